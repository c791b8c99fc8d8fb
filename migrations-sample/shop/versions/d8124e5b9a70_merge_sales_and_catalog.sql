-- Merge sales and catalog
--
-- revision: d8124e5b9a70
-- revises: c05a2be47f19, 7f60c9153ade
-- created: 2026-11-13T10:02:27Z
--
-- Nothing to change: from here on there is one line again.

-- +upgrade

-- +downgrade
