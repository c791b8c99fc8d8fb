/**
 * SQLAlchemy Core's expression language: columns, operators, functions, literals, {@code select}, {@code insert},
 * {@code update}, {@code delete}, {@code text}, and how they are written as SQL. Nothing of DDL.
 */
@NullMarked
package dev.retort.alembic.expression;

import org.jspecify.annotations.NullMarked;
