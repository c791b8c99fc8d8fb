-- case: an attribute gets another type while a column holds such values
-- old
CREATE TYPE place AS (code text, at date);
CREATE TABLE a (id int, p place NOT NULL, ps place[]);
COMMENT ON TYPE place IS 'where';
COMMENT ON COLUMN place.code IS 'a number';
CREATE VIEW seen AS SELECT (p).code AS code FROM a;
-- rows
INSERT INTO a VALUES (1, ('7', '2026-01-02'), ARRAY[('8', NULL)::place]);
-- new
CREATE TYPE place AS (code integer, at date);
CREATE TABLE a (id int, p place NOT NULL, ps place[]);
COMMENT ON TYPE place IS 'where';
COMMENT ON COLUMN place.code IS 'a number';
CREATE VIEW seen AS SELECT (p).code AS code FROM a;

-- case: a domain of another type keeps its comment, and what stands on it gives way
-- old
CREATE DOMAIN code AS varchar(30) COLLATE "C";
COMMENT ON DOMAIN code IS 'short';
CREATE TABLE a (id int, c code);
CREATE VIEW seen AS SELECT c FROM a;
CREATE FUNCTION is_long(c code) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT length(c) > 9';
-- rows
INSERT INTO a VALUES (1, 'x');
-- new
CREATE DOMAIN code AS text CHECK (VALUE <> '');
COMMENT ON DOMAIN code IS 'short';
CREATE TABLE a (id int, c code);
CREATE VIEW seen AS SELECT c FROM a;
CREATE FUNCTION is_long(c code) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT length(c) > 9';

-- case: an enum without a label keeps its comment
-- old
CREATE TYPE mood AS ENUM ('sad', 'ok');
COMMENT ON TYPE mood IS 'of people';
-- new
CREATE TYPE mood AS ENUM ('ok');
COMMENT ON TYPE mood IS 'of people';

-- case: a label added and taken back keeps the comment of its type
-- old
CREATE TYPE mood AS ENUM ('sad', 'ok');
COMMENT ON TYPE mood IS 'of people';
-- new
CREATE TYPE mood AS ENUM ('sad', 'meh', 'ok');
COMMENT ON TYPE mood IS 'of people';

-- case: a partition goes while a foreign key refers to the whole
-- old
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
CREATE TABLE c (p_id int REFERENCES p, up int);
ALTER TABLE p ADD CONSTRAINT self FOREIGN KEY (id) REFERENCES p;
-- new
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE c (p_id int REFERENCES p, up int);
ALTER TABLE p ADD CONSTRAINT self FOREIGN KEY (id) REFERENCES p;

-- case: a partitioned table that a foreign key refers to goes
-- old
CREATE TABLE p (id int PRIMARY KEY) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE c (p_id int REFERENCES p);
ALTER TABLE p ADD CONSTRAINT self FOREIGN KEY (id) REFERENCES p;
-- new
CREATE TABLE c (p_id int);

-- case: a function goes with a label of its argument
-- old
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION is_ok(m mood) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN m = ''ok''; END';
CREATE TABLE a (id int, fine boolean DEFAULT is_ok('ok'));
-- new
CREATE TYPE mood AS ENUM ('ok');
CREATE TABLE a (id int, fine boolean);

-- case: a function goes while its argument gets a label
-- old
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION is_ok(m mood) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN m = ''ok''; END';
-- new
CREATE TYPE mood AS ENUM ('sad', 'ok', 'new');

-- case: a sequence stays when its column goes
-- old
CREATE SEQUENCE numbers;
CREATE TABLE a (id int, n int);
CREATE TABLE b (id int DEFAULT nextval('numbers'));
ALTER SEQUENCE numbers OWNED BY a.n;
-- new
CREATE SEQUENCE numbers;
CREATE TABLE a (id int);
CREATE TABLE b (id int DEFAULT nextval('numbers'));

-- case: a sequence is given to another table when its own goes
-- old
CREATE SEQUENCE numbers;
CREATE TABLE a (n int);
CREATE TABLE b (id int DEFAULT nextval('numbers'));
ALTER SEQUENCE numbers OWNED BY a.n;
-- new
CREATE SEQUENCE numbers;
CREATE TABLE b (id int DEFAULT nextval('numbers'));
ALTER SEQUENCE numbers OWNED BY b.id;

-- case: a sequence goes with its table while another's default still names it
-- old
CREATE SEQUENCE numbers;
CREATE TABLE a (n int);
CREATE TABLE b (id int DEFAULT nextval('numbers'));
ALTER SEQUENCE numbers OWNED BY a.n;
-- new
CREATE TABLE b (id int DEFAULT 7);

-- case: a child gets another parent when its own goes
-- old
CREATE TABLE p (a int);
CREATE TABLE c (b int) INHERITS (p);
-- rows
INSERT INTO c (b) VALUES (2);
-- new
CREATE TABLE q (a int);
CREATE TABLE c (b int) INHERITS (q);

-- case: a table gets the name of a sequence and a type of one
-- old
CREATE SEQUENCE things;
CREATE TYPE kinds AS ENUM ('a');
CREATE TABLE uses (n int DEFAULT nextval('things'));
-- new
CREATE TABLE things (id int);
CREATE TABLE kinds (id int);
CREATE TABLE uses (n int);

-- case: an index gets the name another table's had
-- old
CREATE TABLE a (n int);
CREATE INDEX i ON a (n);
CREATE TABLE b (n int, m int);
-- new
CREATE TABLE a (n int);
CREATE TABLE b (n int, m int);
CREATE INDEX i ON b (m);

-- case: tables swap names
-- renames: yes
-- old
CREATE TABLE a (id int PRIMARY KEY, name text, age int);
CREATE TABLE b (id int PRIMARY KEY, price numeric, sold date);
-- new
CREATE TABLE b (id int PRIMARY KEY, name text, age int);
CREATE TABLE a (id int PRIMARY KEY, price numeric, sold date);

-- case: columns swap names
-- renames: yes
-- old
CREATE TABLE t (id int, a text, b date);
-- new
CREATE TABLE t (id int, b text, a date);

-- case: a table gets the name of one that goes
-- renames: yes
-- old
CREATE TABLE visits (id int PRIMARY KEY, at date, place text, length int);
CREATE TABLE stays (id int PRIMARY KEY, room text);
-- rows
INSERT INTO visits VALUES (1, '2026-01-01', 'x', 3);
-- new
CREATE TABLE stays (id int PRIMARY KEY, at date, place text, length int);

-- case: a default changes with the labels of its type
-- old
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE a (m mood DEFAULT 'sad');
-- new
CREATE TYPE mood AS ENUM ('ok', 'new');
CREATE TABLE a (m mood DEFAULT 'new');

-- case: a view without a column takes along the view on it that the target has not
-- old
CREATE TABLE t (a int, b int);
CREATE VIEW low AS SELECT a, b FROM t;
CREATE VIEW high AS SELECT a FROM low;
-- new
CREATE TABLE t (a int, b int);
CREATE VIEW low AS SELECT b FROM t;

-- case: a table moves to another schema
-- old
CREATE TABLE t (id int PRIMARY KEY, name text);
-- new
CREATE SCHEMA app;
CREATE TABLE app.t (id int PRIMARY KEY, name text);

-- case: a type that a function takes gets another name
-- renames: yes
-- old
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION is_ok(m mood) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN m = ''ok''; END';
COMMENT ON FUNCTION is_ok(mood) IS 'fine';
-- new
CREATE TYPE feeling AS ENUM ('sad', 'ok');
CREATE FUNCTION is_ok(m feeling) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN m = ''ok''; END';
COMMENT ON FUNCTION is_ok(feeling) IS 'fine';

-- case: a key twice
-- old
CREATE TABLE b (x int);
-- new
CREATE TABLE b (x int);
CREATE TABLE a (id int PRIMARY KEY);
ALTER TABLE a ADD CONSTRAINT again UNIQUE (id);
ALTER TABLE a ADD CONSTRAINT once_more UNIQUE (id) DEFERRABLE;

-- case: a domain gets stricter whose values stand in arrays and rows
-- old
CREATE DOMAIN code AS text;
CREATE TYPE place AS (code code, city text);
CREATE TABLE t (id int PRIMARY KEY, codes code[] DEFAULT '{a}' NOT NULL, at place);
CREATE INDEX by_codes ON t USING gin (codes);
CREATE VIEW first_codes AS SELECT id, codes[1] AS code FROM t;
-- rows
INSERT INTO t VALUES (1, '{a,b}', ROW ('x', 'it''s, "there"')), (2, DEFAULT, NULL);
-- new
CREATE DOMAIN code AS text NOT NULL CONSTRAINT short CHECK (length(VALUE) < 5);
CREATE TYPE place AS (code code, city text);
CREATE TABLE t (id int PRIMARY KEY, codes code[] DEFAULT '{a}' NOT NULL, at place);
CREATE INDEX by_codes ON t USING gin (codes);
CREATE VIEW first_codes AS SELECT id, codes[1] AS code FROM t;

-- case: a domain gets laxer whose values stand in arrays
-- old
CREATE DOMAIN code AS text NOT NULL CHECK (VALUE <> '');
CREATE TABLE t (id int PRIMARY KEY, codes code[]);
CREATE VIEW first_codes AS SELECT id, codes[1] AS code FROM t;
-- rows
INSERT INTO t VALUES (1, '{a,b}');
-- new
CREATE DOMAIN code AS text;
CREATE TABLE t (id int PRIMARY KEY, codes code[]);
CREATE VIEW first_codes AS SELECT id, codes[1] AS code FROM t;

-- case: a domain gets another name and another type
-- renames: yes
-- old
CREATE DOMAIN amount AS integer CHECK (VALUE > 0);
CREATE TABLE t (id int PRIMARY KEY, a amount DEFAULT 3, b amount[]);
-- rows
INSERT INTO t VALUES (1, 2, '{4}');
-- new
CREATE DOMAIN amounts AS bigint CHECK (VALUE > 0);
CREATE TABLE t (id int PRIMARY KEY, a amounts DEFAULT 3, b amounts[]);

-- case: an enum that a domain checks gets another name
-- renames: yes
-- old
CREATE TYPE mood AS ENUM ('sad', 'ok', 'fine');
CREATE DOMAIN good AS mood CHECK (VALUE > 'sad'::mood);
CREATE TABLE t (g good);
-- new
CREATE TYPE feeling AS ENUM ('sad', 'ok', 'fine');
CREATE DOMAIN good AS feeling CHECK (VALUE > 'sad'::feeling);
CREATE TABLE t (g good);

-- case: a column gets another name that a key includes
-- renames: yes
-- old
CREATE TABLE t (id int, a text NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id) INCLUDE (a), CONSTRAINT u UNIQUE (a) INCLUDE (id));
-- rows
INSERT INTO t VALUES (1, 'x');
-- new
CREATE TABLE t (id int, "order" text NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id) INCLUDE ("order"), CONSTRAINT u UNIQUE ("order") INCLUDE (id));

-- case: a partitioned table is made anew with its parts, one in another schema
-- renames: no
-- old
CREATE SCHEMA parts;
CREATE TABLE t (level int NOT NULL) PARTITION BY HASH (level);
CREATE TABLE parts.first PARTITION OF t FOR VALUES WITH (modulus 3, remainder 0);
CREATE INDEX by_level ON parts.first (level) WHERE level > 3;
COMMENT ON TABLE parts.first IS 'the first';
-- new
CREATE SCHEMA parts;
CREATE TABLE t (score int NOT NULL) PARTITION BY HASH (score);
CREATE TABLE parts.first PARTITION OF t FOR VALUES WITH (modulus 3, remainder 0);
CREATE INDEX by_level ON parts.first (score) WHERE score > 3;
COMMENT ON TABLE parts.first IS 'the first';

-- case: a constraint and an index get other names and other comments
-- old
CREATE TABLE t (id int CONSTRAINT positive CHECK (id > 0), a int);
CREATE INDEX by_a ON t (a);
COMMENT ON CONSTRAINT positive ON t IS 'more than zero';
COMMENT ON INDEX by_a IS 'the index';
-- new
CREATE TABLE t (id int CONSTRAINT above CHECK (id > 0), a int);
CREATE INDEX on_a ON t (a);
COMMENT ON CONSTRAINT above ON t IS 'above zero';

-- case: a key gets another name while one of those it might lean on goes
-- old
CREATE TABLE t (code int CONSTRAINT t_pkey PRIMARY KEY, CONSTRAINT once UNIQUE (code), CONSTRAINT self FOREIGN KEY (code) REFERENCES t (code) ON UPDATE CASCADE);
COMMENT ON CONSTRAINT self ON t IS 'it''s itself';
-- new
CREATE TABLE t (code int CONSTRAINT t_pkey PRIMARY KEY, CONSTRAINT oneself FOREIGN KEY (code) REFERENCES t (code) ON UPDATE CASCADE);
COMMENT ON CONSTRAINT oneself ON t IS 'it''s itself';

-- case: an identity column becomes a serial one
-- old
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text);
-- rows
INSERT INTO t (a) VALUES ('x'), ('y');
-- new
CREATE TABLE t (id serial PRIMARY KEY, a text);

-- case: a domain and its check have comments of their own
-- old
CREATE DOMAIN d AS int CONSTRAINT dc CHECK (VALUE > 0);
COMMENT ON DOMAIN d IS 'the domain';
COMMENT ON CONSTRAINT dc ON DOMAIN d IS 'of the check';
-- new
CREATE DOMAIN d AS int CONSTRAINT dc CHECK (VALUE > 0);
COMMENT ON DOMAIN d IS 'the other domain';
COMMENT ON CONSTRAINT dc ON DOMAIN d IS 'of the check';
