package dev.retort.plan;

import dev.retort.operation.Operation;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.SourcePosition;

/**
 * One statement of a step.
 *
 * @param operation what is sent
 * @param mode inside the step's transaction or outside any
 * @param at where it stands in its file
 */
public record PlannedStatement(Operation operation, TransactionMode mode, SourcePosition at) {

    /** What is shown and sent. */
    public String sql() {
        return operation.sql();
    }
}
