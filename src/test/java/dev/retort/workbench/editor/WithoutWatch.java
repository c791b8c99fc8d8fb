package dev.retort.workbench.editor;

import javafx.collections.ObservableList;

import dev.retort.workbench.work.InlineWork;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.RunningJob;
import dev.retort.workbench.work.Work;

/** Inline work that does not hear the folder's watcher, whose own thread would otherwise mix in: tests reload. */
final class WithoutWatch implements Work {

    private final InlineWork inline = new InlineWork();

    @Override
    public <T> RunningJob start(Job<T> job) {
        return inline.start(job);
    }

    @Override
    public ObservableList<RunningJob> running() {
        return inline.running();
    }

    @Override
    public void toWindow(Runnable action) {}
}
