BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE "prefs" (
	id INTEGER NOT NULL, 
	enabled BOOLEAN, 
	theme VARCHAR(5), 
	owner INTEGER, 
	size INTEGER DEFAULT 3 NOT NULL, 
	CONSTRAINT pk_prefs PRIMARY KEY (id), 
	CONSTRAINT theme CHECK (theme IN ('dark', 'light')), 
	FOREIGN KEY(owner) REFERENCES prefs (id)
);
CREATE INDEX ix_prefs_partial ON prefs (theme) WHERE theme IS NOT NULL;
CREATE INDEX ix_prefs_size ON prefs (size);
COMMIT;
