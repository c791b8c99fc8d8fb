/**
 * {@code op.batch_alter_table}: the operations of a block are collected and sent at its end, as ordinary ALTERs or, on
 * SQLite, by making the table anew ({@link dev.retort.dialect.sqlite.TableRebuild}). The way in is
 * {@link dev.retort.alembic.batch.BatchNames}.
 */
@NullMarked
package dev.retort.alembic.batch;

import org.jspecify.annotations.NullMarked;
