/**
 * What revisions do, one record each. An {@link dev.retort.operation.Operation} is what a script hands to a
 * {@link dev.retort.operation.StepContext} when it is driven: SQL as it is sent, rows to copy, or a query that checks the
 * result.
 *
 * <p>A {@link dev.retort.operation.SchemaChange} is a change of a schema as data: it knows its reverse, and a dialect
 * makes statements of it.
 */
@NullMarked
package dev.retort.operation;

import org.jspecify.annotations.NullMarked;
