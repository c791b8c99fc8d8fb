BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE "user" (
	id INTEGER NOT NULL, 
	username VARCHAR(64) DEFAULT 'anon' NOT NULL, 
	email TEXT, 
	bio VARCHAR(140), 
	last_seen DATETIME, 
	level INTEGER DEFAULT '1' NOT NULL, 
	PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_user_email ON user (email);
CREATE UNIQUE INDEX ix_user_username ON user (username);
COMMIT;
