package dev.retort.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.Operation;
import dev.retort.operation.QueryResult;
import dev.retort.operation.StepContext;
import dev.retort.operation.TransactionMode;
import dev.retort.plan.PlannedStatement;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.schema.CatalogView;
import dev.retort.sql.DialectName;

/**
 * Carries out at once what a script hands over, and answers from the database. What an earlier run has committed of the
 * step, the journal knows: it is passed over as long as the script hands over the same statements.
 */
final class RunningContext implements StepContext {

    private static final Pattern READS = Pattern
            .compile("(?is)[\\s(]*(select|values|show|explain|pragma|table)\\b(?!.*\\b"
                    + "(into|for\\s+(no\\s+key\\s+)?(update|share))\\b).*");
    private static final Pattern READS_WITH = Pattern
            .compile("(?is)\\s*with\\b(?!.*\\b(insert|update|delete|merge)\\b).*");

    private final Carrier carrier;
    private final List<PlannedStatement> piece = new ArrayList<>();
    private int next;
    private @Nullable JournalEntry passingOver;

    RunningContext(Carrier carrier) {
        this.carrier = carrier;
    }

    /** The run, as far as one step needs it. Statements are counted within the step. */
    interface Carrier {

        DialectName dialect();

        List<String> xArguments();

        /** What the journal says an earlier run committed, beginning with this statement. */
        Optional<JournalEntry> finished(int index);

        /** Runs a statement in the transaction, opened first where none is. */
        void inside(int index, PlannedStatement statement) throws SQLException;

        /** Commits what is open, which is these statements of the step. */
        void commit(int first, List<PlannedStatement> piece) throws SQLException;

        /** Runs a statement outside any transaction, through the journal. */
        void outside(int index, PlannedStatement statement) throws SQLException;

        /** Whether a statement would act only before a transaction, and one is open. */
        boolean comesTooLate(PlannedStatement statement);

        void skip(int index);

        QueryResult query(int index, String sql, SourcePosition at) throws SQLException;

        CatalogView catalog();
    }

    /** A failure of Retort's own statements, on its way through the script. */
    static final class OwnFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        OwnFailure(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        SQLException failure() {
            return failure;
        }
    }

    @Override
    public DialectName dialect() {
        return carrier.dialect();
    }

    @Override
    public void perform(Operation operation, TransactionMode mode, SourcePosition at) {
        PlannedStatement statement = new PlannedStatement(operation, mode, at);
        try {
            if (mode == TransactionMode.AUTOCOMMIT) {
                endPiece();
                carrier.outside(next, statement);
                next++;
            } else if (!isPassedOver(statement)) {
                if (carrier.comesTooLate(statement)) {
                    carrier.commit(next - piece.size(), List.copyOf(piece));
                    piece.clear();
                }
                carrier.inside(next, statement);
                take(statement);
            }
        } catch (SQLException e) {
            throw new OwnFailure(e);
        }
    }

    private void take(PlannedStatement statement) {
        piece.add(statement);
        next++;
    }

    /** Whether an earlier run has committed the statement, as one of the piece that begins or goes on here. */
    private boolean isPassedOver(PlannedStatement statement) {
        if (piece.isEmpty()) {
            passingOver = carrier.finished(next).orElse(null);
        }
        JournalEntry entry = passingOver;
        if (entry == null) {
            return false;
        }
        carrier.skip(next);
        take(statement);
        if (entry.hash().equals(JournalEntry.hash(piece))) {
            passingOver = null;
            piece.clear();
        }
        return true;
    }

    /** What was handed over since the last commit is committed before a statement outside a transaction. */
    private void endPiece() throws SQLException {
        refuseHalfPassed();
        if (!piece.isEmpty()) {
            carrier.commit(next - piece.size(), List.copyOf(piece));
            piece.clear();
        }
    }

    /** The script has come to its end. */
    void end() {
        refuseHalfPassed();
    }

    private void refuseHalfPassed() {
        JournalEntry entry = passingOver;
        if (entry != null) {
            throw Unfinished.interrupted(new Unfinished.Doubt(entry, true));
        }
    }

    @Override
    public QueryResult query(String sql, SourcePosition at) {
        try {
            if (READS.matcher(sql).matches() || READS_WITH.matcher(sql).matches()) {
                return carrier.query(-1, sql, at);
            }
            if (passingOver != null || piece.isEmpty() && carrier.finished(next).isPresent()) {
                throw new RetortException(ProblemCode.INTERRUPTED,
                        "An earlier run has committed part of this revision, and the rows it was given then are gone.")
                        .hint("Complete the revision by hand, then `retort stamp` it.").at(at).sql(sql);
            }
            QueryResult rows = carrier.query(next, sql, at);
            take(new PlannedStatement(new Operation.ExecuteSql(sql), TransactionMode.TRANSACTIONAL, at));
            return rows;
        } catch (SQLException e) {
            throw new OwnFailure(e);
        }
    }

    @Override
    public CatalogView catalog(SourcePosition at) {
        return carrier.catalog();
    }

    @Override
    public boolean offline() {
        return false;
    }

    @Override
    public List<String> xArguments() {
        return carrier.xArguments();
    }
}
