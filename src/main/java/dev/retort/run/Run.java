package dev.retort.run;

import java.sql.Connection;
import java.sql.SQLException;
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

/** One plan being carried out, under the lock, step by step. */
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
    private final StepScripts scripts;
    private final Dialect dialect;
    private final Connection connection;

    private final StepProgress progress;
    private final Commits commits;
    private final HalfwayStop stop;
    private final @Nullable String backup;

    Run(Dialect dialect, RunSettings settings, Connection connection, RunListener listener,
            StatementFailures failures, Prepared prepared) {
        this.settings = settings;
        this.listener = listener;
        this.plan = prepared.plan();
        this.session = prepared.session();
        this.versionTable = prepared.versionTable();
        this.log = prepared.log();
        this.failures = failures;
        this.progress = new StepProgress(settings, prepared.backup());
        this.commits = new Commits(prepared, failures, listener);
        this.backup = prepared.backup();
        this.stop = new HalfwayStop(prepared, commits, progress, listener);
        this.statements = new StatementRunner(connection, session, failures, listener, settings);
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

    /**
     * Carries the plan out.
     *
     * @param begun when the whole began, as the settings count nanoseconds
     * @return how it ended; only a bug is thrown, and leaves no transaction open
     */
    RunResult toTheEnd(long begun) throws SQLException {
        boolean ended = false;
        try {
            steps();
            ended = true;
            return new RunResult.Completed(plan, commits.applied(), commits.heads(), settings.since(begun), backup);
        } catch (RetortException e) {
            ended = true;
            return stop.by(e, settings.since(begun));
        } catch (SQLException e) {
            ended = true;
            return stop.by(failures.ofOwn(e), settings.since(begun));
        } finally {
            if (!ended) {
                session.rollback();
            }
        }
    }

    private void steps() throws SQLException {
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
        progress.betweenSteps();
        session.restore();
    }

    private void carryOut(int index, PlannedStep planned) throws SQLException {
        progress.begin(index);
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
        progress.betweenStatements();
        moveVersion(planned);
    }

    /** Another program carries the step out; afterwards the version table must say exactly what the plan says. */
    private void runOutside(int index, PlannedStep planned) throws SQLException {
        commit(null);
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
        commits.add(index, progress.entry(planned, planned.step().headsAfter(), LogTable.DONE, ""), List.of());
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
        RunningContext context = new RunningContext(new DrivenStep(this, progress, planned,
                new DrivenStep.Tools(dialect,
                        connection, statements, outside, rows, settings.lockLimit(planned),
                        settings.statementLimit(planned))));
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

    private void inside(PlannedStep planned, Section section, boolean last) throws SQLException {
        if (outside.isDone(planned, section)) {
            outside.skip(progress.step(), section);
            progress.count(0, section.statements().size());
            return;
        }
        beginUnlessOpen();
        for (int i = 0; i < section.statements().size(); i++) {
            int index = section.first() + i;
            progress.at(index);
            statements.run(progress.step(), planned.revision(), index, section.statements().get(i),
                    settings.statementLimit(planned));
            progress.count(1, 0);
        }
        if (!last) {
            commit(outside.piece(planned, section));
            progress.count(0, section.statements().size());
        }
    }

    private void outside(PlannedStep planned, Section section) throws SQLException {
        for (int i = 0; i < section.statements().size(); i++) {
            int index = section.first() + i;
            progress.at(index);
            boolean ran = outside.run(progress.step(), planned, index, settings.lockLimit(planned),
                    settings.statementLimit(planned));
            progress.count(ran ? 1 : 0, 1);
        }
    }

    void beginUnlessOpen(String... more) throws SQLException {
        if (!session.inTransaction()) {
            boolean all = plan.transactions() == TransactionScope.ALL;
            int step = progress.step();
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
        commits.add(progress.step(), progress.entry(planned, planned.step().headsAfter(), LogTable.DONE, ""),
                atCommit ? changes : List.of());
    }

    /** Commits what is open, with the log; {@code piece} is the part of an unfinished step it contains. */
    void commit(@Nullable JournalEntry piece) throws SQLException {
        if (!session.inTransaction()) {
            return;
        }
        commits.commit(plan.steps().get(progress.step()).revision(), piece);
    }
}
