package dev.retort.workbench.work;

import java.util.function.Consumer;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.retort.problem.Cancellation;

/** Runs everything at once on the calling thread, so that a view model's test reads from top to bottom. */
public final class InlineWork implements Work {

    private final ObservableList<RunningJob> running = FXCollections.observableArrayList();

    @Override
    public <T> RunningJob start(Job<T> job) {
        RunningJob handle = new RunningJob(job.title());
        if (!job.quiet()) {
            running.add(handle);
        }
        T result;
        try {
            result = job.work().run(new Progress() {
                @Override
                public Cancellation cancellation() {
                    return handle.cancellation();
                }

                @Override
                public void report(String what, double done) {
                    handle.report(what, done);
                }
            });
        } catch (Exception failure) {
            end(handle);
            Consumer<? super Throwable> hearer = job.onFailure();
            if (hearer == null) {
                throw new AssertionError("nobody hears this failure of: " + job.title(), failure);
            }
            hearer.accept(failure);
            return handle;
        }
        end(handle);
        job.onSuccess().accept(result);
        return handle;
    }

    private void end(RunningJob handle) {
        running.remove(handle);
        handle.end();
    }

    @Override
    public ObservableList<RunningJob> running() {
        return running;
    }

    @Override
    public void toWindow(Runnable action) {
        action.run();
    }
}
