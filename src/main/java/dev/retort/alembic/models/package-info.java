/**
 * A project's models read without Python: {@link dev.retort.alembic.models.ModelReader} imports their modules as
 * SQLAlchemy 2 would, by the evaluator, and writes what {@code create_all()} would send. Which modules those are is not
 * decided here.
 */
@NullMarked
package dev.retort.alembic.models;

import org.jspecify.annotations.NullMarked;
