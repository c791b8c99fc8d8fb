-- case: a function with a body of the standard
-- old
CREATE TABLE a (x int);
-- new
CREATE TABLE a (x int);
CREATE FUNCTION f(n int) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM a WHERE x > n; END;

-- case: a function whose body is a tree reads a column that changes its type
-- old
CREATE TABLE t (a int, b int);
CREATE FUNCTION total() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(a) FROM t; END;
CREATE VIEW v AS SELECT total() AS x;
-- rows
INSERT INTO t VALUES (1, 2);
-- new
CREATE TABLE t (a smallint, b int);
CREATE FUNCTION total() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(a) FROM t; END;
CREATE VIEW v AS SELECT total() AS x;
