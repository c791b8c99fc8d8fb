-- case: a primary key is added
-- old
CREATE TABLE a (id int);
-- rows
INSERT INTO a VALUES (1);
-- new
CREATE TABLE a (id int PRIMARY KEY);

-- case: a primary key is dropped
-- old
CREATE TABLE a (id int PRIMARY KEY);
-- new
CREATE TABLE a (id int);

-- case: a primary key is moved to another column
-- old
CREATE TABLE a (id int PRIMARY KEY, code text NOT NULL);
-- rows
INSERT INTO a VALUES (1, 'x');
-- new
CREATE TABLE a (id int NOT NULL, code text PRIMARY KEY);

-- case: a primary key gets a second column
-- old
CREATE TABLE a (id int, part int NOT NULL, CONSTRAINT a_pk PRIMARY KEY (id));
-- new
CREATE TABLE a (id int, part int NOT NULL, CONSTRAINT a_pk PRIMARY KEY (part, id));

-- case: a primary key that is referred to is changed
-- old
CREATE TABLE p (id int PRIMARY KEY, code text NOT NULL UNIQUE);
CREATE TABLE c (p_id int REFERENCES p);
-- rows
INSERT INTO p VALUES (1, 'x');
INSERT INTO c VALUES (1);
-- new
CREATE TABLE p (id int NOT NULL UNIQUE, code text NOT NULL UNIQUE, PRIMARY KEY (code, id));
CREATE TABLE c (p_id int REFERENCES p (id));

-- case: a primary key becomes deferrable
-- old
CREATE TABLE a (id int PRIMARY KEY);
-- new
CREATE TABLE a (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED);

-- case: a unique constraint is added
-- old
CREATE TABLE a (x int, y int);
-- rows
INSERT INTO a VALUES (1, 2);
-- new
CREATE TABLE a (x int, y int, CONSTRAINT once UNIQUE (x, y));

-- case: a unique constraint is dropped
-- old
CREATE TABLE a (x int UNIQUE);
-- new
CREATE TABLE a (x int);

-- case: a unique constraint becomes a unique index
-- old
CREATE TABLE a (x int, CONSTRAINT a_x UNIQUE (x));
-- new
CREATE TABLE a (x int);
CREATE UNIQUE INDEX a_x ON a (x);

-- case: a check is added
-- old
CREATE TABLE a (x int);
-- rows
INSERT INTO a VALUES (3);
-- new
CREATE TABLE a (x int CHECK (x > 0));

-- case: a check is dropped
-- old
CREATE TABLE a (x int CHECK (x > 0));
-- new
CREATE TABLE a (x int);

-- case: a check is changed under its name
-- old
CREATE TABLE a (x int CONSTRAINT range CHECK (x > 0));
-- new
CREATE TABLE a (x int CONSTRAINT range CHECK (x > 0 AND x < 100));

-- case: a check that is not inherited
-- old
CREATE TABLE a (x int);
-- new
CREATE TABLE a (x int, CONSTRAINT mine CHECK (x > 0) NO INHERIT);

-- case: a check that was never held against the rows
-- old
CREATE TABLE a (x int);
-- rows
INSERT INTO a VALUES (-1);
-- new
CREATE TABLE a (x int);
ALTER TABLE a ADD CONSTRAINT late CHECK (x > 0) NOT VALID;

-- case: a check is validated
-- old
CREATE TABLE a (x int);
ALTER TABLE a ADD CONSTRAINT late CHECK (x > 0) NOT VALID;
-- new
CREATE TABLE a (x int CONSTRAINT late CHECK (x > 0));

-- case: a check with percent signs, quotes and Korean
-- old
CREATE TABLE a (x text);
-- new
CREATE TABLE a (x text CONSTRAINT "한 %" CHECK (x NOT LIKE '%it''s%' AND x <> '한%s'));

-- case: a foreign key is added
-- old
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int);
-- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1);
-- new
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p);

-- case: a foreign key is dropped
-- old
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p);
-- new
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int);

-- case: the actions of a foreign key change
-- old
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p);
-- new
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p ON DELETE CASCADE ON UPDATE SET NULL);

-- case: a foreign key becomes deferrable
-- old
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p);
-- new
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int REFERENCES p DEFERRABLE INITIALLY DEFERRED);


-- case: a foreign key that was never held against the rows
-- old
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int);
-- rows
INSERT INTO c VALUES (9);
-- new
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int);
ALTER TABLE c ADD CONSTRAINT cp FOREIGN KEY (p_id) REFERENCES p NOT VALID;

-- case: a foreign key points at another table
-- old
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE c (x int CONSTRAINT cx REFERENCES p);
-- new
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE c (x int CONSTRAINT cx REFERENCES q);

-- case: tables that refer to each other are dropped
-- old
CREATE TABLE a (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b_id) REFERENCES b;
-- new
CREATE TABLE other (id int);

-- case: an exclusion constraint is added
-- old
CREATE TABLE a (span int4range);
-- rows
INSERT INTO a VALUES ('[1,3)');
-- new
CREATE TABLE a (span int4range, CONSTRAINT apart EXCLUDE USING gist (span WITH &&));

-- case: an exclusion constraint is changed
-- old
CREATE TABLE a (span int4range, CONSTRAINT apart EXCLUDE USING gist (span WITH &&));
-- new
CREATE TABLE a (span int4range, CONSTRAINT apart EXCLUDE USING gist (span WITH &&) WHERE (NOT isempty(span)) DEFERRABLE);

-- case: a column of a key is dropped
-- old
CREATE TABLE a (x int, y int, UNIQUE (x, y), CHECK (x > y));
CREATE INDEX a_yx ON a (y, x);
-- new
CREATE TABLE a (x int);

-- case: a constraint's comment
-- old
CREATE TABLE a (x int CONSTRAINT c CHECK (x > 0));
-- new
CREATE TABLE a (x int CONSTRAINT c CHECK (x > 0));
COMMENT ON CONSTRAINT c ON a IS 'why %';

-- case: a check that calls a function of the project
-- old
CREATE TABLE a (x int);
-- new
CREATE FUNCTION fine(int) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT $1 > 0';
CREATE TABLE a (x int CONSTRAINT c CHECK (fine(x)));
