CREATE SCHEMA "odd schema";
CREATE TYPE mood AS ENUM ('sad;', 'it''s ok', 'happy');
CREATE DOMAIN percent AS numeric(5,2) CHECK (VALUE >= 0 AND VALUE <= 100);
CREATE TABLE "odd schema"."order;items" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "100%" percent DEFAULT 1.5,
    "it's" text DEFAULT E'tab\there; it''s \\ back',
    note text DEFAULT '-- no; /* comment',
    tags text[] DEFAULT '{"a;b",c}'::text[],
    data jsonb DEFAULT '{"a": ";"}'::jsonb,
    feeling mood DEFAULT 'it''s ok',
    small int GENERATED ALWAYS AS (CASE WHEN id > 0 THEN 1 ELSE 0 END) STORED,
    CONSTRAINT "no;semi" CHECK (note !~ '^;+$')
);
COMMENT ON TABLE "odd schema"."order;items" IS 'What was ordered; and
-- +downgrade
how $$much$$ of it';
CREATE TABLE 사용자 (이름 text PRIMARY KEY, 나이 int);
CREATE TABLE audit (at timestamptz DEFAULT now(), what text);
CREATE TABLE parts (at date NOT NULL, v int) PARTITION BY RANGE (at);
CREATE TABLE parts_2026 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX ON "odd schema"."order;items" (lower("it's")) WHERE data ? 'a';
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $fn$
DECLARE
  total int;
BEGIN
  -- it's a trap;
  IF NEW.이름 = 'x;' THEN
    RAISE EXCEPTION $msg$no; it's not$msg$;
  END IF;
  INSERT INTO audit (what) VALUES (CASE WHEN NEW.나이 > 1 THEN 'old' ELSE 'new' END);
  RETURN NEW;
END;
$fn$;
CREATE FUNCTION both_ways(a int) RETURNS int LANGUAGE sql
BEGIN ATOMIC
  SELECT CASE WHEN a > 0 THEN CASE a WHEN 1 THEN 10 ELSE 20 END ELSE 0 END;
  SELECT count(*)::int AS "end" FROM public.audit WHERE what <> 'a;b';
END;
CREATE PROCEDURE clean() LANGUAGE sql BEGIN ATOMIC DELETE FROM public.audit; DELETE FROM public.parts; END;
CREATE FUNCTION old_style() RETURNS text LANGUAGE sql AS 'SELECT ''a;b''; SELECT E''\\n;'';';
CREATE TRIGGER watch BEFORE INSERT ON 사용자 FOR EACH ROW WHEN (NEW.이름 <> ';') EXECUTE FUNCTION noted();
CREATE RULE twice AS ON INSERT TO parts_2026 WHERE NEW.v > 100 DO ALSO
  (INSERT INTO audit (what) VALUES ('big;'); INSERT INTO audit (what) VALUES ('really'));
CREATE VIEW seen AS SELECT 이름, CASE WHEN 나이 > 3 THEN 'a;' END AS "end" FROM 사용자;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM audit;
CREATE POLICY mine ON audit USING (what <> 'secret;');
INSERT INTO "odd schema"."order;items" (note, "it's") VALUES (E'tab\t;\nline', '\'), (NULL, '\.'), ('$$', '');
INSERT INTO 사용자 VALUES ('홍''길동', 30), ('-- +downgrade', 2), ('\restrict', NULL);
INSERT INTO parts VALUES ('2026-05-05', 1);
REFRESH MATERIALIZED VIEW counted;
