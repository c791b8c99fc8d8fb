package dev.retort.workbench.apply;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.TransactionMode;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.problem.ProblemCode;
import dev.retort.project.TransactionScope;
import dev.retort.run.RunEvent;
import dev.retort.run.RunResult;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** A run as it happens: a line a step, a line a statement, and a log of it; fed with the engine's events. */
final class RunModel {

    private final Plan plan;
    private final ObservableList<StepRow> steps = FXCollections.observableArrayList();
    private final ObservableList<StatementRow> statements = FXCollections.observableArrayList();
    private final Happenings log;
    private final List<List<StatementRow>> ofStep = new ArrayList<>();
    private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper(this, "done");
    private final ReadOnlyObjectWrapper<@Nullable StatementRow> current = new ReadOnlyObjectWrapper<>(this, "current");
    private final ReadOnlyObjectWrapper<RunEvent.@Nullable BackupTaken> backup = new ReadOnlyObjectWrapper<>(this,
            "backup");
    private final ReadOnlyIntegerWrapper stepsDone = new ReadOnlyIntegerWrapper(this, "stepsDone");
    private final ReadOnlyObjectWrapper<@Nullable PlannedStep> outside = new ReadOnlyObjectWrapper<>(this, "outside");
    private final int stepsOutside;
    private int outsideDone;
    private List<String> headsNow;

    RunModel(Plan plan, List<StepRow> first, Clock clock) {
        this.plan = plan;
        this.log = new Happenings(clock);
        this.headsNow = plan.from();
        this.stepsOutside = (int) plan.steps().stream().filter(PlannedStep::runsOutside).count();
        steps.setAll(first);
        for (int i = 0; i < plan.steps().size(); i++) {
            PlannedStep step = plan.steps().get(i);
            statements.add(StatementRow.heading(i, step));
            List<StatementRow> rows = new ArrayList<>();
            for (PlannedStatement statement : step.statements()) {
                rows.add(StatementRow.of(i, step, statement));
            }
            statements.addAll(rows);
            ofStep.add(rows);
        }
        steps.forEach(row -> row.setState(RowState.WAITING));
    }

    void hear(RunEvent event) {
        switch (event) {
            case RunEvent.BackupStarted _ -> backupRow(RowState.RUNNING);
            case RunEvent.BackupProgressed progressed -> backupNote(progressed.expected() < 0
                    ? Figures.bytes(progressed.done())
                    : Messages.text("apply.backup-progress", Figures.bytes(progressed.done()),
                            Figures.bytes(progressed.expected())));
            case RunEvent.BackupTaken taken -> backupTaken(taken);
            case RunEvent.StepStarted started -> {
                stepRow(started.step()).setState(RowState.RUNNING);
                current.set(null);
                outside.set(started.planned().runsOutside() ? started.planned() : null);
            }
            case RunEvent.StatementStarted started -> {
                StatementRow row = row(started);
                row.set(RowState.RUNNING);
                current.set(row);
            }
            case RunEvent.StatementFinished finished -> {
                ofStep.get(finished.step()).stream().skip(finished.statement()).findFirst()
                        .ifPresent(row -> row.finish(finished.rows(), finished.duration()));
                done.set(done.get() + 1);
            }
            case RunEvent.StatementSkipped skipped -> {
                ofStep.get(skipped.step()).stream().skip(skipped.statement()).findFirst()
                        .ifPresent(row -> row.set(RowState.SKIPPED));
                done.set(done.get() + 1);
            }
            case RunEvent.StatementFailed failed ->
                ofStep.get(failed.step()).stream().skip(failed.statement()).findFirst()
                        .ifPresent(row -> row.set(RowState.FAILED));
            case RunEvent.StepDone finished -> stepDone(finished);
            case RunEvent.WaitingForLock _,RunEvent.LockTaken _,RunEvent.Note _ -> {}
        }
        log.hear(event);
    }

    /** The statement's row; one more where the plan did not know of it. */
    private StatementRow row(RunEvent.StatementStarted started) {
        List<StatementRow> rows = ofStep.get(started.step());
        int index = started.statement();
        if (index < rows.size() && started.planned().equals(rows.get(index).statement())) {
            return rows.get(index);
        }
        StatementRow row = StatementRow.of(started.step(), plan.steps().get(started.step()), started.planned());
        if (index < rows.size()) {
            statements.set(statements.indexOf(rows.set(index, row)), row);
        } else {
            int heading = IntStream.range(0, statements.size())
                    .filter(i -> statements.get(i).step() == started.step()).findFirst().orElseThrow();
            rows.add(row);
            statements.add(heading + rows.size(), row);
        }
        return row;
    }

    private void backupNote(String words) {
        steps.stream().filter(row -> row.kind() == StepRow.Kind.BACKUP)
                .forEach(row -> row.noteProperty().set(words));
    }

    private void backupTaken(RunEvent.BackupTaken taken) {
        steps.stream().filter(row -> row.kind() == StepRow.Kind.BACKUP).forEach(row -> {
            row.setState(RowState.DONE);
            row.tookProperty().set(taken.duration());
        });
        backupNote(Figures.bytes(taken.size()));
        backup.set(taken);
    }

    private void stepDone(RunEvent.StepDone finished) {
        headsNow = finished.headsNow();
        outsideDone += plan.steps().get(finished.step()).runsOutside() ? 1 : 0;
        StepRow row = stepRow(finished.step());
        row.setState(RowState.DONE);
        row.tookProperty().set(finished.duration());
        stepsDone.set(stepsDone.get() + 1);
    }

    /** Heads as a person reads them. */
    static String words(List<String> heads) {
        return heads.isEmpty() ? Messages.text("apply.base") : String.join(", ", heads);
    }

    /** Marks what did not run, and what ran and was rolled back. */
    void ended(RunResult result) {
        current.set(null);
        if (result instanceof RunResult.Stopped stopped) {
            int kept = stopped.applied().size();
            RowState end = stopped.cause().code() == ProblemCode.CANCELLED ? RowState.CANCELLED : RowState.FAILED;
            for (int i = 0; i < plan.steps().size(); i++) {
                RowState now = i < kept
                        ? RowState.DONE
                        : i == stopped.failedStep()
                                ? end
                                : RowState.NOT_RUN;
                stepRow(i).setState(now);
                if (i >= kept) {
                    ofStep.get(i).forEach(row -> markStopped(row, end));
                }
            }
            done.set((int) statements.stream().filter(row -> row.statement() != null)
                    .filter(row -> row.state() == RowState.DONE || row.state() == RowState.SKIPPED).count());
            backupRowIf(RowState.RUNNING, end);
            backupRowIf(RowState.WAITING, RowState.NOT_RUN);
        }
    }

    private static void markStopped(StatementRow row, RowState end) {
        PlannedStatement statement = row.statement();
        boolean kept = statement != null && statement.mode() == TransactionMode.AUTOCOMMIT;
        switch (row.state()) {
            case DONE -> row.set(kept ? RowState.DONE : RowState.ROLLED_BACK);
            case RUNNING, FAILED -> row.set(end);
            case PLANNED, WAITING -> row.set(RowState.NOT_RUN);
            case SKIPPED, CANCELLED, NOT_RUN, ROLLED_BACK -> {}
        }
    }

    /** What a stop at this moment would leave behind, as a sentence. */
    String ifCancelledNow() {
        StatementRow running = current.get();
        String heads = words(headsNow);
        PlannedStep elsewhere = outside.get();
        if (elsewhere != null) {
            return Messages.text("apply.cancel.outside", elsewhere.revision());
        }
        if (running == null) {
            return Messages.text("apply.cancel.nothing", heads);
        }
        PlannedStatement statement = running.statement();
        if (statement != null && statement.mode() == TransactionMode.AUTOCOMMIT) {
            return Messages.text("apply.cancel.alone", running.planned().revision(), heads);
        }
        return plan.transactions() == TransactionScope.ALL
                ? Messages.text("apply.cancel.all", heads)
                : Messages.text("apply.cancel.step", running.planned().revision(), heads);
    }

    private StepRow stepRow(int step) {
        return steps.get(steps.size() - plan.steps().size() + step);
    }

    private void backupRow(RowState state) {
        steps.stream().filter(row -> row.kind() == StepRow.Kind.BACKUP).forEach(row -> row.setState(state));
    }

    private void backupRowIf(RowState before, RowState now) {
        steps.stream().filter(row -> row.kind() == StepRow.Kind.BACKUP && row.stateProperty().get() == before)
                .forEach(row -> row.setState(now));
    }

    Plan plan() {
        return plan;
    }

    ObservableList<StepRow> steps() {
        return steps;
    }

    /** The statements of every step, under a heading a step. */
    ObservableList<StatementRow> statements() {
        return statements;
    }

    /** What happened, in words. */
    Happenings log() {
        return log;
    }

    /** How many statements are done. */
    ReadOnlyIntegerProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** How many steps are committed. */
    ReadOnlyIntegerProperty stepsDoneProperty() {
        return stepsDone.getReadOnlyProperty();
    }

    /** How many statements there are, as far as is known. */
    int total() {
        return statements.size() - plan.steps().size();
    }

    /** Which of them a row is, counted from 1 through the whole plan as it is known by now. */
    int numberOf(StatementRow row) {
        return statements.indexOf(row) - row.step();
    }

    /** How much is done, from 0 to 1: each statement counts, and each step that another program runs. */
    double fraction() {
        int parts = total() + stepsOutside;
        return parts == 0 ? 1 : Math.min(1, (double) (done.get() + outsideDone) / parts);
    }

    /** The step that the project's own Alembic runs, or ran last; null where the step is Retort's. */
    ReadOnlyObjectProperty<@Nullable PlannedStep> outsideProperty() {
        return outside.getReadOnlyProperty();
    }

    /** The statement that runs; null for none. */
    ReadOnlyObjectProperty<@Nullable StatementRow> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** The backup taken before; null until it is. */
    ReadOnlyObjectProperty<RunEvent.@Nullable BackupTaken> backupProperty() {
        return backup.getReadOnlyProperty();
    }
}
