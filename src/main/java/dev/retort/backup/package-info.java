/**
 * Takes, lists, checks and restores backups of a whole database. The way in is {@link dev.retort.backup.Backups}.
 *
 * <p>A backup is one file, made by the database's own means: SQLite's online backup, or {@code pg_dump}, in its custom format
 * or as a script of SQL.
 * Beside it lies a manifest, written last: what has none is not a backup.
 */
@NullMarked
package dev.retort.backup;

import org.jspecify.annotations.NullMarked;
