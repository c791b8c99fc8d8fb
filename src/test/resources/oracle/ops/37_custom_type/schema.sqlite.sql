BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE wallet (
	id CHAR(32) NOT NULL, 
	balance NUMERIC(12, 4) NOT NULL, 
	ci VARCHAR(99), 
	v TEXT, 
	PRIMARY KEY (id)
);
COMMIT;
