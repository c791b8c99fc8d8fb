-- case: integer becomes bigint
-- old
CREATE TABLE a (n int);
-- rows
INSERT INTO a VALUES (1);
-- new
CREATE TABLE a (n bigint);

-- case: varchar grows
-- old
CREATE TABLE a (t varchar(10) DEFAULT 'x');
-- rows
INSERT INTO a VALUES ('abc');
-- new
CREATE TABLE a (t varchar(20) DEFAULT 'x');

-- case: varchar becomes text, with a check and a partial index on it
-- old
CREATE TABLE a (t varchar(10) CONSTRAINT known CHECK (t IN ('a', 'b')));
CREATE INDEX a_t ON a (t) WHERE t = 'a';
-- rows
INSERT INTO a VALUES ('a');
-- new
CREATE TABLE a (t text CONSTRAINT known CHECK (t IN ('a', 'b')));
CREATE INDEX a_t ON a (t) WHERE t = 'a';

-- case: text becomes integer
-- old
CREATE TABLE a (t text DEFAULT '7');
-- rows
INSERT INTO a VALUES ('12');
-- new
CREATE TABLE a (t int DEFAULT 7);

-- case: text becomes jsonb
-- old
CREATE TABLE a (t text);
-- rows
INSERT INTO a VALUES ('{"a": 1}');
-- new
CREATE TABLE a (t jsonb);

-- case: json becomes jsonb
-- old
CREATE TABLE a (t json DEFAULT '{}');
-- new
CREATE TABLE a (t jsonb DEFAULT '{}');

-- case: integer becomes boolean
-- old
CREATE TABLE a (f int NOT NULL DEFAULT 0);
-- rows
INSERT INTO a VALUES (1), (0);
-- new
CREATE TABLE a (f boolean NOT NULL DEFAULT false);

-- case: smallint becomes boolean
-- old
CREATE TABLE a (f smallint);
-- rows
INSERT INTO a VALUES (1), (NULL);
-- new
CREATE TABLE a (f boolean);

-- case: text becomes uuid
-- old
CREATE TABLE a (id text PRIMARY KEY);
-- rows
INSERT INTO a VALUES ('00000000-0000-0000-0000-000000000001');
-- new
CREATE TABLE a (id uuid PRIMARY KEY);

-- case: date becomes timestamptz
-- old
CREATE TABLE a (d date DEFAULT CURRENT_DATE);
-- rows
INSERT INTO a VALUES ('2026-01-01');
-- new
CREATE TABLE a (d timestamptz DEFAULT now());

-- case: numeric loses its scale
-- old
CREATE TABLE a (n numeric(10, 4));
-- rows
INSERT INTO a VALUES (1.25);
-- new
CREATE TABLE a (n numeric(10, 2));

-- case: a value becomes an array
-- old
CREATE TABLE a (t text);
-- rows
INSERT INTO a VALUES ('x, y'), (NULL);
-- new
CREATE TABLE a (t text[]);

-- case: integer becomes timestamp
-- old
CREATE TABLE a (at bigint);
-- rows
INSERT INTO a VALUES (1700000000);
-- new
CREATE TABLE a (at timestamptz);

-- case: integer becomes uuid while empty
-- old
CREATE TABLE a (id int);
-- new
CREATE TABLE a (id uuid);

-- case: text becomes an enumerated type
-- old
CREATE TABLE a (m text NOT NULL DEFAULT 'good');
-- rows
INSERT INTO a VALUES ('bad');
-- new
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE a (m mood NOT NULL DEFAULT 'good');

-- case: one enumerated type becomes another
-- old
CREATE TYPE m1 AS ENUM ('a', 'b');
CREATE TABLE t (m m1 DEFAULT 'a');
-- rows
INSERT INTO t VALUES ('b');
-- new
CREATE TYPE m1 AS ENUM ('a', 'b');
CREATE TYPE m2 AS ENUM ('b', 'a');
CREATE TABLE t (m m2 DEFAULT 'b');

-- case: a type changes under a view
-- old
CREATE TABLE a (n int, t text);
CREATE VIEW v AS SELECT n, t FROM a;
CREATE VIEW w AS SELECT n + 1 AS m FROM v;
-- rows
INSERT INTO a VALUES (1, 'x');
-- new
CREATE TABLE a (n bigint, t text);
CREATE VIEW v AS SELECT n, t FROM a;
CREATE VIEW w AS SELECT n + 1 AS m FROM v;

-- case: a type changes under a materialized view with an index
-- old
CREATE TABLE a (n int);
CREATE MATERIALIZED VIEW v AS SELECT n FROM a;
CREATE UNIQUE INDEX v_n ON v (n);
-- new
CREATE TABLE a (n bigint);
CREATE MATERIALIZED VIEW v AS SELECT n FROM a;
CREATE UNIQUE INDEX v_n ON v (n);

-- case: a type changes under a policy and a trigger
-- old
CREATE TABLE a (n int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER g BEFORE UPDATE OF n ON a FOR EACH ROW EXECUTE FUNCTION f();
CREATE POLICY p ON a USING (n > 0);
-- new
CREATE TABLE a (n bigint);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER g BEFORE UPDATE OF n ON a FOR EACH ROW EXECUTE FUNCTION f();
CREATE POLICY p ON a USING (n > 0);

-- case: types of both sides of a foreign key change
-- old
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p);
-- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
-- new
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE c (p_id bigint REFERENCES p);

-- case: types of both sides of a foreign key become text
-- old
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p);
-- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
-- new
CREATE TABLE p (id text PRIMARY KEY);
CREATE TABLE c (p_id text REFERENCES p);

-- case: timestamp becomes time with its precision
-- old
CREATE TABLE a (t timestamp);
-- new
CREATE TABLE a (t timestamp(0));

-- case: char becomes varchar
-- old
CREATE TABLE a (t char(8));
-- rows
INSERT INTO a VALUES ('12345678');
-- new
CREATE TABLE a (t varchar(8));

-- case: a column becomes of a domain
-- old
CREATE DOMAIN positive AS int CHECK (value > 0);
CREATE TABLE a (n int);
-- rows
INSERT INTO a VALUES (4);
-- new
CREATE DOMAIN positive AS int CHECK (value > 0);
CREATE TABLE a (n positive);
