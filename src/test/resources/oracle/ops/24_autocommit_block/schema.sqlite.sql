BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE big (
	id INTEGER NOT NULL, 
	k INTEGER, z INTEGER, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_big_k ON big (k);
COMMIT;
