package dev.retort.workbench.work;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.retort.problem.Cancellation;

/**
 * Work on threads of its own, delivered to JavaFX's.
 *
 * <p>The threads are platform threads: SQLite's calls are native and would hold the few carriers of virtual threads, so
 * that one long statement kept a file from being read.
 */
public final class FxWork implements Work, AutoCloseable {

    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("retort-work-", 1).factory());
    private final ObservableList<RunningJob> running = FXCollections.observableArrayList();
    private final Queue<Runnable> deliveries = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean deliveryAsked = new AtomicBoolean();
    private final Consumer<? super Throwable> unheardFailures;

    /** @param unheardFailures hears the failures of jobs that name no hearer of their own, on the window's thread */
    public FxWork(Consumer<? super Throwable> unheardFailures) {
        this.unheardFailures = unheardFailures;
    }

    @Override
    public <T> RunningJob start(Job<T> job) {
        RunningJob handle = new RunningJob(job.title());
        if (threads.isShutdown()) {
            handle.end();
            return handle;
        }
        if (!job.quiet()) {
            running.add(handle);
        }
        threads.execute(() -> carryOut(job, handle));
        return handle;
    }

    private <T> void carryOut(Job<T> job, RunningJob handle) {
        Runnable delivery;
        try {
            T result = job.work().run(new Reports(handle));
            delivery = () -> job.onSuccess().accept(result);
        } catch (Throwable failure) {
            Consumer<? super Throwable> hearer = job.onFailure() == null ? unheardFailures : job.onFailure();
            delivery = () -> hearer.accept(failure);
        }
        Runnable last = delivery;
        toWindow(() -> {
            running.remove(handle);
            handle.end();
            last.run();
        });
    }

    @Override
    public ObservableList<RunningJob> running() {
        return running;
    }

    /** Many deliveries in one turn of the event loop cost one wake-up of it. */
    @Override
    public void toWindow(Runnable action) {
        deliveries.add(action);
        if (deliveryAsked.compareAndSet(false, true)) {
            Platform.runLater(this::deliver);
        }
    }

    private void deliver() {
        deliveryAsked.set(false);
        for (Runnable next = deliveries.poll(); next != null && !threads.isShutdown(); next = deliveries.poll()) {
            try {
                next.run();
            } catch (RuntimeException | Error bug) {
                if (!deliveries.isEmpty() && deliveryAsked.compareAndSet(false, true)) {
                    Platform.runLater(this::deliver);
                }
                throw bug;
            }
        }
    }

    /** Asks whatever runs to stop; nothing is started or delivered any more. */
    @Override
    public void close() {
        running.forEach(RunningJob::cancel);
        threads.shutdown();
    }

    /** Hands on only the latest report of a turn of the event loop. */
    private final class Reports implements Progress {

        private record Report(String what, double done) {}

        private final RunningJob handle;
        private final AtomicReference<Report> latest = new AtomicReference<>();

        Reports(RunningJob handle) {
            this.handle = handle;
        }

        @Override
        public Cancellation cancellation() {
            return handle.cancellation();
        }

        @Override
        public void report(String what, double done) {
            if (latest.getAndSet(new Report(what, done)) == null) {
                toWindow(() -> {
                    Report report = latest.getAndSet(null);
                    handle.report(report.what(), report.done());
                });
            }
        }
    }
}
