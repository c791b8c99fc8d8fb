/**
 * The Alembic projects of {@code migrations-sample}: what their READMEs say is done here, on a real PostgreSQL, and
 * compared with what the real Alembic does. {@link Sample} is the way in.
 */
@NullMarked
package dev.retort.samples;

import org.jspecify.annotations.NullMarked;
