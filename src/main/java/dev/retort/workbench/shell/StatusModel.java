package dev.retort.workbench.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.work.RunningJob;
import dev.retort.workbench.work.Work;

/** What the status bar says, and the job it shows: the newest of those under way. */
public final class StatusModel implements Notices {

    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(this, "status",
            new Status(Icon.INFO, "hint", "", null));
    private final ReadOnlyObjectWrapper<@Nullable RunningJob> job = new ReadOnlyObjectWrapper<>(this, "job");

    /**
     * A sentence in the status bar.
     *
     * @param look of the icon
     * @param problem what "Details" shows; null where there is nothing more to say
     */
    public record Status(Icon icon, String look, String sentence, @Nullable Problem problem) {}

    public StatusModel(Work work) {
        work.running().addListener((ListChangeListener<RunningJob>) _ -> job
                .set(work.running().isEmpty() ? null : work.running().getLast()));
    }

    @Override
    public void done(String sentence) {
        status.set(new Status(Icon.DONE, "success", sentence, null));
    }

    @Override
    public void note(String sentence) {
        status.set(new Status(Icon.INFO, "accent", sentence, null));
    }

    @Override
    public void problem(Throwable failure) {
        Problem problem = Problem.of(failure);
        status.set(problem.cancelled()
                ? new Status(Icon.STOP, "hint", problem.title(), null)
                : new Status(Icon.PROBLEM, "danger", problem.title(), problem));
    }

    public ReadOnlyObjectProperty<Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Null while nothing runs. */
    public ReadOnlyObjectProperty<@Nullable RunningJob> jobProperty() {
        return job.getReadOnlyProperty();
    }
}
