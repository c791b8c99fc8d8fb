package dev.retort.problem;

import java.util.ArrayList;
import java.util.List;

/** A wish to stop, given on one thread and heard on another. */
public final class Cancellation {

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean cancelled;

    /** Asks for the stop: everything registered runs once, on this thread. */
    public void cancel() {
        List<Runnable> toRun;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(listeners);
            listeners.clear();
        }
        toRun.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** @throws RetortException {@code cancelled} once a stop was asked for */
    public void check() {
        if (isCancelled()) {
            throw new RetortException(ProblemCode.CANCELLED, "Cancelled.");
        }
    }

    /** Runs {@code action} when the stop is asked for, at once if it was already; closing takes it back. */
    public Registration onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                listeners.add(action);
                return () -> remove(action);
            }
        }
        action.run();
        return () -> {};
    }

    private synchronized void remove(Runnable action) {
        listeners.remove(action);
    }

    /** What is registered until it is closed. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
