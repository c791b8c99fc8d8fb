/**
 * A path through the graph with the statements of each step for one dialect: a value that can be shown, written to a
 * file, read back and applied exactly. Making one executes nothing.
 *
 * <p>The ways in: {@link dev.retort.plan.Planner} makes one, {@link dev.retort.plan.PlanFile} keeps it,
 * {@link dev.retort.plan.OfflineScript} writes it as a script, {@link dev.retort.plan.Replay} follows revisions on a
 * draft of the tables only.
 */
@NullMarked
package dev.retort.plan;

import org.jspecify.annotations.NullMarked;
