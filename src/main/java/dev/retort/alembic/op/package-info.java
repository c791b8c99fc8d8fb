/**
 * Alembic's directives: {@code op.create_table} and the like, {@code op.get_context()}, {@code alembic.context}, and the
 * operations projects define themselves. What they say about tables is {@code alembic.ddl}'s to write; rows, connections
 * and {@code op.execute} are {@code alembic.connection}'s; batch blocks are {@code alembic.batch}'s.
 */
@NullMarked
package dev.retort.alembic.op;

import org.jspecify.annotations.NullMarked;
