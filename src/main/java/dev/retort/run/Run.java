package dev.retort.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.MigrationSession;
import dev.retort.dialect.VersionTable;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.PlannedStep.Section;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.project.TransactionScope;
import dev.retort.revision.VersionChange;

/** One plan being carried out, under the lock: which step and statement it is at. */
final class Run {

    private final RunSettings settings;
    private final RunListener listener;
    private final Plan plan;
    private final MigrationSession session;
    private final VersionTable versionTable;
    private final RunLog log;
    private final StatementFailures failures;
    private final StatementRunner statements;
    private final OutsideTransaction outside;
    private final Cancellation cancellation;
    private final @Nullable String backup;
    private final StepScripts scripts;
    private final Dialect dialect;
    private final Connection connection;

    private final Commits commits;
    private int step = -1;
    private int statement = -1;
    private Instant stepStartedAt = Instant.EPOCH;
    private long stepBegan;
    private int statementsRun;
    private int statementsKept;

    Run(Dialect dialect, RunSettings settings, Connection connection, RunListener listener,
            StatementFailures failures, Prepared prepared) {
        this.settings = settings;
        this.listener = listener;
        this.plan = prepared.plan();
        this.session = prepared.session();
        this.versionTable = prepared.versionTable();
        this.log = prepared.log();
        this.backup = prepared.backup();
        this.failures = failures;
        this.commits = new Commits(prepared, failures, listener);
        this.statements = new StatementRunner(connection, session, failures, listener);
        this.outside = new OutsideTransaction(session, log, prepared.journal(), statements, listener,
                settings.clock());
        this.cancellation = failures.cancellation();
        this.scripts = prepared.scripts();
        this.dialect = dialect;
        this.connection = connection;
    }

    /** What was found and made ready once the lock was held. */
    record Prepared(Plan plan, MigrationSession session, VersionTable versionTable, RunLog log,
            List<JournalEntry> journal, @Nullable String backup, StepScripts scripts) {}

    List<String> applied() {
        return commits.applied();
    }

    /** The version table's rows, sorted, as far as is committed. */
    List<String> heads() {
        return commits.heads();
    }

    /** Carries out every step. */
    void steps() throws SQLException {
        if (plan.steps().isEmpty() && !versionTable.exists()) {
            session.begin();
            versionTable.ensure();
            session.commit();
        }
        for (int i = 0; i < plan.steps().size(); i++) {
            cancellation.check();
            carryOut(i, plan.steps().get(i));
            if (plan.transactions() == TransactionScope.PER_MIGRATION) {
                commitSteps();
            }
        }
        commitSteps();
        commits.settle();
    }

    private void commitSteps() throws SQLException {
        commit(null);
        step = -1;
        session.restore();
    }

    private void carryOut(int index, PlannedStep planned) throws SQLException {
        step = index;
        statement = -1;
        statementsRun = 0;
        statementsKept = 0;
        stepStartedAt = settings.clock().instant();
        stepBegan = System.nanoTime();
        listener.on(new RunEvent.StepStarted(index, planned));
        session.limits(settings.lockLimit(planned), settings.statementLimit(planned));
        failures.locks().limit(settings.lockLimit(planned));
        if (planned.runsOutside()) {
            runOutside(index, planned);
            return;
        }
        if (planned.runtimeDependent() == null) {
            carryOut(planned, planned.sections());
        } else {
            drive(planned);
        }
        statement = -1;
        moveVersion(planned);
    }

    /** Another program carries the step out; afterwards the version table must say exactly what the plan says. */
    private void runOutside(int index, PlannedStep planned) throws SQLException {
        commit(null);
        step = index;
        scripts.runOutside(planned, line -> listener.on(new RunEvent.Note(line)), cancellation);
        versionTable.rolledBack();
        List<String> found = versionTable.rows().stream().sorted().toList();
        if (!found.equals(planned.step().headsAfter().stream().sorted().toList())) {
            commits.found(found);
            throw new RetortException(ProblemCode.VERSION_TABLE_CHANGED, "After revision " + planned.revision()
                    + " was run by the project's own Alembic, the version table says " + found + " and not "
                    + planned.step().headsAfter() + ".")
                    .hint("Look at what the revision did; retort current shows where the database stands.")
                    .data("revision", planned.revision());
        }
        commits.found(found);
        beginUnlessOpen();
        commits.add(index, entry(planned, planned.step().headsAfter(), LogTable.DONE, ""), List.of());
        commit(null);
    }

    private void carryOut(PlannedStep planned, List<Section> sections) throws SQLException {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).isTransactional()) {
                inside(planned, sections.get(i), i == sections.size() - 1);
            } else {
                commit(null);
                outside(planned, sections.get(i));
            }
        }
    }

    private void drive(PlannedStep planned) throws SQLException {
        RowsRunner rows = new RowsRunner(connection, session, failures, cancellation);
        RunningContext context = new RunningContext(new DrivenStep(this, step, planned, new DrivenStep.Tools(dialect,
                connection, statements, outside, rows, settings.lockLimit(planned), settings.statementLimit(planned))));
        try {
            scripts.drive(planned, context);
            context.end();
        } catch (RunningContext.OwnFailure e) {
            throw e.failure();
        }
    }

    List<String> xArguments() {
        return plan.xArguments();
    }

    boolean comesTooLate(String sql) {
        return session.comesTooLate(sql);
    }

    /** A driven step is about to send this statement. */
    void at(int index) {
        statement = index;
    }

    /** A driven step has run some statements, and some are committed. */
    void ran(int now, int kept) {
        statement = -1;
        statementsRun += now;
        statementsKept += kept;
    }

    private void inside(PlannedStep planned, Section section, boolean last) throws SQLException {
        if (outside.isDone(planned, section)) {
            outside.skip(step, section);
            statementsKept += section.statements().size();
            return;
        }
        beginUnlessOpen();
        for (int i = 0; i < section.statements().size(); i++) {
            statement = section.first() + i;
            statements.run(step, planned.revision(), statement, section.statements().get(i),
                    settings.statementLimit(planned));
            statementsRun++;
        }
        if (!last) {
            commit(outside.piece(planned, section));
            statementsKept += section.statements().size();
        }
    }

    private void outside(PlannedStep planned, Section section) throws SQLException {
        for (int i = 0; i < section.statements().size(); i++) {
            statement = section.first() + i;
            boolean ran = outside.run(step, planned, statement, settings.lockLimit(planned),
                    settings.statementLimit(planned));
            statementsRun += ran ? 1 : 0;
            statementsKept++;
        }
    }

    void beginUnlessOpen(String... more) throws SQLException {
        if (!session.inTransaction()) {
            boolean all = plan.transactions() == TransactionScope.ALL;
            List<PlannedStep> open = plan.steps().subList(step, all ? plan.steps().size() : step + 1);
            session.expect(Stream
                    .concat(Stream.of(more),
                            open.stream().flatMap(one -> one.statements().stream()).map(PlannedStatement::sql))
                    .toList());
            session.begin();
        }
    }

    private void moveVersion(PlannedStep planned) throws SQLException {
        beginUnlessOpen();
        session.restore();
        versionTable.ensure();
        List<VersionChange> changes = planned.step().versionChanges();
        // One by one they are made together with the log entry, just before the commit.
        boolean atCommit = plan.transactions() == TransactionScope.PER_MIGRATION;
        if (!atCommit) {
            versionTable.apply(changes);
        }
        commits.add(step, entry(planned, planned.step().headsAfter(), LogTable.DONE, ""),
                atCommit ? changes : List.of());
    }

    /** Commits what is open, with the log; {@code piece} is the part of an unfinished step it contains. */
    void commit(@Nullable JournalEntry piece) throws SQLException {
        if (!session.inTransaction()) {
            return;
        }
        commits.commit(plan.steps().get(step).revision(), piece);
    }

    private LogEntry entry(PlannedStep planned, List<String> headsAfter, String result, String error) {
        return new LogEntry(0, planned.revision(), planned.message(), planned.step().direction(), stepStartedAt,
                Duration.ofNanos(System.nanoTime() - stepBegan), statementsRun, result, error, settings.actor().user(),
                settings.actor().host(), planned.checksum(), headsAfter, backup);
    }

    /** Undoes what is open, writes the failed step to the log, and says where the database stands. */
    RunResult.Stopped stopped(RetortException cause, Duration duration) {
        boolean open = session.inTransaction();
        List<String> undone = uncommitted(open);
        boolean lost = cause.code() == ProblemCode.CONNECTION_FAILED;
        List<String> headsNow = lost ? null : undo(cause);
        String revision = step < 0 ? null : plan.steps().get(step).revision();
        String uncertain = null;
        if (lost && commits.isUncertain()) {
            uncertain = (undone.size() == 1 ? "revision " : "revisions ") + String.join(", ", undone);
            undone = List.of();
        } else if (lost && !open && statement >= 0) {
            uncertain = "statement " + (statement + 1) + " of revision " + revision;
        }
        boolean halfDone = statementsKept > 0 && step >= 0;
        HalfwayStanding standing = new HalfwayStanding(plan, commits.applied().size(), undone,
                halfDone ? revision : null,
                statementsKept,
                uncertain, headsNow);
        return new RunResult.Stopped(plan, applied(), step, statement, cause, headsNow, standing.sentence(), duration,
                backup);
    }

    private List<String> uncommitted(boolean open) {
        List<String> revisions = new ArrayList<>(commits.uncommitted());
        if (open && step >= 0 && !commits.isUncommitted(step) && statementsKept == 0) {
            revisions.add(plan.steps().get(step).revision());
        }
        return revisions;
    }

    /** The version table's rows afterwards; null where they cannot be read. */
    private @Nullable List<String> undo(RetortException cause) {
        try {
            session.rollback();
            log.rolledBack();
            session.restore();
            versionTable.rolledBack();
            List<String> headsNow = versionTable.rows().stream().sorted().toList();
            if (step >= 0) {
                String result = cause.code() == ProblemCode.CANCELLED ? LogTable.CANCELLED : LogTable.FAILED;
                log.write(entry(plan.steps().get(step), headsNow, result, cause.message()));
            }
            return headsNow;
        } catch (SQLException e) {
            listener.on(new RunEvent.Note("What happened after the failure: " + e.getMessage()));
            return null;
        }
    }
}
