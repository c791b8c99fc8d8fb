/**
 * As much of SQLAlchemy's ORM as data migrations use: classes mapped to tables, and sessions that read, change, add and
 * delete their objects with the statements the real one sends. Relationships are followed when they are read, in
 * queries and from objects a query gave; setting one or changing its list is refused.
 * The way in is {@link dev.retort.alembic.orm.OrmNames}.
 */
@NullMarked
package dev.retort.alembic.orm;

import org.jspecify.annotations.NullMarked;
