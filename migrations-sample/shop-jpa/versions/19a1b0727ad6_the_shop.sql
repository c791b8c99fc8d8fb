-- The shop
--
-- revision: 19a1b0727ad6
-- revises:
-- created: 2026-11-21T14:35:06Z

-- +upgrade
CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    created_at TIMESTAMP,
    email VARCHAR(320) NOT NULL,
    full_name VARCHAR(255) NOT NULL,
    UNIQUE (email)
);

CREATE TABLE order_line (
    id INTEGER PRIMARY KEY,
    pieces INTEGER,
    unit_name VARCHAR(255),
    purchase_order_id BIGINT NOT NULL
);

CREATE TABLE purchase_order (
    id INTEGER PRIMARY KEY,
    status VARCHAR(10) NOT NULL,
    total_price NUMERIC(12, 2),
    customer_id BIGINT NOT NULL,
    CHECK (status IN ('NEW', 'PAID', 'SENT'))
);

CREATE INDEX purchase_order_by_status ON purchase_order (status);

CREATE TABLE purchase_order_tags (
    purchase_order_id BIGINT NOT NULL,
    tags_tag_name VARCHAR(255) NOT NULL,
    PRIMARY KEY (purchase_order_id, tags_tag_name)
);

CREATE TABLE tag (
    tag_name VARCHAR(255) PRIMARY KEY NOT NULL
);

-- +downgrade
-- Drops the rows of tag.
DROP TABLE tag;

-- Drops the rows of purchase_order_tags.
DROP TABLE purchase_order_tags;

-- Drops the rows of purchase_order.
DROP TABLE purchase_order;

-- Drops the rows of order_line.
DROP TABLE order_line;

-- Drops the rows of customer.
DROP TABLE customer;
