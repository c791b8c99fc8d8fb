package dev.retort.workbench.work;

import javafx.collections.ObservableList;

/** Runs blocking work off the window's thread and brings what came of it back. Used on the window's thread only. */
public interface Work {

    /** Starts a job; its hearers are called on the window's thread, never before this returns to the event loop. */
    <T> RunningJob start(Job<T> job);

    /** The jobs under way that are not quiet, oldest first: what the status bar shows. */
    ObservableList<RunningJob> running();

    /** Runs {@code action} on the window's thread, in the order of the calls; may be called on any thread. */
    void toWindow(Runnable action);
}
