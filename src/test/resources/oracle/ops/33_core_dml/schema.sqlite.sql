BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE emp (
	id INTEGER NOT NULL, 
	name VARCHAR(30), 
	salary NUMERIC(10, 2), 
	dept VARCHAR(10), 
	PRIMARY KEY (id)
);
COMMIT;
