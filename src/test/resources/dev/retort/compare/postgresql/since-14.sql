-- case: a function with a body of the standard
-- old
CREATE TABLE a (x int);
-- new
CREATE TABLE a (x int);
CREATE FUNCTION f(n int) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM a WHERE x > n; END;
