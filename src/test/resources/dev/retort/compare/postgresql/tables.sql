-- case: storage parameters
-- old
CREATE TABLE a (x text) WITH (fillfactor = 90, autovacuum_enabled = false);
-- new
CREATE TABLE a (x text) WITH (fillfactor = 70, toast.autovacuum_enabled = false);

-- case: a table becomes unlogged
-- old
CREATE TABLE a (x int);
-- rows
INSERT INTO a VALUES (1);
-- new
CREATE UNLOGGED TABLE a (x int);

-- case: an unlogged table with options is added
-- old
-- new
CREATE UNLOGGED TABLE a (x int) WITH (fillfactor = 50);

-- case: a table partitioned by range is added
-- old
-- new
CREATE TABLE m (id bigint GENERATED ALWAYS AS IDENTITY, at date NOT NULL, kind text DEFAULT 'x', PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE m_2026 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE m_rest PARTITION OF m (kind DEFAULT 'rest') DEFAULT;
CREATE INDEX m_kind ON m (kind);
CREATE INDEX m_own ON m_2026 (at, kind);

-- case: a table partitioned by list and hash is added
-- old
-- new
CREATE TABLE m (a int, b text) PARTITION BY LIST (b);
CREATE TABLE m_x PARTITION OF m FOR VALUES IN ('x', 'it''s', NULL) PARTITION BY HASH (a);
CREATE TABLE m_x0 PARTITION OF m_x FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE m_x1 PARTITION OF m_x FOR VALUES WITH (MODULUS 2, REMAINDER 1);

-- case: a partition is added
-- old
CREATE TABLE m (at date, x int) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- rows
INSERT INTO m VALUES ('2026-03-03', 1);
-- new
CREATE TABLE m (at date, x int) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');

-- case: a partition is dropped
-- old
CREATE TABLE m (at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- new
CREATE TABLE m (at date) PARTITION BY RANGE (at);

-- case: a partition's bound changes
-- old
CREATE TABLE m (at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2026-07-01');
-- rows
INSERT INTO m VALUES ('2026-03-03');
-- new
CREATE TABLE m (at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: a column is added to a partitioned table
-- old
CREATE TABLE m (at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- new
CREATE TABLE m (at date, n int NOT NULL DEFAULT 4) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: a partition's own default
-- old
CREATE TABLE m (at date, n int DEFAULT 1) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- new
CREATE TABLE m (at date, n int DEFAULT 1) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE m1 ALTER n SET DEFAULT 2;

-- case: keys and checks of a partitioned table
-- old
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE m (at date NOT NULL, p_id int) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- new
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE m (at date NOT NULL, p_id int REFERENCES p, PRIMARY KEY (at), CONSTRAINT c CHECK (p_id > 0)) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: a trigger of a partitioned table
-- old
CREATE TABLE m (at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- new
CREATE TABLE m (at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER t AFTER INSERT ON m FOR EACH ROW EXECUTE FUNCTION f();

-- case: a foreign key to a partitioned table
-- old
CREATE TABLE m (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (100);
CREATE TABLE c (m_id int);
-- new
CREATE TABLE m (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (100);
CREATE TABLE c (m_id int REFERENCES m);

-- case: a plain table becomes partitioned
-- old
CREATE TABLE m (at date);
-- new
CREATE TABLE m (at date) PARTITION BY RANGE (at);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: a table inherits another
-- old
CREATE TABLE base (id int, note text CONSTRAINT noted CHECK (note <> ''));
-- new
CREATE TABLE base (id int, note text CONSTRAINT noted CHECK (note <> ''));
CREATE TABLE more (n int, id int DEFAULT 4) INHERITS (base);

-- case: a column is added to a table that others inherit
-- old
CREATE TABLE base (id int);
CREATE TABLE more (n int) INHERITS (base);
-- new
CREATE TABLE base (id int, x int);
CREATE TABLE more (n int) INHERITS (base);

-- case: a table no longer inherits
-- old
CREATE TABLE base (id int);
CREATE TABLE more (n int) INHERITS (base);
-- new
CREATE TABLE base (id int);
CREATE TABLE more (id int, n int);

-- case: a table without columns
-- old
-- new
CREATE TABLE nothing ();

-- case: names in quotes, with dots, percent signs and spaces
-- old
CREATE TABLE "Tab.le %" ("Col ""umn" int, "select" text, "a.b" int);
CREATE INDEX "In dex.%" ON "Tab.le %" ("select");
-- rows
INSERT INTO "Tab.le %" VALUES (1, 'x', 2);
-- new
CREATE TABLE "Tab.le %" ("Col ""umn" bigint NOT NULL, "select" text DEFAULT '%s', "a.b" int PRIMARY KEY, "New %%" text);
CREATE INDEX "In dex.%" ON "Tab.le %" ("select", "a.b");
COMMENT ON TABLE "Tab.le %" IS '%s %% it''s';

-- case: names in Korean
-- old
CREATE TABLE 사용자 (번호 int PRIMARY KEY, 이름 text);
-- rows
INSERT INTO 사용자 VALUES (1, '김');
-- new
CREATE TABLE 사용자 (번호 bigint PRIMARY KEY, 이름 text NOT NULL, 상태 text DEFAULT '신규');
CREATE INDEX 사용자_이름 ON 사용자 (이름);
CREATE TABLE 주문 (번호 serial PRIMARY KEY, 사용자 bigint REFERENCES 사용자 (번호));

-- case: names of 63 bytes
-- old
CREATE TABLE a123456789a123456789a123456789a123456789a123456789a123456789abc (id int);
-- new
CREATE TABLE a123456789a123456789a123456789a123456789a123456789a123456789abc (id serial PRIMARY KEY, b123456789b123456789b123456789b123456789b123456789b123456789xyz int NOT NULL UNIQUE, note text NOT NULL);
CREATE INDEX c123456789c123456789c123456789c123456789c123456789c123456789xyz ON a123456789a123456789a123456789a123456789a123456789a123456789abc (b123456789b123456789b123456789b123456789b123456789b123456789xyz);

-- case: reserved words as names
-- old
CREATE TABLE "user" (id int PRIMARY KEY, "order" int);
-- new
CREATE TABLE "user" (id int PRIMARY KEY, "order" int, "group" text, "limit" int CHECK ("limit" > 0));
CREATE TABLE "table" ("user" int REFERENCES "user", "check" boolean DEFAULT true, UNIQUE ("user", "check"));

-- case: a foreign table's server is not Retort's
-- old
CREATE EXTENSION postgres_fdw;
CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'nowhere');
CREATE FOREIGN TABLE f (x int) SERVER far OPTIONS (schema_name 'public');
-- new
CREATE EXTENSION postgres_fdw;
CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'nowhere');
CREATE FOREIGN TABLE f (x int, y text NOT NULL) SERVER far OPTIONS (schema_name 'public');

-- case: nothing changes on a schema of every kind
-- unchanged: yes
-- old
CREATE EXTENSION citext;
CREATE TYPE mood AS ENUM ('a');
CREATE DOMAIN d AS citext CHECK (value <> '');
CREATE TABLE p (id serial PRIMARY KEY, m mood DEFAULT 'a', d d, g int GENERATED ALWAYS AS (1 + 1) STORED);
CREATE INDEX ON p (m) WHERE m = 'a';
CREATE VIEW v AS SELECT * FROM p;
CREATE FUNCTION f(p) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE POLICY o ON p USING (id > 0);
-- new
CREATE EXTENSION citext;
CREATE TYPE mood AS ENUM ('a');
CREATE DOMAIN d AS citext CHECK (value <> '');
CREATE TABLE p (id serial PRIMARY KEY, m mood DEFAULT 'a', d d, g int GENERATED ALWAYS AS (1 + 1) STORED);
CREATE INDEX ON p (m) WHERE m = 'a';
CREATE VIEW v AS SELECT * FROM p;
CREATE FUNCTION f(p) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE POLICY o ON p USING (id > 0);
