package dev.retort.workbench.apply;

import java.time.Instant;
import java.time.InstantSource;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.retort.run.RunEvent;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** What happened in a run, in words: a line for each thing worth telling, and what the project's own Alembic printed. */
final class Happenings {

    private final InstantSource clock;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper output = new ReadOnlyStringWrapper(this, "output", "");
    private boolean outside;

    /** One line; {@code look} is a style class, empty for none. */
    record Line(Instant at, String text, String look) {}

    Happenings(InstantSource clock) {
        this.clock = clock;
    }

    void hear(RunEvent event) {
        switch (event) {
            case RunEvent.WaitingForLock waiting ->
                add(Messages.text("apply.log.waiting", waiting.holder()), "warning");
            case RunEvent.LockTaken _ -> add(Messages.text("apply.log.lock"), "");
            case RunEvent.BackupStarted started ->
                add(Messages.text("apply.log.backup-started", started.what()), "");
            case RunEvent.BackupTaken taken ->
                add(Messages.text("apply.log.backup-taken", Figures.bytes(taken.size())), "success");
            case RunEvent.StepStarted started -> {
                outside = started.planned().runsOutside();
                if (outside) {
                    output.set("");
                }
                add(Messages.text("apply.log.step", started.step() + 1), "");
            }
            case RunEvent.StatementFailed failed -> add(failed.message(), "danger");
            case RunEvent.StepDone done -> add(
                    Messages.text("apply.log.committed", done.step() + 1, RunModel.words(done.headsNow())), "success");
            case RunEvent.Note note -> {
                add(note.text(), outside ? "muted" : "");
                if (outside) {
                    output.set(output.get() + note.text() + "\n");
                }
            }
            case RunEvent.BackupProgressed _,RunEvent.StatementStarted _,RunEvent.StatementFinished _,RunEvent.StatementSkipped _ ->
                {}
        }
    }

    private void add(String text, String look) {
        lines.add(new Line(clock.instant(), text, look));
    }

    ObservableList<Line> lines() {
        return lines;
    }

    /** What the project's own Alembic has printed in the last step it ran. */
    ReadOnlyStringProperty outputProperty() {
        return output.getReadOnlyProperty();
    }
}
