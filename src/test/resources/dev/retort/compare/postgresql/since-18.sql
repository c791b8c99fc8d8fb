-- case: a NOT NULL with a name is the column's, as one without
-- unchanged: yes
-- old
CREATE TABLE a (id int CONSTRAINT must_be NOT NULL, note text);
-- new
CREATE TABLE a (id int NOT NULL, note text);

-- case: a NOT NULL with a name is made and dropped
-- old
CREATE TABLE a (id int CONSTRAINT must_be NOT NULL, note text);
-- rows
INSERT INTO a VALUES (1, 'x');
-- new
CREATE TABLE a (id int, note text CONSTRAINT note_there NOT NULL);

-- case: a NOT NULL that was never validated lets NULLs stand
-- old
CREATE TABLE a (id int, note text);
INSERT INTO a VALUES (1, 'x');
ALTER TABLE a ADD CONSTRAINT there NOT NULL note NOT VALID;
-- new
CREATE TABLE a (id int, note text NOT NULL);

-- case: a key's columns stay NOT NULL without it
-- old
CREATE TABLE a (id int PRIMARY KEY, note text);
-- new
CREATE TABLE a (id int NOT NULL, note text);

-- case: a NOT NULL of a parent
-- old
CREATE TABLE p (id int, note text);
CREATE TABLE c (more int) INHERITS (p);
-- new
CREATE TABLE p (id int, note text NOT NULL);
CREATE TABLE c (more int) INHERITS (p);

-- case: a NOT NULL of a child alone
-- old
CREATE TABLE p (id int, note text);
CREATE TABLE c (more int) INHERITS (p);
-- new
CREATE TABLE p (id int, note text);
CREATE TABLE c (more int, note text NOT NULL) INHERITS (p);

-- case: a table with a NOT NULL gets another name, and the column too
-- renames: yes
-- old
CREATE TABLE orders (id bigint PRIMARY KEY, placed date NOT NULL, note text, total numeric NOT NULL);
-- rows
INSERT INTO orders VALUES (1, '2026-01-01', 'x', 2);
-- new
CREATE TABLE purchases (id bigint PRIMARY KEY, placed date NOT NULL, note text, total numeric NOT NULL);

-- case: a partition's NOT NULL
-- old
CREATE TABLE a (id int NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE a1 PARTITION OF a FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- new
CREATE TABLE a (id int, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE a1 PARTITION OF a FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: a virtual column is added and dropped
-- old
CREATE TABLE a (x int, y int GENERATED ALWAYS AS (x + 1) VIRTUAL);
-- rows
INSERT INTO a VALUES (1);
-- new
CREATE TABLE a (x int, z int GENERATED ALWAYS AS (x * 2));

-- case: a virtual column gets another expression
-- old
CREATE TABLE a (x int, y int GENERATED ALWAYS AS (x + 1) VIRTUAL);
-- rows
INSERT INTO a VALUES (1);
-- new
CREATE TABLE a (x int, y int GENERATED ALWAYS AS (x + 2) VIRTUAL);

-- case: a virtual column is stored from now on
-- old
CREATE TABLE a (x int, y int GENERATED ALWAYS AS (x + 1) VIRTUAL);
-- rows
INSERT INTO a VALUES (1);
-- new
CREATE TABLE a (x int, y int GENERATED ALWAYS AS (x + 1) STORED);

-- case: a virtual column holds values of its own from now on
-- old
CREATE TABLE a (x int, y int GENERATED ALWAYS AS (x + 1) VIRTUAL);
-- rows
INSERT INTO a VALUES (1);
-- new
CREATE TABLE a (x int, y int NOT NULL DEFAULT 7);

-- case: a CHECK that is not enforced
-- old
CREATE TABLE a (x int);
-- rows
INSERT INTO a VALUES (-1);
-- new
CREATE TABLE a (x int, CONSTRAINT positive CHECK (x > 0) NOT ENFORCED);

-- case: a foreign key that is not enforced
-- old
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p int);
-- rows
INSERT INTO c VALUES (7);
-- new
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p int, CONSTRAINT cp FOREIGN KEY (p) REFERENCES p ON DELETE CASCADE NOT ENFORCED);

-- case: a foreign key is enforced from now on
-- old
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p int, CONSTRAINT cp FOREIGN KEY (p) REFERENCES p NOT ENFORCED);
-- new
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p int, CONSTRAINT cp FOREIGN KEY (p) REFERENCES p);

-- case: keys over time
-- old
CREATE EXTENSION btree_gist;
CREATE TABLE p (id int, at daterange);
CREATE TABLE c (id int, p int, "during, at" daterange);
-- new
CREATE EXTENSION btree_gist;
CREATE TABLE p (id int, at daterange, CONSTRAINT p_pk PRIMARY KEY (id, at WITHOUT OVERLAPS));
CREATE TABLE c (id int, p int, "during, at" daterange,
    CONSTRAINT c_once UNIQUE (p, "during, at" WITHOUT OVERLAPS) DEFERRABLE,
    CONSTRAINT c_p FOREIGN KEY (p, PERIOD "during, at") REFERENCES p (id, PERIOD at));

-- case: a key over time is none over it
-- old
CREATE EXTENSION btree_gist;
CREATE TABLE p (id int, at daterange, CONSTRAINT p_pk PRIMARY KEY (id, at WITHOUT OVERLAPS));
-- new
CREATE EXTENSION btree_gist;
CREATE TABLE p (id int, at daterange, CONSTRAINT p_pk PRIMARY KEY (id, at));

-- case: columns that are called as the words of keys over time
-- old
CREATE TABLE p ("PERIOD" int, "WITHOUT OVERLAPS" int, period int);
CREATE TABLE c (period int, x int, "PERIOD" int);
-- new
CREATE TABLE p ("PERIOD" int, "WITHOUT OVERLAPS" int, period int,
    CONSTRAINT p_pk PRIMARY KEY ("PERIOD", "WITHOUT OVERLAPS"), CONSTRAINT p_u UNIQUE (period));
CREATE TABLE c (period int, x int, "PERIOD" int,
    CONSTRAINT c_p FOREIGN KEY ("PERIOD", x) REFERENCES p, CONSTRAINT c_q FOREIGN KEY (period) REFERENCES p (period));
