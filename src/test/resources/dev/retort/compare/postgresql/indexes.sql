-- case: an index is added
-- old
CREATE TABLE a (x int);
-- new
CREATE TABLE a (x int);
CREATE INDEX a_x ON a (x);

-- case: an index is dropped
-- old
CREATE TABLE a (x int);
CREATE INDEX a_x ON a (x);
-- new
CREATE TABLE a (x int);

-- case: an index becomes unique
-- old
CREATE TABLE a (x int);
CREATE INDEX a_x ON a (x);
-- new
CREATE TABLE a (x int);
CREATE UNIQUE INDEX a_x ON a (x);

-- case: an index of several columns with orders
-- old
CREATE TABLE a (x int, y int);
CREATE INDEX i ON a (x, y);
-- new
CREATE TABLE a (x int, y int);
CREATE INDEX i ON a (x DESC, y ASC NULLS FIRST);

-- case: an index on an expression
-- old
CREATE TABLE a (t text);
CREATE INDEX i ON a (t);
-- new
CREATE TABLE a (t text);
CREATE INDEX i ON a (lower(t), (t || '%'));

-- case: a partial index
-- old
CREATE TABLE a (t text, gone boolean);
CREATE INDEX i ON a (t);
-- new
CREATE TABLE a (t text, gone boolean);
CREATE INDEX i ON a (t) WHERE NOT gone AND t <> '';

-- case: the condition of a partial index changes
-- old
CREATE TABLE a (t text);
CREATE INDEX i ON a (t) WHERE t <> 'a';
-- new
CREATE TABLE a (t text);
CREATE INDEX i ON a (t) WHERE t <> 'b';

-- case: an index with another method
-- old
CREATE TABLE a (x int);
CREATE INDEX i ON a (x);
-- new
CREATE TABLE a (x int);
CREATE INDEX i ON a USING hash (x);

-- case: an index with included columns
-- old
CREATE TABLE a (x int, y int);
CREATE INDEX i ON a (x);
-- new
CREATE TABLE a (x int, y int);
CREATE INDEX i ON a (x) INCLUDE (y);

-- case: an index with an operator class
-- old
CREATE TABLE a (t text);
CREATE INDEX i ON a (t);
-- new
CREATE TABLE a (t text);
CREATE INDEX i ON a (t text_pattern_ops);

-- case: an index with a collation
-- old
CREATE TABLE a (t text);
CREATE INDEX i ON a (t);
-- new
CREATE TABLE a (t text);
CREATE INDEX i ON a (t COLLATE "C");

-- case: an index with storage parameters
-- old
CREATE TABLE a (x int);
CREATE INDEX i ON a (x);
-- new
CREATE TABLE a (x int);
CREATE INDEX i ON a (x) WITH (fillfactor = 70);

-- case: a GIN index on jsonb
-- old
CREATE TABLE a (j jsonb);
-- new
CREATE TABLE a (j jsonb);
CREATE INDEX i ON a USING gin (j jsonb_path_ops);

-- case: a GIN index with an operator class of an extension
-- old
CREATE TABLE a (t text);
-- new
CREATE EXTENSION pg_trgm;
CREATE TABLE a (t text);
CREATE INDEX i ON a USING gin (t gin_trgm_ops);

-- case: an index's comment
-- old
CREATE TABLE a (x int);
CREATE INDEX i ON a (x);
-- new
CREATE TABLE a (x int);
CREATE INDEX i ON a (x);
COMMENT ON INDEX i IS 'fast';

-- case: an index on a function of the project
-- old
CREATE TABLE a (x int);
-- new
CREATE FUNCTION half(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1 / 2';
CREATE TABLE a (x int);
CREATE INDEX i ON a (half(x));

-- case: an index on a partitioned table
-- old
CREATE TABLE a (x int, d date) PARTITION BY RANGE (d);
CREATE TABLE a1 PARTITION OF a FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- rows
INSERT INTO a VALUES (1, '2026-02-02');
-- new
CREATE TABLE a (x int, d date) PARTITION BY RANGE (d);
CREATE TABLE a1 PARTITION OF a FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX a_x ON a (x);
