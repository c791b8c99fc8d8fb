-- Add the country of visitors
--
-- revision: 53e7c1f4098b
-- revises: b6f2a80d3e91
-- created: 2026-11-09T09:45:00Z

-- +upgrade
ALTER TABLE visitors ADD COLUMN country text NOT NULL DEFAULT '';

-- +downgrade
ALTER TABLE visitors DROP COLUMN country;
