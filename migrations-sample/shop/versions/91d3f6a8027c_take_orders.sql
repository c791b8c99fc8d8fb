-- Take orders
--
-- revision: 91d3f6a8027c
-- revises: 4b7e1c09d2fa
-- created: 2026-10-14T13:05:00Z
-- branch-labels: sales
--
-- A line keeps the price it was sold at: products may become dearer, an old order may not.

-- +upgrade
CREATE TABLE orders (
    number      text NOT NULL PRIMARY KEY,
    customer    text NOT NULL REFERENCES customers (number),
    ordered_on  date NOT NULL,
    status      text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'shipped', 'returned'))
);

CREATE TABLE order_lines (
    order_number  text    NOT NULL REFERENCES orders (number) ON DELETE CASCADE,
    line          integer NOT NULL,
    sku           text    NOT NULL REFERENCES products (sku),
    quantity      integer NOT NULL CHECK (quantity > 0),
    price_cents   integer NOT NULL,
    PRIMARY KEY (order_number, line)
);

INSERT INTO orders (number, customer, ordered_on, status) VALUES
    ('S-2001', 'C-101', '2026-10-09', 'shipped'),
    ('S-2002', 'C-102', '2026-10-10', 'shipped'),
    ('S-2003', 'C-101', '2026-10-12', 'returned'),
    ('S-2004', 'C-104', '2026-10-13', 'shipped'),
    ('S-2005', 'C-103', '2026-10-14', 'open');

INSERT INTO order_lines (order_number, line, sku, quantity, price_cents) VALUES
    ('S-2001', 1, 'TEA-01', 2,  890),
    ('S-2001', 2, 'CUP-02', 1, 3490),
    ('S-2002', 1, 'COF-01', 1, 1290),
    ('S-2002', 2, 'CHO-01', 4,  320),
    ('S-2003', 1, 'CUP-01', 2, 1450),
    ('S-2004', 1, 'TEA-02', 3,  420),
    ('S-2004', 2, 'CHO-02', 5,  290),
    ('S-2005', 1, 'COF-02', 1,  790);

-- +downgrade
DROP TABLE order_lines;
DROP TABLE orders;
