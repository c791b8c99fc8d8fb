BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE payment (
	id INTEGER NOT NULL, 
	amount NUMERIC(10, 2), 
	state VARCHAR(10), 
	PRIMARY KEY (id)
);
CREATE VIEW v_payment AS
SELECT id, amount * 1.2 AS gross
FROM payment
WHERE state = 'ok';
COMMIT;
