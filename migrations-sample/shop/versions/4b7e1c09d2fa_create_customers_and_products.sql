-- Create customers and products
--
-- revision: 4b7e1c09d2fa
-- revises:
-- created: 2026-10-05T09:12:40Z
--
-- Customers are known by the number on their card, products by the number on their price tag.
-- Prices are whole cents.

-- +upgrade
CREATE TABLE customers (
    number     text NOT NULL PRIMARY KEY,
    name       text NOT NULL,
    email      text NOT NULL UNIQUE,
    city       text,
    joined_on  date NOT NULL
);

CREATE TABLE products (
    sku          text    NOT NULL PRIMARY KEY,
    name         text    NOT NULL,
    price_cents  integer NOT NULL CHECK (price_cents >= 0),
    stock        integer NOT NULL DEFAULT 0
);

INSERT INTO customers (number, name, email, city, joined_on) VALUES
    ('C-101', 'Mira Hollenbeck', 'mira@hollenbeck.example',  'Bremen',   '2026-10-05'),
    ('C-102', '김지영',           'jiyoung.kim@example.org',  '서울',      '2026-10-06'),
    ('C-103', 'Sean O''Neill',   'sean.oneill@example.com',  'Galway',   '2026-10-06'),
    ('C-104', 'Lucía Fernández', 'lucia@fernandez.example',  'Valencia', '2026-10-08'),
    ('C-105', 'Tomáš Dvořák',    'tomas.dvorak@example.net', NULL,       '2026-10-12');

INSERT INTO products (sku, name, price_cents, stock) VALUES
    ('TEA-01', 'Green tea, 100 g; first flush',  890, 40),
    ('TEA-02', 'Earl Grey, 20 bags',             450, 65),
    ('COF-01', 'Espresso beans, 500 g',         1290, 30),
    ('COF-02', 'Decaf beans, 250 g',             790, 18),
    ('CHO-01', 'Dark chocolate, 85 % cocoa',     320, 80),
    ('CHO-02', 'Milk chocolate with hazelnuts',  290, 75),
    ('CUP-01', 'Stoneware cup',                 1450, 12),
    ('CUP-02', 'Glass teapot, 0.8 l',           3490,  6);

-- +downgrade
DROP TABLE products;
DROP TABLE customers;
