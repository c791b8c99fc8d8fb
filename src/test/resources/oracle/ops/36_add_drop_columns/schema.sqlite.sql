BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE c (
	id INTEGER NOT NULL, nn VARCHAR(10) DEFAULT 'x' NOT NULL, idx INTEGER, b BOOLEAN DEFAULT 'false' NOT NULL, num NUMERIC(5, 2), 
	PRIMARY KEY (id)
);
CREATE INDEX ix_c_idx ON c (idx);
COMMIT;
