package dev.retort.workbench.apply;

import java.time.Duration;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;

/** A line of the run: a statement with how far it is, or the heading of a step. */
final class StatementRow {

    private final int step;
    private final PlannedStep planned;
    private final @Nullable PlannedStatement statement;
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(this, "progress",
            new Progress(RowState.WAITING, -1, null));

    /** How far a statement is: rows are -1 where nobody counts them. */
    record Progress(RowState state, long rows, @Nullable Duration took) {}

    private StatementRow(int step, PlannedStep planned, @Nullable PlannedStatement statement) {
        this.step = step;
        this.planned = planned;
        this.statement = statement;
    }

    static StatementRow heading(int step, PlannedStep planned) {
        return new StatementRow(step, planned, null);
    }

    static StatementRow of(int step, PlannedStep planned, PlannedStatement statement) {
        return new StatementRow(step, planned, statement);
    }

    /** Index of the step it belongs to. */
    int step() {
        return step;
    }

    PlannedStep planned() {
        return planned;
    }

    /** Null for a heading. */
    @Nullable
    PlannedStatement statement() {
        return statement;
    }

    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    RowState state() {
        return progress.get().state();
    }

    void set(RowState state) {
        progress.set(new Progress(state, progress.get().rows(), progress.get().took()));
    }

    void finish(long rows, Duration took) {
        progress.set(new Progress(RowState.DONE, rows, took));
    }
}
