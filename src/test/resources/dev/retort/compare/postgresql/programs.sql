-- case: a view is added
-- old
CREATE TABLE a (x int, t text);
-- new
CREATE TABLE a (x int, t text);
CREATE VIEW v AS SELECT x, t || '%' AS more FROM a WHERE t <> 'it''s';

-- case: a view is dropped
-- old
CREATE TABLE a (x int);
CREATE VIEW v AS SELECT x FROM a;
-- new
CREATE TABLE a (x int);

-- case: a view's query changes
-- old
CREATE TABLE a (x int, y int);
CREATE VIEW v AS SELECT x FROM a;
-- new
CREATE TABLE a (x int, y int);
CREATE VIEW v AS SELECT y AS x FROM a WHERE y > 0;

-- case: a view gets a column
-- old
CREATE TABLE a (x int, y int);
CREATE VIEW v AS SELECT x FROM a;
-- new
CREATE TABLE a (x int, y int);
CREATE VIEW v AS SELECT x, y FROM a;

-- case: a view loses a column that another view does not read
-- old
CREATE TABLE a (x int, y int);
CREATE VIEW v AS SELECT y, x FROM a;
CREATE VIEW w AS SELECT x FROM v;
-- new
CREATE TABLE a (x int, y int);
CREATE VIEW v AS SELECT x FROM a;
CREATE VIEW w AS SELECT x FROM v;

-- case: a view's options and comments
-- old
CREATE TABLE a (x int);
CREATE VIEW v AS SELECT x FROM a;
-- new
CREATE TABLE a (x int);
CREATE VIEW v WITH (security_barrier = true, check_option = cascaded) AS SELECT x FROM a;
COMMENT ON VIEW v IS 'a view';
COMMENT ON COLUMN v.x IS 'its x';

-- case: views on views are added and dropped in order
-- old
CREATE TABLE a (x int);
CREATE VIEW v1 AS SELECT x FROM a;
CREATE VIEW v2 AS SELECT x FROM v1;
-- new
CREATE TABLE a (x int);
CREATE VIEW z1 AS SELECT x + 1 AS n FROM a;
CREATE VIEW a1 AS SELECT n FROM z1;

-- case: a materialized view is added with indexes
-- old
CREATE TABLE a (x int);
-- new
CREATE TABLE a (x int);
CREATE MATERIALIZED VIEW m AS SELECT x, count(*) AS n FROM a GROUP BY x;
CREATE UNIQUE INDEX m_x ON m (x);
COMMENT ON MATERIALIZED VIEW m IS 'counts';

-- case: a materialized view's query changes and keeps its index
-- old
CREATE TABLE a (x int);
CREATE MATERIALIZED VIEW m AS SELECT x FROM a;
CREATE INDEX m_x ON m (x);
-- new
CREATE TABLE a (x int);
CREATE MATERIALIZED VIEW m AS SELECT x FROM a WHERE x > 0;
CREATE INDEX m_x ON m (x);

-- case: a materialized view gets an index and loses another
-- old
CREATE TABLE a (x int, y int);
CREATE MATERIALIZED VIEW m AS SELECT x, y FROM a;
CREATE INDEX m_x ON m (x);
-- new
CREATE TABLE a (x int, y int);
CREATE MATERIALIZED VIEW m AS SELECT x, y FROM a;
CREATE INDEX m_y ON m (y);

-- case: a view becomes a materialized one
-- old
CREATE TABLE a (x int);
CREATE VIEW v AS SELECT x FROM a;
-- new
CREATE TABLE a (x int);
CREATE MATERIALIZED VIEW v AS SELECT x FROM a;

-- case: a table under a view is dropped with it
-- old
CREATE TABLE a (x int);
CREATE VIEW v AS SELECT x FROM a;
-- new
CREATE TABLE b (y int);

-- case: a column under a view is dropped
-- old
CREATE TABLE a (x int, y int);
CREATE VIEW v AS SELECT x, y FROM a;
-- new
CREATE TABLE a (x int);
CREATE VIEW v AS SELECT x FROM a;

-- case: a function is added
-- old
-- new
CREATE FUNCTION add(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT a + b';

-- case: a function's body changes
-- old
CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $f$ BEGIN RETURN 'a;b'; END $f$;
-- new
CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $f$ BEGIN RETURN '$$ 100%'; END $f$;

-- case: a function returns another type
-- old
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- new
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT ''1''';

-- case: a function's arguments change their names
-- old
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- new
CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: an overload is added and another dropped
-- old
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(text) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- new
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(int, text[]) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: a function that returns a set of a table's rows
-- old
CREATE TABLE a (x int);
-- new
CREATE TABLE a (x int);
CREATE FUNCTION f() RETURNS SETOF a LANGUAGE sql AS 'SELECT * FROM a';
CREATE FUNCTION g(OUT n int, OUT t text) LANGUAGE sql AS 'SELECT 1, ''a''';
CREATE FUNCTION h(VARIADIC int[]) RETURNS TABLE (n int) LANGUAGE sql AS 'SELECT 1';

-- case: a procedure is added and another dropped
-- old
CREATE PROCEDURE p(x int) LANGUAGE plpgsql AS 'BEGIN END';
-- new
CREATE PROCEDURE q(INOUT x int) LANGUAGE plpgsql AS 'BEGIN END';

-- case: a function in a default
-- old
CREATE TABLE a (x int);
-- new
CREATE FUNCTION next_code() RETURNS text LANGUAGE sql AS 'SELECT ''c''';
CREATE TABLE a (x int, code text DEFAULT next_code());

-- case: a function in a default is changed and no longer used
-- old
CREATE FUNCTION next_code() RETURNS text LANGUAGE sql AS 'SELECT ''c''';
CREATE TABLE a (code text DEFAULT next_code());
-- new
CREATE TABLE a (code text DEFAULT 'c');

-- case: comments of functions
-- old
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- new
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION f(int) IS 'one';

-- case: a trigger is added
-- old
CREATE TABLE a (x int, at timestamptz);
-- new
CREATE TABLE a (x int, at timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN new.at = now(); RETURN new; END';
CREATE TRIGGER touched BEFORE INSERT OR UPDATE OF x ON a FOR EACH ROW WHEN (new.x > 0) EXECUTE FUNCTION touch();

-- case: a trigger is dropped with its function
-- old
CREATE TABLE a (x int);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER touched BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION touch();
-- new
CREATE TABLE a (x int);

-- case: a trigger changes and is disabled
-- old
CREATE TABLE a (x int);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER one BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER two BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION touch();
-- new
CREATE TABLE a (x int);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER one AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION touch('it''s', '%');
CREATE TRIGGER two BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE a DISABLE TRIGGER two;

-- case: a constraint trigger that always fires
-- old
CREATE TABLE a (x int);
-- new
CREATE TABLE a (x int);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON a DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE a ENABLE ALWAYS TRIGGER late;
COMMENT ON TRIGGER late ON a IS 'late';

-- case: a trigger of a view
-- old
CREATE TABLE a (x int);
CREATE VIEW v AS SELECT x FROM a;
-- new
CREATE TABLE a (x int);
CREATE VIEW v AS SELECT x FROM a;
CREATE FUNCTION put() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER puts INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION put();

-- case: a trigger of a view that is made anew
-- old
CREATE TABLE a (x int);
CREATE VIEW v AS SELECT x FROM a;
CREATE FUNCTION put() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER puts INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION put();
-- new
CREATE TABLE a (x bigint);
CREATE VIEW v AS SELECT x FROM a;
CREATE FUNCTION put() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER puts INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION put();

-- case: a policy is added and row security enabled
-- old
CREATE TABLE a (owner text);
-- new
CREATE TABLE a (owner text);
ALTER TABLE a ENABLE ROW LEVEL SECURITY;
ALTER TABLE a FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON a FOR ALL TO PUBLIC USING (owner = current_user) WITH CHECK (owner <> '%');

-- case: a policy is dropped and row security disabled
-- old
CREATE TABLE a (owner text);
ALTER TABLE a ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON a USING (owner = current_user);
-- new
CREATE TABLE a (owner text);

-- case: a policy changes in everything
-- old
CREATE TABLE a (owner text);
CREATE POLICY own ON a FOR SELECT USING (owner = 'x');
-- new
CREATE TABLE a (owner text);
CREATE POLICY own ON a AS RESTRICTIVE FOR UPDATE TO postgres, pg_monitor USING (owner = 'y') WITH CHECK (true);

-- case: a policy that reads another table
-- old
CREATE TABLE a (owner int);
-- new
CREATE TABLE staff (id int PRIMARY KEY);
CREATE TABLE a (owner int);
CREATE POLICY staffed ON a USING (EXISTS (SELECT FROM staff WHERE staff.id = owner));
COMMENT ON POLICY staffed ON a IS 'why';
