/**
 * What is particular to SQLite; the way in is {@link dev.retort.dialect.sqlite.SqliteDialect}.
 */
@NullMarked
package dev.retort.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
