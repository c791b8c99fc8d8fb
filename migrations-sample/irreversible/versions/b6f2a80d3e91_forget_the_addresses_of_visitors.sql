-- Forget the addresses of visitors
--
-- revision: b6f2a80d3e91
-- revises: 0c5d9e1f7a42
-- created: 2026-10-26T15:30:00Z
--
-- The addresses are gone for good: there is no way back, and so no downgrade section.

-- +upgrade
ALTER TABLE visitors DROP COLUMN address;
