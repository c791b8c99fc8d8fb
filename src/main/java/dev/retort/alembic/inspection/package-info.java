/**
 * SQLAlchemy's inspector and reflection: what a database's tables are, as a revision file is told. Answers come from
 * the step's {@link dev.retort.schema.CatalogView}; nothing here asks a database. The way in are
 * {@link dev.retort.alembic.inspection.InspectorValue} and {@link dev.retort.alembic.inspection.Reflection}.
 */
@NullMarked
package dev.retort.alembic.inspection;

import org.jspecify.annotations.NullMarked;
