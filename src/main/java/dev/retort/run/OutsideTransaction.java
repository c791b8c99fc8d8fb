package dev.retort.run;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.retort.dialect.MigrationSession;
import dev.retort.operation.Operation;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.PlannedStep.Section;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Statements outside a transaction, each written to the journal before it is sent and after it ended. */
final class OutsideTransaction {

    /** Acts on this connection only, so a later run, on another one, has to send it again. */
    private static final Pattern OF_THE_CONNECTION = Pattern.compile("(?i)(set|reset|discard|load|listen|pragma|attach"
            + "|detach|create\\s+(global\\s+|local\\s+)?temp(orary)?)\\b");

    private final MigrationSession session;
    private final RunLog log;
    private final List<JournalEntry> journal;
    private final StatementRunner statements;
    private final RunListener listener;
    private final InstantSource clock;

    /** @param journal what earlier runs left, already checked against the plan */
    OutsideTransaction(MigrationSession session, RunLog log, List<JournalEntry> journal, StatementRunner statements,
            RunListener listener, InstantSource clock) {
        this.session = session;
        this.log = log;
        this.journal = journal;
        this.statements = statements;
        this.listener = listener;
        this.clock = clock;
    }

    /** Whether an earlier run has committed this transactional part of the step. */
    boolean isDone(PlannedStep planned, Section section) {
        return finished(planned, section.first()).isPresent();
    }

    void skip(int step, Section section) {
        for (int i = 0; i < section.statements().size(); i++) {
            listener.on(new RunEvent.StatementSkipped(step, section.first() + i));
        }
    }

    void skip(int step, int statement) {
        listener.on(new RunEvent.StatementSkipped(step, statement));
    }

    /** A transactional part of a step as the journal names it. */
    JournalEntry piece(PlannedStep planned, Section section) {
        return piece(planned, section.first(), section.statements());
    }

    JournalEntry piece(PlannedStep planned, int first, List<PlannedStatement> statements) {
        return JournalEntry.of(planned.revision(), planned.step().direction(), first, statements,
                clock.instant());
    }

    /**
     * Runs one statement unless an earlier run did.
     *
     * @return whether it ran now
     */
    boolean run(int step, PlannedStep planned, int index, Duration lockLimit, Duration limit) throws SQLException {
        return run(step, planned, index, planned.statements().get(index), lockLimit, limit);
    }

    /**
     * The same for a statement the plan does not know.
     *
     * @throws RetortException {@code interrupted} where an earlier run has done another one in its place
     */
    boolean run(int step, PlannedStep planned, int index, PlannedStatement statement, Duration lockLimit,
            Duration limit) throws SQLException {
        if (!isJournaled(statement)) {
            statements.run(step, planned.revision(), index, statement, limit);
            return true;
        }
        JournalEntry done = finished(planned, index).orElse(null);
        if (done != null) {
            if (!done.hasTextOf(List.of(statement))) {
                throw Unfinished.interrupted(new Unfinished.Doubt(done, true));
            }
            listener.on(new RunEvent.StatementSkipped(step, index));
            return false;
        }
        JournalEntry entry = JournalEntry.of(planned.revision(), planned.step().direction(), index,
                List.of(statement), clock.instant());
        boolean concurrent = session.runsConcurrently(statement.sql());
        if (concurrent) {
            session.limits(Duration.ZERO, limit);
        }
        log.started(entry);
        try {
            statements.run(step, planned.revision(), index, statement, limit);
        } catch (RetortException e) {
            if (e.code() != ProblemCode.CONNECTION_FAILED) {
                log.removed(entry);
            }
            throw e;
        }
        log.finished(entry, entry.hash());
        if (concurrent) {
            session.limits(lockLimit, limit);
        }
        return true;
    }

    /** What the journal says an earlier run has done, beginning with this statement. */
    Optional<JournalEntry> finished(PlannedStep planned, int index) {
        return journal.stream().filter(entry -> entry.finished() && entry.statement() == index
                && entry.revision().equals(planned.revision()) && entry.direction() == planned.step().direction())
                .findFirst();
    }

    private static boolean isJournaled(PlannedStatement statement) {
        return !(statement.operation() instanceof Operation.VerifyQuery)
                && !OF_THE_CONNECTION.matcher(statement.sql()).lookingAt();
    }
}
