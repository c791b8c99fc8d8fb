-- case: a table is added
-- old
CREATE TABLE a (id int PRIMARY KEY);
-- new
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY, note text NOT NULL DEFAULT '', a_id int REFERENCES a);

-- case: a table is dropped
-- old
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY, a_id int REFERENCES a ON DELETE CASCADE);
-- new
CREATE TABLE a (id int PRIMARY KEY);

-- case: two tables that refer to each other are added
-- old
CREATE TABLE other (id int);
-- new
CREATE TABLE other (id int);
CREATE TABLE a (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b_id) REFERENCES b;

-- case: a table that refers to itself is added
-- old
-- new
CREATE TABLE tree (id int PRIMARY KEY, parent int REFERENCES tree ON DELETE SET NULL);

-- case: a column is added
-- old
CREATE TABLE a (id int);
-- rows
INSERT INTO a VALUES (1), (2);
-- new
CREATE TABLE a (id int, note text);

-- case: a column is dropped
-- old
CREATE TABLE a (id int, note text);
-- rows
INSERT INTO a VALUES (1, 'x');
-- new
CREATE TABLE a (id int);

-- case: a column with a default and no null is added to rows
-- old
CREATE TABLE a (id int);
-- rows
INSERT INTO a VALUES (1);
-- new
CREATE TABLE a (id int, state text NOT NULL DEFAULT 'new');

-- case: a column becomes not null
-- old
CREATE TABLE a (id int, note text);
-- rows
INSERT INTO a VALUES (1, 'x');
-- new
CREATE TABLE a (id int, note text NOT NULL);

-- case: a column becomes nullable
-- old
CREATE TABLE a (id int, note text NOT NULL);
-- rows
INSERT INTO a VALUES (1, 'x');
-- new
CREATE TABLE a (id int, note text);

-- case: a default is added
-- old
CREATE TABLE a (id int, at timestamptz);
-- new
CREATE TABLE a (id int, at timestamptz DEFAULT now());

-- case: a default is dropped
-- old
CREATE TABLE a (id int, flag boolean DEFAULT true);
-- new
CREATE TABLE a (id int, flag boolean);

-- case: a default is changed
-- old
CREATE TABLE a (id int, n int DEFAULT 1);
-- new
CREATE TABLE a (id int, n int DEFAULT 2);

-- case: a default becomes an expression
-- old
CREATE TABLE a (id int, n uuid DEFAULT '00000000-0000-0000-0000-000000000000');
-- new
CREATE TABLE a (id int, n uuid DEFAULT gen_random_uuid());

-- case: a default with quotes, percent signs and backslashes
-- old
CREATE TABLE a (t text DEFAULT 'it''s');
-- new
CREATE TABLE a (t text DEFAULT E'100%% it''s \\ "so" %(name)s :name {x}');

-- case: a default, nullability and type change at once
-- old
CREATE TABLE a (n int DEFAULT 1);
-- rows
INSERT INTO a VALUES (7);
-- new
CREATE TABLE a (n bigint NOT NULL DEFAULT 5);

-- case: a collation is added
-- old
CREATE TABLE a (t text);
-- new
CREATE TABLE a (t text COLLATE "C");

-- case: a collation is changed under an index
-- old
CREATE TABLE a (t text COLLATE "C");
CREATE INDEX a_t ON a (t);
-- rows
INSERT INTO a VALUES ('x');
-- new
CREATE TABLE a (t text COLLATE "POSIX");
CREATE INDEX a_t ON a (t);

-- case: a generated column is added
-- old
CREATE TABLE a (n int);
-- rows
INSERT INTO a VALUES (3);
-- new
CREATE TABLE a (n int, twice int GENERATED ALWAYS AS (n * 2) STORED);

-- case: a generated column is dropped
-- old
CREATE TABLE a (n int, twice int GENERATED ALWAYS AS (n * 2) STORED);
-- new
CREATE TABLE a (n int);

-- case: the expression of a generated column changes, with an index and a check on it
-- old
CREATE TABLE a (n int, more int GENERATED ALWAYS AS (n * 2) STORED CONSTRAINT sane CHECK (more < 100));
CREATE INDEX a_more ON a (more);
-- rows
INSERT INTO a (n) VALUES (3);
-- new
CREATE TABLE a (n int, more int GENERATED ALWAYS AS (n * 3) STORED CONSTRAINT sane CHECK (more < 100));
CREATE INDEX a_more ON a (more);

-- case: a generated column becomes a plain one
-- old
CREATE TABLE a (n int, more int GENERATED ALWAYS AS (n * 2) STORED);
-- rows
INSERT INTO a (n) VALUES (3);
-- new
CREATE TABLE a (n int, more int);

-- case: a column under a generated one changes its type
-- old
CREATE TABLE a (n int, more bigint GENERATED ALWAYS AS (n * 2) STORED);
-- rows
INSERT INTO a (n) VALUES (3);
-- new
CREATE TABLE a (n bigint, more bigint GENERATED ALWAYS AS (n * 2) STORED);

-- case: a column's comment is added
-- old
CREATE TABLE a (n int);
-- new
CREATE TABLE a (n int);
COMMENT ON COLUMN a.n IS '사용자''s % number';

-- case: a column's comment is dropped
-- old
CREATE TABLE a (n int);
COMMENT ON COLUMN a.n IS 'x';
-- new
CREATE TABLE a (n int);

-- case: a table's comment is changed
-- old
CREATE TABLE a (n int);
COMMENT ON TABLE a IS 'old';
-- new
CREATE TABLE a (n int);
COMMENT ON TABLE a IS 'new';

-- case: columns of many types are added
-- old
CREATE TABLE a (id int);
-- new
CREATE TABLE a (id int, a1 smallint, a2 numeric(10, 2), a3 double precision, a4 char(3), a5 varchar(20), a6 bytea,
    a7 interval, a8 time with time zone, a9 timestamp(3), b1 jsonb DEFAULT '{}', b2 text[] DEFAULT '{}', b3 int4range,
    b4 inet, b5 point, b6 bit varying(8), b7 tsvector, b8 xml, b9 money, c1 macaddr, c2 int[][], c3 uuid);

-- case: the order of columns does not matter
-- unchanged: yes
-- old
CREATE TABLE a (x int, y int);
-- new
CREATE TABLE a (y int, x int);

-- case: several columns of a table change at once
-- old
CREATE TABLE a (one int, two text NOT NULL, three date, four text);
-- rows
INSERT INTO a VALUES (1, 'b', '2026-01-01', 'd');
-- new
CREATE TABLE a (one bigint DEFAULT 4, two text, three timestamp, five int);

-- case: a column is added to a table under a view
-- old
CREATE TABLE a (x int);
CREATE VIEW v AS SELECT * FROM a;
-- new
CREATE TABLE a (x int, y int);
CREATE VIEW v AS SELECT * FROM a;
