package dev.retort.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.Operation;
import dev.retort.operation.TransactionMode;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.RuntimeReason;
import dev.retort.problem.SourcePosition;
import dev.retort.project.TransactionScope;
import dev.retort.revision.Direction;
import dev.retort.revision.RevisionStep;
import dev.retort.revision.VersionChange;
import dev.retort.sql.DialectName;

/** Plans written as literals: linear upgrades, each step on top of the one before. */
public final class Plans {

    private final DialectName dialect;
    private final List<String> from;
    private final List<PlannedStep> steps = new ArrayList<>();
    private TransactionScope scope = TransactionScope.PER_MIGRATION;
    private String head;

    private Plans(DialectName dialect, String head) {
        this.dialect = dialect;
        this.head = head;
        this.from = head.isEmpty() ? List.of() : List.of(head);
    }

    public static Plans fromBase(DialectName dialect) {
        return new Plans(dialect, "");
    }

    public static Plans from(DialectName dialect, String head) {
        return new Plans(dialect, head);
    }

    public Plans inOneTransaction() {
        scope = TransactionScope.ALL;
        return this;
    }

    public Plans step(String revision, PlannedStatement... statements) {
        return step(revision, null, null, statements);
    }

    public Plans step(String revision, @Nullable Duration lockTimeout, @Nullable Duration statementTimeout,
            PlannedStatement... statements) {
        VersionChange change = head.isEmpty()
                ? new VersionChange.Insert(revision)
                : new VersionChange.Update(head, revision);
        steps.add(new PlannedStep(
                new RevisionStep(revision, Direction.UPGRADE, List.of(change), List.of(revision),
                        "upgrade " + head + " -> " + revision),
                "Message of " + revision, "versions/" + revision + ".sql", "checksum-" + revision, false, null,
                lockTimeout, statementTimeout, List.of(statements)));
        head = revision;
        return this;
    }

    /** A step that has to be driven. */
    public Plans depending(String revision, String reason) {
        step(revision);
        PlannedStep known = steps.removeLast();
        steps.add(new PlannedStep(known.step(), known.message(), known.file(), known.checksum(), false,
                new RuntimeReason(reason, null, null), null,
                null, List.of()));
        return this;
    }

    /** The way back of a single step, which leaves an empty version table. */
    public Plans down(String revision, PlannedStatement... statements) {
        steps.add(new PlannedStep(
                new RevisionStep(revision, Direction.DOWNGRADE, List.of(new VersionChange.Delete(revision)), List.of(),
                        "downgrade " + revision + " -> "),
                "Message of " + revision, "versions/" + revision + ".sql", "checksum-" + revision, false, null, null,
                null, List.of(statements)));
        head = "";
        return this;
    }

    /** A stamp of an empty version table. */
    public Plans stamp(String revision) {
        steps.add(new PlannedStep(
                new RevisionStep(revision, Direction.STAMP, List.of(new VersionChange.Insert(revision)),
                        List.of(revision), "stamp_revision  -> " + revision),
                "", null, null, false, null, null, null, List.of()));
        head = revision;
        return this;
    }

    public Plan plan() {
        Direction direction = steps.isEmpty() ? Direction.UPGRADE : steps.getFirst().step().direction();
        return new Plan(direction, "head", dialect, from, from,
                head.isEmpty() ? List.of() : List.of(head), scope, List.of(), steps, List.of());
    }

    /** A statement at line 10, column 1 of its file, in the step's transaction. */
    public static PlannedStatement sql(String text) {
        return new PlannedStatement(new Operation.ExecuteSql(text), TransactionMode.TRANSACTIONAL, at());
    }

    public static PlannedStatement outside(String text) {
        return new PlannedStatement(new Operation.ExecuteSql(text), TransactionMode.AUTOCOMMIT, at());
    }

    public static PlannedStatement verify(String text) {
        return new PlannedStatement(new Operation.VerifyQuery(text), TransactionMode.TRANSACTIONAL, at());
    }

    public static PlannedStatement copy(String text, String data) {
        return new PlannedStatement(new Operation.CopyRows(text, data), TransactionMode.TRANSACTIONAL, at());
    }

    private static SourcePosition at() {
        return new SourcePosition("versions/file.sql", 10, 1);
    }
}
