package dev.retort.workbench.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;
import dev.retort.connect.Database;
import dev.retort.engine.ApplyOptions;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.plan.Plan;
import dev.retort.run.RunEvent;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Progress;
import dev.retort.workbench.work.RunningJob;
import dev.retort.workbench.work.Work;

/** A plan that is carried out: the work it is, what it tells the window, and the way to stop it. */
final class CurrentRun {

    private final Engine engine;
    private final Work work;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<@Nullable RunModel> model = new ReadOnlyObjectWrapper<>(this, "model");
    private final ReadOnlyObjectWrapper<@Nullable RunResult> result = new ReadOnlyObjectWrapper<>(this, "result");
    private final ReadOnlyBooleanWrapper cancelling = new ReadOnlyBooleanWrapper(this, "cancelling");
    private @Nullable RunningJob job;
    private boolean running;
    private Instant startedAt = Instant.EPOCH;

    CurrentRun(Engine engine, Work work, Clock clock) {
        this.engine = engine;
        this.work = work;
        this.clock = clock;
    }

    /** Makes ready to show what {@link #start} will tell. */
    void prepare(Plan plan, ApplyOptions options) {
        model.set(new RunModel(plan, PlanRows.toRun(plan, options.backup() == BackupKind.FULL), clock));
        cancelling.set(false);
        startedAt = clock.instant();
        running = true;
    }

    /**
     * Carries out what was prepared.
     *
     * @param ended hears how it ended
     * @param refused hears why nothing ran
     */
    void start(OpenProject project, Database database, ApplyOptions options, Runnable ended,
            Consumer<Throwable> refused) {
        RunModel of = model.get();
        if (of == null) {
            throw new IllegalStateException("nothing is prepared");
        }
        String title = Messages.text("apply.running." + of.plan().direction().text());
        RunningJob started = work.start(Job.of(title, progress -> engine.apply(project, database, of.plan(), options,
                listener(of, progress), progress.cancellation())).then(how -> {
                    running = false;
                    of.ended(how);
                    result.set(how);
                    ended.run();
                }).otherwise(why -> {
                    running = false;
                    model.set(null);
                    refused.accept(why);
                }));
        job = running ? started : null;
    }

    /** Hands events to the window, and counts for the status bar on the run's own thread. */
    private RunListener listener(RunModel of, Progress progress) {
        int total = of.total();
        int[] begun = {0};
        return event -> {
            if (event instanceof RunEvent.StatementStarted) {
                begun[0]++;
                progress.report(Messages.text("apply.statement-of", begun[0], Math.max(total, begun[0])),
                        (begun[0] - 1.0) / Math.max(total, begun[0]));
            }
            work.toWindow(() -> of.hear(event));
        };
    }

    /** Asks the run to stop: what is open is rolled back. */
    void cancel() {
        RunningJob started = job;
        if (started != null && running) {
            cancelling.set(true);
            started.cancel();
        }
    }

    /** How long the run has taken until now. */
    Duration elapsed() {
        RunResult ended = result.get();
        return ended != null ? ended.duration() : Duration.between(startedAt, clock.instant());
    }

    /** Null before it runs, and where nothing ran. */
    ReadOnlyObjectProperty<@Nullable RunModel> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** Null until the run has ended. */
    ReadOnlyObjectProperty<@Nullable RunResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether a stop was asked for and has not happened yet. */
    ReadOnlyBooleanProperty cancellingProperty() {
        return cancelling.getReadOnlyProperty();
    }
}
