/**
 * SQLAlchemy's column types: the classes revision files name, what a type says of itself, how each database spells it,
 * and how names are quoted. Nothing of expressions or tables.
 */
@NullMarked
package dev.retort.alembic.type;

import org.jspecify.annotations.NullMarked;
