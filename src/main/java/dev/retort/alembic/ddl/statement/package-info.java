/**
 * DDL as a program says it and as a whole metadata needs it: {@code CreateTable(…)} and {@code DDL('…')} as objects, what
 * listens to events, and {@link dev.retort.alembic.ddl.statement.MetaDataDdl}, which writes all tables in an order that
 * runs. Relies on {@code ddl}'s values and writers.
 */
@NullMarked
package dev.retort.alembic.ddl.statement;

import org.jspecify.annotations.NullMarked;
