package dev.retort.workbench.work;

import java.util.function.Consumer;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.Cancellation;

/** Runs everything at once on the calling thread, so that a view model's test reads from top to bottom. */
public final class InlineWork implements Work {

    private final ObservableList<RunningJob> running = FXCollections.observableArrayList();
    private volatile @Nullable Thread inside;
    private Runnable afterMessage = () -> {};

    @Override
    public <T> RunningJob start(Job<T> job) {
        RunningJob handle = new RunningJob(job.title());
        if (!job.quiet()) {
            running.add(handle);
        }
        T result;
        Thread before = inside;
        inside = Thread.currentThread();
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
            inside = before;
            end(handle);
            Consumer<? super Throwable> hearer = job.onFailure();
            if (hearer == null) {
                throw new AssertionError("nobody hears this failure of: " + job.title(), failure);
            }
            hearer.accept(failure);
            return handle;
        }
        inside = before;
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

    /** What a job says is heard at once; what comes from elsewhere, a folder's watcher, is not: a test says when. */
    @Override
    public void toWindow(Runnable action) {
        if (Thread.currentThread() == inside) {
            action.run();
            afterMessage.run();
        }
    }

    /** Calls {@code action} after each thing a job said: how a test looks at the window in the middle of one. */
    public void afterEachMessage(Runnable action) {
        afterMessage = action;
    }
}
