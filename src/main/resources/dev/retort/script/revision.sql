-- {message}
--
-- {description}
--
-- revision: {revision}
-- revises: {revises}
-- created: {created}
-- branch-labels: {branch-labels}
-- depends-on: {depends-on}

-- +upgrade
{upgrade}

-- +downgrade
{downgrade}
