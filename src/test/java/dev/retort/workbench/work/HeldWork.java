package dev.retort.workbench.work;

import java.util.ArrayList;
import java.util.List;

import javafx.collections.ObservableList;

/** Runs everything at once, as {@link InlineWork} does, but for jobs of one title, which wait until they are let go. */
public final class HeldWork implements Work {

    private final InlineWork inline = new InlineWork();
    private final List<Runnable> held = new ArrayList<>();
    private String title = "";

    /** Holds jobs of this title from now on. */
    public void hold(String wanted) {
        title = wanted;
    }

    /** Runs what was held, in its order. */
    public void letGo() {
        title = "";
        List<Runnable> now = List.copyOf(held);
        held.clear();
        now.forEach(Runnable::run);
    }

    /** How many jobs wait. */
    public int waiting() {
        return held.size();
    }

    @Override
    public <T> RunningJob start(Job<T> job) {
        if (!job.title().equals(title)) {
            return inline.start(job);
        }
        held.add(() -> inline.start(job));
        return new RunningJob(job.title());
    }

    @Override
    public ObservableList<RunningJob> running() {
        return inline.running();
    }

    @Override
    public void toWindow(Runnable action) {
        inline.toWindow(action);
    }
}
