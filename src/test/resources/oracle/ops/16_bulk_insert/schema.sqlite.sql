BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE role (
	id INTEGER NOT NULL, 
	name VARCHAR(50) NOT NULL, 
	since DATE, 
	rate NUMERIC(6, 2), 
	active BOOLEAN, 
	PRIMARY KEY (id)
);
COMMIT;
