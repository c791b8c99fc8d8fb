CREATE TABLE clients (
    id SERIAL NOT NULL,
    client_id VARCHAR(48),
    client_secret VARCHAR(120),
    client_id_issued_at INTEGER NOT NULL,
    client_secret_expires_at INTEGER NOT NULL,
    client_metadata TEXT,
    PRIMARY KEY (id)
);

CREATE INDEX ix_clients_client_id ON clients (client_id);

CREATE TABLE codes (
    client_id VARCHAR(60) NOT NULL,
    id SERIAL NOT NULL,
    code VARCHAR(120) NOT NULL,
    redirect_uri TEXT,
    response_type TEXT,
    scope TEXT,
    nonce TEXT,
    auth_time INTEGER NOT NULL,
    acr TEXT,
    amr TEXT,
    code_challenge TEXT,
    code_challenge_method VARCHAR(48),
    PRIMARY KEY (id),
    UNIQUE (code)
);

CREATE TABLE tokens (
    "user" INTEGER NOT NULL,
    id SERIAL NOT NULL,
    client_id VARCHAR(48),
    token_type VARCHAR(40),
    access_token VARCHAR(255) NOT NULL,
    refresh_token VARCHAR(255),
    scope TEXT,
    issued_at INTEGER NOT NULL,
    access_token_revoked_at INTEGER NOT NULL,
    refresh_token_revoked_at INTEGER NOT NULL,
    expires_in INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY("user") REFERENCES clients (id),
    UNIQUE (access_token)
);

CREATE INDEX ix_tokens_refresh_token ON tokens (refresh_token);
