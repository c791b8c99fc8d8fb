BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE "left" (
	id INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE left_right (
	left_id INTEGER NOT NULL, 
	right_id INTEGER NOT NULL, 
	PRIMARY KEY (left_id, right_id), 
	FOREIGN KEY(left_id) REFERENCES "left" (id) ON DELETE CASCADE, 
	FOREIGN KEY(right_id) REFERENCES "right" (id) ON DELETE CASCADE
);
CREATE TABLE "right" (
	id INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
COMMIT;
