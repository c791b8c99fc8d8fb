/**
 * The changes a revision makes, one record each. Raw SQL is one of them; so is a query that checks the result. What an
 * operation becomes as statements is for a dialect to say. {@link dev.retort.operation.StepContext} is what takes them.
 *
 * <p>A {@link dev.retort.operation.SchemaChange} is a change of a schema as data: it knows its reverse, and a dialect
 * makes statements of it.
 */
@NullMarked
package dev.retort.operation;

import org.jspecify.annotations.NullMarked;
