package dev.retort.workbench.apply;

import java.time.Duration;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import dev.retort.plan.PlannedStep;

/** One line of the plan: where the database stands now, the backup, or a step. */
final class StepRow {

    private final Kind kind;
    private final String title;
    private final String id;
    private final @Nullable PlannedStep step;
    private final ReadOnlyObjectWrapper<RowState> state = new ReadOnlyObjectWrapper<>(this, "state", RowState.PLANNED);
    private final ObjectProperty<@Nullable Duration> took = new SimpleObjectProperty<>(this, "took");
    private final ObjectProperty<String> note = new SimpleObjectProperty<>(this, "note", "");

    /** What the line is. */
    enum Kind {
        NOW, BACKUP, STEP
    }

    private StepRow(Kind kind, String title, String id, @Nullable PlannedStep step) {
        this.kind = kind;
        this.title = title;
        this.id = id;
        this.step = step;
    }

    static StepRow now(String title, String message) {
        StepRow row = new StepRow(Kind.NOW, title, "", null);
        row.note.set(message);
        return row;
    }

    static StepRow backup(String title) {
        return new StepRow(Kind.BACKUP, title, "", null);
    }

    static StepRow of(PlannedStep step, String title) {
        return new StepRow(Kind.STEP, title, step.revision(), step);
    }

    Kind kind() {
        return kind;
    }

    String title() {
        return title;
    }

    /** The revision's id; empty for a line that is no step. */
    String id() {
        return id;
    }

    @Nullable
    PlannedStep step() {
        return step;
    }

    ReadOnlyObjectProperty<RowState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void setState(RowState now) {
        state.set(now);
    }

    /** How long it took; null while it has not ended. */
    ObjectProperty<@Nullable Duration> tookProperty() {
        return took;
    }

    /** What stands beside the id. */
    ObjectProperty<String> noteProperty() {
        return note;
    }
}
