BEGIN TRANSACTION;
CREATE TABLE account (
	id INTEGER NOT NULL, 
	parent_id INTEGER, 
	country_code VARCHAR(2), 
	country_region INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_account_country FOREIGN KEY(country_code, country_region) REFERENCES country (code, region) ON DELETE SET NULL ON UPDATE CASCADE, 
	FOREIGN KEY(parent_id) REFERENCES account (id) ON DELETE CASCADE
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE country (
	code VARCHAR(2) NOT NULL, 
	region INTEGER NOT NULL, 
	CONSTRAINT pk_country PRIMARY KEY (code, region)
);
CREATE TABLE invoice (
	id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	payer_id INTEGER, 
	approver_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(payer_id) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_inv_approver FOREIGN KEY(approver_id) REFERENCES account (id) MATCH FULL ON DELETE NO ACTION, 
	CONSTRAINT fk_invoice_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE RESTRICT
);
COMMIT;
