BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE event (
	id INTEGER NOT NULL, 
	body TEXT, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_event_body ON event (body);
COMMIT;
