/**
 * What is particular to PostgreSQL; the way in is {@link dev.retort.dialect.postgresql.PostgresqlDialect}.
 */
@NullMarked
package dev.retort.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
