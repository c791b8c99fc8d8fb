package dev.retort.run;

import java.nio.file.Path;

/**
 * Where the migration log and the journal of a database are kept.
 *
 * <p>An SQLite database has them in a file beside it, {@code <database>-retort}; never a table in the database itself,
 * which Alembic's autogenerate would want to drop. PostgreSQL has them in a schema of their own, or, where that may not
 * be, in a local file.
 *
 * @param schema on PostgreSQL; empty for a local file
 * @param folder of such local files: the user's state folder; need not exist yet
 */
public record LogPlace(String schema, Path folder) {}
