BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE feature_flag (
	id INTEGER NOT NULL, 
	name VARCHAR(64) NOT NULL, 
	state VARCHAR(4) DEFAULT 'off' NOT NULL, 
	v INTEGER DEFAULT '3', 
	PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_feature_flag_name ON feature_flag (name);
COMMIT;
