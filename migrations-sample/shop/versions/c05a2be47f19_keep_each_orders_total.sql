-- Keep each order's total
--
-- revision: c05a2be47f19
-- revises: 91d3f6a8027c
-- created: 2026-10-29T16:47:03Z
--
-- Adding up the lines took too long in the list of orders. The database keeps the total itself,
-- whoever changes a line.

-- +upgrade postgresql
ALTER TABLE orders ADD COLUMN total_cents integer NOT NULL DEFAULT 0;

UPDATE orders
   SET total_cents = (SELECT coalesce(sum(quantity * price_cents), 0)
                        FROM order_lines
                       WHERE order_number = orders.number);

CREATE FUNCTION keep_order_total() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE orders
       SET total_cents = (SELECT coalesce(sum(quantity * price_cents), 0)
                            FROM order_lines
                           WHERE order_number = orders.number)
     WHERE number IN (CASE WHEN TG_OP <> 'DELETE' THEN NEW.order_number END,
                      CASE WHEN TG_OP <> 'INSERT' THEN OLD.order_number END);
    RETURN NULL;
END;
$$;

CREATE TRIGGER order_lines_total
    AFTER INSERT OR UPDATE OR DELETE ON order_lines
    FOR EACH ROW EXECUTE FUNCTION keep_order_total();

-- +upgrade sqlite
ALTER TABLE orders ADD COLUMN total_cents integer NOT NULL DEFAULT 0;

UPDATE orders
   SET total_cents = (SELECT coalesce(sum(quantity * price_cents), 0)
                        FROM order_lines
                       WHERE order_number = orders.number);

CREATE TRIGGER order_lines_added AFTER INSERT ON order_lines
BEGIN
    UPDATE orders SET total_cents = total_cents + NEW.quantity * NEW.price_cents WHERE number = NEW.order_number;
END;

CREATE TRIGGER order_lines_changed AFTER UPDATE ON order_lines
BEGIN
    UPDATE orders SET total_cents = total_cents - OLD.quantity * OLD.price_cents WHERE number = OLD.order_number;
    UPDATE orders SET total_cents = total_cents + NEW.quantity * NEW.price_cents WHERE number = NEW.order_number;
END;

CREATE TRIGGER order_lines_removed AFTER DELETE ON order_lines
BEGIN
    UPDATE orders SET total_cents = total_cents - OLD.quantity * OLD.price_cents WHERE number = OLD.order_number;
END;

-- +verify
SELECT sum(total_cents) = (SELECT sum(quantity * price_cents) FROM order_lines) FROM orders;

-- +downgrade postgresql
DROP TRIGGER order_lines_total ON order_lines;
DROP FUNCTION keep_order_total();
ALTER TABLE orders DROP COLUMN total_cents;

-- +downgrade sqlite
DROP TRIGGER order_lines_removed;
DROP TRIGGER order_lines_changed;
DROP TRIGGER order_lines_added;
ALTER TABLE orders DROP COLUMN total_cents;
