/**
 * SQLAlchemy's schema constructs (tables, columns, constraints, indexes and what hangs on them), the naming conventions
 * that name them, and the DDL each is written as; {@code statement} has that of a whole metadata. What Alembic's directives
 * make of them is {@code alembic.op}'s; where statements go is nobody's here.
 */
@NullMarked
package dev.retort.alembic.ddl;

import org.jspecify.annotations.NullMarked;
