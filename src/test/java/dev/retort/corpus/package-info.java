/**
 * A developer's tool, not a test of the build: reads every revision of the Alembic projects below a folder, has the real
 * Alembic render the same files offline, and prints where the two differ. Started with
 * {@code mvn verify -Pcorpus -Dcorpus=DIR}. The revision files of those projects are executed by the real Alembic.
 */
@NullMarked
package dev.retort.corpus;

import org.jspecify.annotations.NullMarked;
