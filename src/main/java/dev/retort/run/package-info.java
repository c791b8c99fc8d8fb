/**
 * Carries out a plan: transactions, version table, lock, log and journal. What happens is announced as
 * {@link dev.retort.run.RunEvent}s; a stop half-way is a {@link dev.retort.run.RunResult}, not an exception.
 *
 * <p>The ways in: {@link dev.retort.run.Migrator} for a plan, {@link dev.retort.run.Resumption} for what an earlier run
 * left in doubt, {@link dev.retort.run.MigrationLog} to read the log.
 */
@NullMarked
package dev.retort.run;

import org.jspecify.annotations.NullMarked;
