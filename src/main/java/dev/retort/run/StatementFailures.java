package dev.retort.run;

import java.sql.SQLException;
import java.time.Duration;

import dev.retort.dialect.ErrorReader;
import dev.retort.dialect.ServerError;
import dev.retort.operation.Operation;
import dev.retort.plan.PlannedStatement;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.sql.TextPositions;

/**
 * Makes of a driver's exception one that a person can act on.
 *
 * @param errors reads the server's codes
 * @param cancellation whether a person asked for the stop
 * @param locks knows who held a lock that was waited for
 */
record StatementFailures(ErrorReader errors, Cancellation cancellation, LockWatch locks) {

    /** Where nobody looks who holds locks. */
    StatementFailures(ErrorReader errors, Cancellation cancellation) {
        this(errors, cancellation, LockWatch.NONE);
    }

    /**
     * @param revision whose statement it was
     * @param index of the statement within its step
     * @param limit how long it was allowed to run; zero for no limit
     */
    RetortException ofStatement(SQLException e, String revision, int index, PlannedStatement planned, Duration limit) {
        ServerError error = errors.read(e, planned.sql());
        RetortException failure = switch (error.kind()) {
            case CONNECTION_LOST -> lost(e, error, "while a statement of revision " + revision + " ran");
            case READ_ONLY -> new RetortException(ProblemCode.READ_ONLY, error.message(), e);
            case INTERRUPTED -> interrupted(e, error, revision, limit);
            default -> error.kind() == ServerError.Kind.LOCK_TIMEOUT && cancellation.isCancelled()
                    ? cancelled(e, revision)
                    : ofServer(e, error, planned);
        };
        String hint = error.kind() == ServerError.Kind.ALREADY_THERE
                ? "If the database already has what this revision makes, stamp the revision: `retort stamp " + revision
                        + "`."
                : error.hint();
        if (hint != null && failure.code() != ProblemCode.CANCELLED) {
            failure.hint(hint);
        }
        explainLock(failure, error);
        return failure.at(place(planned, error.offset())).sql(planned.sql()).data("revision", revision)
                .data("statement", index).data("server_code", error.code());
    }

    private static RetortException ofServer(SQLException e, ServerError error, PlannedStatement planned) {
        return planned.operation() instanceof Operation.VerifyQuery
                ? new RetortException(ProblemCode.VERIFY_FAILED, "The verify query failed: " + error.message(), e)
                : new RetortException(ProblemCode.STATEMENT_FAILED, error.message(), e);
    }

    private RetortException interrupted(SQLException e, ServerError error, String revision, Duration limit) {
        if (cancellation.isCancelled()) {
            return cancelled(e, revision);
        }
        if (limit.isZero()) {
            return new RetortException(ProblemCode.STATEMENT_FAILED, error.message(), e);
        }
        return new RetortException(ProblemCode.STATEMENT_FAILED,
                "The statement ran longer than " + seconds(limit) + " and was ended.", e)
                .hint("Allow it more time with `statement-timeout` in the file's header or the settings.");
    }

    private static RetortException cancelled(SQLException e, String revision) {
        return new RetortException(ProblemCode.CANCELLED,
                "Cancelled while a statement of revision " + revision + " ran.", e);
    }

    /** A failure of a commit: of what was checked only then, such as a deferred constraint, or of the connection. */
    RetortException ofCommit(SQLException e, String revision) {
        ServerError error = errors.read(e, "");
        return error.kind() == ServerError.Kind.CONNECTION_LOST
                ? lost(e, error, "while revision " + revision + " was being committed").data("revision", revision)
                : hinted(new RetortException(ProblemCode.STATEMENT_FAILED,
                        "Revision " + revision + " could not be committed: " + error.message(), e), error)
                        .data("revision", revision).data("server_code", error.code());
    }

    /** A failure of Retort's own statements, such as those on the version table. */
    RetortException ofOwn(SQLException e) {
        if (e instanceof LogFailure log) {
            ProblemCode code = log.error().kind() == ServerError.Kind.READ_ONLY
                    ? ProblemCode.READ_ONLY
                    : ProblemCode.STATEMENT_FAILED;
            return hinted(new RetortException(code, String.valueOf(e.getMessage()), e), log.error())
                    .data("server_code", log.error().code());
        }
        ServerError error = errors.read(e, "");
        RetortException failure = switch (error.kind()) {
            case CONNECTION_LOST -> lost(e, error, "between two statements");
            case READ_ONLY -> new RetortException(ProblemCode.READ_ONLY, error.message(), e);
            default -> new RetortException(ProblemCode.STATEMENT_FAILED, error.message(), e);
        };
        hinted(failure, error).data("server_code", error.code());
        explainLock(failure, error);
        return failure;
    }

    private void explainLock(RetortException failure, ServerError error) {
        if (error.kind() == ServerError.Kind.LOCK_TIMEOUT && failure.code() != ProblemCode.CANCELLED) {
            locks.explain(failure);
        }
    }

    private static RetortException lost(SQLException e, ServerError error, String when) {
        return new RetortException(ProblemCode.CONNECTION_FAILED,
                "The connection was lost " + when + ": " + error.message(), e)
                .hint("Look at `retort current`, then run it again: what is done is not done twice.")
                .data("reason", "lost");
    }

    private static RetortException hinted(RetortException failure, ServerError error) {
        return error.hint() == null ? failure : failure.hint(error.hint());
    }

    /** Where in the file an offset of the statement is; the statement stands there as it was sent. */
    static SourcePosition place(PlannedStatement planned, int offset) {
        return offset < 0 ? planned.at() : TextPositions.within(planned.at(), planned.sql(), offset);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
