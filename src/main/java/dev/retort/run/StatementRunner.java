package dev.retort.run;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.MigrationSession;
import dev.retort.operation.Operation;
import dev.retort.operation.Operation.CopyRows;
import dev.retort.operation.Operation.ExecuteSql;
import dev.retort.operation.Operation.VerifyQuery;
import dev.retort.plan.PlannedStatement;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Sends one statement: announces it, can be cancelled meanwhile, reads what the server says. */
final class StatementRunner {

    private static final Pattern CHANGES_ROWS = Pattern.compile("(?i)(insert|update|delete|merge|replace|with)\\b");

    private final Connection connection;
    private final MigrationSession session;
    private final StatementFailures failures;
    private final RunListener listener;
    private final Cancellation cancellation;
    private final RunSettings settings;

    StatementRunner(Connection connection, MigrationSession session, StatementFailures failures, RunListener listener,
            RunSettings settings) {
        this.connection = connection;
        this.session = session;
        this.failures = failures;
        this.listener = listener;
        this.cancellation = failures.cancellation();
        this.settings = settings;
    }

    /**
     * @param step the step's index
     * @param index the statement's, within the step
     * @param limit how long it may run
     * @throws RetortException as {@link StatementFailures} words it; {@code verify-failed}; {@code cancelled}
     */
    void run(int step, String revision, int index, PlannedStatement planned, Duration limit) {
        cancellation.check();
        listener.on(new RunEvent.StatementStarted(step, index, planned));
        session.sending(planned.sql());
        failures.locks().sending();
        long begun = settings.nanos().getAsLong();
        try {
            long rows = send(revision, index, planned, limit);
            listener.on(new RunEvent.StatementFinished(step, index, rows, settings.since(begun)));
        } catch (RetortException e) {
            listener.on(new RunEvent.StatementFailed(step, index, e.message()));
            throw e;
        }
    }

    private long send(String revision, int index, PlannedStatement planned, Duration limit) {
        Operation operation = planned.operation();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (Watch _ = new Watch(cancellation, session, limit)) {
                return switch (operation) {
                    case ExecuteSql(String sql) -> execute(statement, sql);
                    case CopyRows(String sql, String data) -> session.copy(sql, data, cancellation);
                    case VerifyQuery(String sql) -> verify(statement, sql, revision, index, planned);
                };
            } finally {
                passOnNotices(statement);
            }
        } catch (SQLException e) {
            throw failures.ofStatement(e, revision, index, planned, limit);
        }
    }

    private static long execute(Statement statement, String sql) throws SQLException {
        boolean isRows = statement.execute(sql);
        boolean counts = CHANGES_ROWS.matcher(sql).lookingAt();
        long changed = -1;
        while (true) {
            if (isRows) {
                drain(statement);
            } else {
                int count = statement.getUpdateCount();
                if (count < 0) {
                    return changed;
                }
                changed = counts ? Math.max(changed, 0) + count : -1;
            }
            isRows = statement.getMoreResults();
        }
    }

    // SQLite does the work of a statement that gives rows only as they are read.
    private static void drain(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                // Nothing to do with them.
            }
        }
    }

    private static long verify(Statement statement, String sql, String revision, int index, PlannedStatement planned)
            throws SQLException {
        statement.setMaxRows(1);
        String outcome;
        if (!statement.execute(sql)) {
            outcome = "it is no query";
        } else {
            try (ResultSet rows = statement.getResultSet()) {
                outcome = rows.next() ? refusal(rows.getObject(1)) : "it gave no row";
            }
        }
        if (outcome == null) {
            return -1;
        }
        throw new RetortException(ProblemCode.VERIFY_FAILED,
                "Revision " + revision + " did what it says, but its verify query does not hold: " + outcome + ".")
                .hint("The first column of the first row has to be neither false, 0 nor NULL.").at(planned.at())
                .sql(sql).data("revision", revision).data("statement", index);
    }

    /** Why a value does not verify; null where it does. */
    private static @Nullable String refusal(@Nullable Object value) {
        return switch (value) {
            case null -> "it gave NULL";
            case Boolean truth -> truth ? null : "it gave false";
            case BigDecimal number -> number.signum() == 0 ? "it gave " + number : null;
            case Number number -> number.doubleValue() == 0 ? "it gave " + number : null;
            case String text when text.isEmpty() || text.matches("(?i)f|false|0") -> "it gave '" + text + "'";
            default -> null;
        };
    }

    private void passOnNotices(Statement statement) {
        try {
            for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                listener.on(new RunEvent.Note(String.valueOf(notice.getMessage())));
            }
        } catch (SQLException _) {
            // A lost connection has closed the statement; the failure itself says so.
        }
    }
}
