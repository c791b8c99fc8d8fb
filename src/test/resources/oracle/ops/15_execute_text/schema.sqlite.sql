BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE audit_log (
        id INTEGER PRIMARY KEY,
        level VARCHAR(10) NOT NULL DEFAULT 'info',
        message TEXT
    );
CREATE INDEX ix_audit_log_level ON audit_log (level);
COMMIT;
