CREATE TYPE species AS ENUM ('cat', 'dog');

CREATE TABLE owner (
    name VARCHAR(80) NOT NULL,
    email VARCHAR NOT NULL,
    id SERIAL NOT NULL,
    known_since DATE NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (email)
);

CREATE INDEX ix_owner_name ON owner (name);

CREATE TABLE visit (
    id SERIAL NOT NULL,
    at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    urgent BOOLEAN NOT NULL,
    room VARCHAR(8) DEFAULT '1',
    PRIMARY KEY (id)
);

CREATE TABLE pet (
    id UUID NOT NULL,
    name VARCHAR NOT NULL,
    species species NOT NULL,
    weight NUMERIC(6, 2) NOT NULL,
    height FLOAT,
    chip VARCHAR,
    owner_id INTEGER NOT NULL,
    born TIMESTAMP WITH TIME ZONE DEFAULT now(),
    remarks JSONB NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (owner_id, name),
    FOREIGN KEY(owner_id) REFERENCES owner (id)
);

CREATE TABLE visitpet (
    visit_id INTEGER NOT NULL,
    pet_id UUID NOT NULL,
    PRIMARY KEY (visit_id, pet_id),
    FOREIGN KEY(visit_id) REFERENCES visit (id),
    FOREIGN KEY(pet_id) REFERENCES pet (id) ON DELETE CASCADE
);
