BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE post (
	id INTEGER NOT NULL, 
	title VARCHAR(50), 
	slug VARCHAR(50), 
	PRIMARY KEY (id)
);
COMMIT;
