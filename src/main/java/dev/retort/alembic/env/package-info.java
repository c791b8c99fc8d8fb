/**
 * What an Alembic project's {@code env.py} tells without being run: how it configures migrations
 * ({@link dev.retort.alembic.env.EnvHints}) and where the database's URL comes from. Hints only: what cannot be told
 * is said to be unknown, and settings of the project's {@code retort.toml} count before all of them.
 */
@NullMarked
package dev.retort.alembic.env;

import org.jspecify.annotations.NullMarked;
