/**
 * Carries out a plan: transactions, version table, lock, log and journal. What happens is announced as
 * {@link dev.retort.run.RunEvent}s; a stop half-way is a {@link dev.retort.run.RunResult}, not an exception.
 */
@NullMarked
package dev.retort.run;

import org.jspecify.annotations.NullMarked;
