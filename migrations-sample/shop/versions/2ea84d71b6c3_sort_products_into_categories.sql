-- Sort products into categories
--
-- revision: 2ea84d71b6c3
-- revises: 4b7e1c09d2fa
-- created: 2026-10-21T08:30:15Z
-- branch-labels: catalog
--
-- The first letters of a product's number say what it is. On PostgreSQL a product without a category is refused
-- from now on; SQLite cannot add that rule to a table that exists, so there the check below has to do.

-- +upgrade postgresql
CREATE TABLE categories (
    code   text NOT NULL PRIMARY KEY,
    title  text NOT NULL UNIQUE
);

INSERT INTO categories (code, title) VALUES
    ('TEA', 'Tea'), ('COF', 'Coffee'), ('CHO', 'Chocolate'), ('CUP', 'Cups and pots');

ALTER TABLE products ADD COLUMN category text REFERENCES categories (code);
UPDATE products SET category = substr(sku, 1, 3);
ALTER TABLE products ALTER COLUMN category SET NOT NULL;

-- +upgrade sqlite
CREATE TABLE categories (
    code   text NOT NULL PRIMARY KEY,
    title  text NOT NULL UNIQUE
);

INSERT INTO categories (code, title) VALUES
    ('TEA', 'Tea'), ('COF', 'Coffee'), ('CHO', 'Chocolate'), ('CUP', 'Cups and pots');

ALTER TABLE products ADD COLUMN category text REFERENCES categories (code);
UPDATE products SET category = substr(sku, 1, 3);

-- +verify
SELECT count(*) = 0 FROM products WHERE category IS NULL;

-- +downgrade
ALTER TABLE products DROP COLUMN category;
DROP TABLE categories;
