BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE ticket (
	id INTEGER NOT NULL, priority VARCHAR(4) DEFAULT 'low' NOT NULL, kind VARCHAR(4), 
	PRIMARY KEY (id)
);
COMMIT;
