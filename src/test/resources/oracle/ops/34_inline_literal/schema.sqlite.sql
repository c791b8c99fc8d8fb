BEGIN TRANSACTION;
CREATE TABLE acct (
	id INTEGER NOT NULL, 
	name VARCHAR(20), 
	n INTEGER, 
	PRIMARY KEY (id)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
COMMIT;
