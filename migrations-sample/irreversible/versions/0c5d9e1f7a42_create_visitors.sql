-- Create visitors
--
-- revision: 0c5d9e1f7a42
-- revises:
-- created: 2026-10-07T08:00:00Z

-- +upgrade
CREATE TABLE visitors (
    name     text NOT NULL PRIMARY KEY,
    address  text NOT NULL,
    seen_on  date NOT NULL
);

INSERT INTO visitors (name, address, seen_on) VALUES
    ('Mira Hollenbeck', '192.0.2.17',   '2026-10-02'),
    ('김지영',           '198.51.100.4', '2026-10-03'),
    ('Sean O''Neill',   '203.0.113.80', '2026-10-06');

-- +downgrade
DROP TABLE visitors;
