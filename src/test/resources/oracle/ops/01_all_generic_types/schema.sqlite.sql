BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE everything (
	id INTEGER NOT NULL, 
	c_bigint BIGINT, 
	c_smallint SMALLINT NOT NULL, 
	c_string VARCHAR, 
	c_string50 VARCHAR(50) NOT NULL, 
	c_varchar VARCHAR(255), 
	c_char CHAR(2), 
	c_unicode VARCHAR(120), 
	c_unicodetext TEXT, 
	c_text TEXT, 
	c_bool BOOLEAN NOT NULL, 
	c_date DATE, 
	c_time TIME, 
	c_timetz TIME, 
	c_datetime DATETIME, 
	c_datetimetz DATETIME, 
	c_timestamp TIMESTAMP, 
	c_interval DATETIME, 
	c_float FLOAT, 
	c_float53 FLOAT, 
	c_real REAL, 
	c_numeric NUMERIC, 
	c_numeric102 NUMERIC(10, 2), 
	c_decimal DECIMAL(18, 6), 
	c_lb BLOB, 
	c_lb16 BLOB, 
	c_json JSON, 
	c_pickle BLOB, 
	c_enum VARCHAR(9) NOT NULL, 
	c_enum_text VARCHAR(10), 
	PRIMARY KEY (id)
);
COMMIT;
