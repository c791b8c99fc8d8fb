-- case: a column is renamed
-- renames: yes
-- old
CREATE TABLE users (id int PRIMARY KEY, mail text NOT NULL);
-- rows
INSERT INTO users VALUES (1, 'a@b');
-- new
CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);

-- case: a column that keys and indexes stand on is renamed
-- renames: yes
-- old
CREATE TABLE users (id int PRIMARY KEY, mail text NOT NULL CONSTRAINT mail_once UNIQUE CONSTRAINT at CHECK (mail LIKE '%@%'));
CREATE INDEX lower_mail ON users (lower(mail));
-- rows
INSERT INTO users VALUES (1, 'a@b');
-- new
CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL CONSTRAINT mail_once UNIQUE CONSTRAINT at CHECK (email LIKE '%@%'));
CREATE INDEX lower_mail ON users (lower(email));

-- case: a column gets a name that is reserved, and what names it keeps on naming it
-- renames: yes
-- old
CREATE TABLE goods (id int PRIMARY KEY, rank int NOT NULL CONSTRAINT positive CHECK (rank > 0));
CREATE INDEX by_rank ON goods ((rank % 10)) WHERE rank > 3;
CREATE VIEW best AS SELECT id FROM goods WHERE rank < 4;
-- rows
INSERT INTO goods VALUES (1, 2);
-- new
CREATE TABLE goods (id int PRIMARY KEY, "order" int NOT NULL CONSTRAINT positive CHECK ("order" > 0));
CREATE INDEX by_rank ON goods (("order" % 10)) WHERE "order" > 3;
CREATE VIEW best AS SELECT id FROM goods WHERE "order" < 4;

-- case: a table is renamed
-- renames: yes
-- old
CREATE TABLE customer (id int PRIMARY KEY, name text, mail text, phone text);
-- rows
INSERT INTO customer VALUES (1, 'a', 'b', 'c');
-- new
CREATE TABLE customers (id int CONSTRAINT customer_pkey PRIMARY KEY, name text, mail text, phone text);

-- case: a table and its key, sequence and index are renamed
-- renames: yes
-- old
CREATE TABLE customer (id serial PRIMARY KEY, name text, mail text, phone text);
CREATE INDEX customer_name ON customer (name);
-- rows
INSERT INTO customer (name) VALUES ('a');
-- new
CREATE TABLE customers (id serial PRIMARY KEY, name text, mail text, phone text);
CREATE INDEX customers_name ON customers (name);

-- case: a table that others refer to is renamed
-- renames: yes
-- old
CREATE TABLE person (id int PRIMARY KEY, name text, mail text);
CREATE TABLE pet (id int PRIMARY KEY, owner int CONSTRAINT pet_owner REFERENCES person);
-- rows
INSERT INTO person VALUES (1, 'x', 'y');
INSERT INTO pet VALUES (1, 1);
-- new
CREATE TABLE people (id int CONSTRAINT person_pkey PRIMARY KEY, name text, mail text);
CREATE TABLE pet (id int PRIMARY KEY, owner int CONSTRAINT pet_owner REFERENCES people);

-- case: a constraint is renamed
-- renames: yes
-- old
CREATE TABLE a (x int CONSTRAINT old_check CHECK (x > 0), y int CONSTRAINT old_once UNIQUE);
-- new
CREATE TABLE a (x int CONSTRAINT new_check CHECK (x > 0), y int CONSTRAINT new_once UNIQUE);

-- case: an index is renamed
-- renames: yes
-- old
CREATE TABLE a (x int);
CREATE INDEX old_index ON a (x);
-- new
CREATE TABLE a (x int);
CREATE INDEX new_index ON a (x);

-- case: a renamed column under a view
-- renames: yes
-- old
CREATE TABLE users (id int PRIMARY KEY, mail text NOT NULL);
CREATE VIEW mails AS SELECT mail FROM users;
-- rows
INSERT INTO users VALUES (1, 'a@b');
-- new
CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);
CREATE VIEW mails AS SELECT email AS mail FROM users;

-- case: an enumerated type is renamed
-- renames: yes
-- old
CREATE TYPE mood AS ENUM ('good', 'bad', 'so so');
CREATE TABLE a (id int PRIMARY KEY, m mood DEFAULT 'good');
-- rows
INSERT INTO a VALUES (1, 'bad');
-- new
CREATE TYPE feeling AS ENUM ('good', 'bad', 'so so');
CREATE TABLE a (id int PRIMARY KEY, m feeling DEFAULT 'good');

-- case: a column that may be renamed is dropped and added
-- renames: no
-- old
CREATE TABLE users (id int PRIMARY KEY, mail text);
-- rows
INSERT INTO users VALUES (1, 'a@b');
-- new
CREATE TABLE users (id int PRIMARY KEY, email text);

-- case: a renamed and changed column
-- renames: yes
-- old
CREATE TABLE users (id int PRIMARY KEY, mail varchar(80));
-- rows
INSERT INTO users VALUES (1, 'a@b');
-- new
CREATE TABLE users (id int PRIMARY KEY, email varchar(120) NOT NULL);

-- case: a label is renamed
-- renames: yes
-- old
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE a (m mood DEFAULT 'bad');
-- rows
INSERT INTO a VALUES ('good');
-- new
CREATE TYPE mood AS ENUM ('good', 'evil');
CREATE TABLE a (m mood DEFAULT 'evil');

-- case: a table moves to another schema with all about it
-- renames: yes
-- old
CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL, CONSTRAINT filled CHECK (name <> ''));
CREATE INDEX by_name ON users (lower(name)) WHERE id > 3;
CREATE TABLE posts (author int CONSTRAINT author REFERENCES users, at int DEFAULT nextval('users_id_seq'::regclass));
CREATE VIEW grown AS SELECT users.id, posts.at FROM users JOIN posts ON posts.author = users.id;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER touched BEFORE UPDATE OF name ON users FOR EACH ROW EXECUTE FUNCTION touch();
CREATE POLICY own ON users USING (name = CURRENT_USER);
COMMENT ON CONSTRAINT filled ON users IS 'not empty';
-- rows
INSERT INTO users (name) VALUES ('Ada'), ('Grace');
INSERT INTO posts VALUES (1);
-- new
CREATE SCHEMA app;
CREATE TABLE app.users (id serial PRIMARY KEY, name text NOT NULL, CONSTRAINT filled CHECK (name <> ''));
CREATE INDEX by_name ON app.users (lower(name)) WHERE id > 3;
CREATE TABLE posts (author int CONSTRAINT author REFERENCES app.users, at int DEFAULT nextval('app.users_id_seq'::regclass));
CREATE VIEW grown AS SELECT users.id, posts.at FROM app.users JOIN posts ON posts.author = users.id;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER touched BEFORE UPDATE OF name ON app.users FOR EACH ROW EXECUTE FUNCTION touch();
CREATE POLICY own ON app.users USING (name = CURRENT_USER);
COMMENT ON CONSTRAINT filled ON app.users IS 'not empty';

-- case: a table comes from a schema that goes, and gets another column
-- renames: yes
-- old
CREATE SCHEMA "Old Things";
CREATE TABLE "Old Things"."Orders" (id bigserial PRIMARY KEY, code text UNIQUE, total numeric(9,2));
CREATE TABLE lines (orders bigint REFERENCES "Old Things"."Orders");
-- rows
INSERT INTO "Old Things"."Orders" (code) VALUES ('a');
INSERT INTO lines VALUES (1);
-- new
CREATE TABLE "Orders" (id bigserial PRIMARY KEY, code text UNIQUE, total numeric(11,2), note text);
CREATE TABLE lines (orders bigint REFERENCES "Orders");

-- case: two tables change their schemas
-- renames: yes
-- old
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.first (id int PRIMARY KEY, one text, two text, three date);
CREATE TABLE b.second (id int PRIMARY KEY, four int, five int, six uuid, first int REFERENCES a.first);
-- rows
INSERT INTO a.first VALUES (1, 'x');
INSERT INTO b.second VALUES (1, 2);
-- new
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE b.first (id int PRIMARY KEY, one text, two text, three date);
CREATE TABLE a.second (id int PRIMARY KEY, four int, five int, six uuid, first int REFERENCES b.first);

-- case: a column with a quote in its name gets another, with indexes on it
-- renames: yes
-- old
CREATE TABLE t ("quo""te" integer NOT NULL CONSTRAINT c CHECK ("quo""te" > 0), a int);
CREATE INDEX i ON t ("quo""te" DESC NULLS LAST);
-- rows
INSERT INTO t VALUES (1);
-- new
CREATE TABLE t (level integer NOT NULL CONSTRAINT c CHECK (level > 0), a int);
CREATE INDEX i ON t (level DESC NULLS LAST);
