-- case: a unique constraint gets included columns and nulls that are alike
-- old
CREATE TABLE a (x int, y int, CONSTRAINT once UNIQUE (x));
-- new
CREATE TABLE a (x int, y int, CONSTRAINT once UNIQUE NULLS NOT DISTINCT (x) INCLUDE (y));

-- case: a foreign key of two columns that sets one to null
-- old
CREATE TABLE p (x int, y int, PRIMARY KEY (x, y));
CREATE TABLE c (x int, y int);
-- new
CREATE TABLE p (x int, y int, PRIMARY KEY (x, y));
CREATE TABLE c (x int, y int, CONSTRAINT cp FOREIGN KEY (x, y) REFERENCES p ON DELETE SET NULL (y));

-- case: a unique index with nulls that are alike
-- old
CREATE TABLE a (x int);
CREATE UNIQUE INDEX i ON a (x);
-- new
CREATE TABLE a (x int);
CREATE UNIQUE INDEX i ON a (x) NULLS NOT DISTINCT;
