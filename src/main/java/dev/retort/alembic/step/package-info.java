/**
 * One driven step as the names of Alembic and SQLAlchemy see it: where their statements go, and how packages contribute
 * names to the modules a revision file imports ({@link dev.retort.alembic.step.NameSource}).
 */
@NullMarked
package dev.retort.alembic.step;

import org.jspecify.annotations.NullMarked;
