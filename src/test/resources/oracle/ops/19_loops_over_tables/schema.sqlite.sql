BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE alpha (
	id INTEGER NOT NULL, x INTEGER, deleted_at DATETIME, rank SMALLINT DEFAULT '2', 
	PRIMARY KEY (id)
);
CREATE TABLE beta (
	id INTEGER NOT NULL, y VARCHAR(12), deleted_at DATETIME, rank SMALLINT DEFAULT '1', 
	PRIMARY KEY (id)
);
CREATE TABLE gamma (
	id INTEGER NOT NULL, z DATE, deleted_at DATETIME, rank SMALLINT DEFAULT '0', 
	PRIMARY KEY (id)
);
CREATE INDEX ix_alpha_deleted_at ON alpha (deleted_at);
CREATE INDEX ix_beta_deleted_at ON beta (deleted_at);
CREATE INDEX ix_gamma_deleted_at ON gamma (deleted_at);
COMMIT;
