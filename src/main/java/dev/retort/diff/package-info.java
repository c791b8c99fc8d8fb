/**
 * What differs between two schemas: the changes that lead from one to the other, in an order that runs, and the renames
 * that evidence speaks for. Pure: reads no database and writes no SQL.
 *
 * <p>The way in is {@link dev.retort.diff.Comparison#of}: its {@link dev.retort.diff.Difference}s are what a person
 * chooses from, its {@link dev.retort.diff.RenameQuestion}s what a person answers, and
 * {@link dev.retort.diff.Comparison#choose} makes a {@link dev.retort.diff.ChangeSet} of the chosen ones. On the way
 * there a {@code Closure} pulls in what they cannot be without and a {@code ChangeOrder} puts all of it in order.
 */
@NullMarked
package dev.retort.diff;

import org.jspecify.annotations.NullMarked;
