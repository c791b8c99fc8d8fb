package dev.retort.script;

import dev.retort.operation.Operation;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.SourcePosition;
import dev.retort.sql.DialectName;

/** What a script is driven against: it hands over each operation in order. */
public interface StepContext {

    /** The dialect the step is for. */
    DialectName dialect();

    /** Takes the next operation of the step, and where it stands in its file. */
    void perform(Operation operation, TransactionMode mode, SourcePosition at);
}
