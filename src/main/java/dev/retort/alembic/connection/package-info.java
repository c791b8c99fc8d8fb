/**
 * The connection a revision file works with: {@code op.execute}, {@code op.bulk_insert}, {@code op.get_bind()}, what
 * executing gives back, and rows as Python sees them. Statements and values are written by
 * {@code dev.retort.alembic.expression}; nothing here opens a database, all goes through the step's
 * {@link dev.retort.operation.StepContext}. The way in is {@link dev.retort.alembic.connection.ConnectionNames}.
 */
@NullMarked
package dev.retort.alembic.connection;

import org.jspecify.annotations.NullMarked;
