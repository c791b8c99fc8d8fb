/**
 * The settings of an Alembic project as its files have them: {@code alembic.ini} by configparser's grammar and
 * {@code [tool.alembic]} of a {@code pyproject.toml}. The way in is
 * {@link dev.retort.alembic.settings.AlembicSettingsReader}. Nothing here looks into {@code env.py}, or at a database.
 */
@NullMarked
package dev.retort.alembic.settings;

import org.jspecify.annotations.NullMarked;
