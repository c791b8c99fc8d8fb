package dev.retort.alembic.op;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.python.value.Interpreter;

/** What Alembic itself refuses, with the way out and the place in the file. */
final class Problems {

    private Problems() {}

    static RetortException of(String message, String hint, Interpreter in) {
        return new RetortException(ProblemCode.INVALID_REVISION_FILE, message).hint(hint).at(in.here());
    }

    /** SQLite's missing {@code ALTER TABLE … ADD CONSTRAINT} and {@code DROP CONSTRAINT}. */
    static RetortException noAlter(Interpreter in) {
        return of("No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which"
                + " allows for SQLite migrations using a copy-and-move strategy.",
                "Write it in a batch block: with op.batch_alter_table('table') as batch_op: …", in);
    }
}
