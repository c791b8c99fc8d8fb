package dev.retort.workbench.shell;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;

import javafx.collections.ObservableList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.Bench;
import dev.retort.workbench.work.InlineWork;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.RunningJob;
import dev.retort.workbench.work.Work;

import static org.assertj.core.api.Assertions.assertThat;

class SessionTest {

    @TempDir
    Path folder;

    @Test
    void aReadingOfTheProjectBeforeDoesNotPutItBack() {
        LateWork late = new LateWork();
        try (Bench bench = Bench.with(folder, late)) {
            OpenProject first = bench.engine().copySample(folder.resolve("first"));
            OpenProject second = bench.engine().copySample(folder.resolve("second"));
            bench.session().show(first, DatabaseChoice.OF_THE_PROJECT);
            late.deliver();

            bench.session().reload();
            bench.session().show(second, DatabaseChoice.OF_THE_PROJECT);
            late.deliver();

            assertThat(bench.session().project().orElseThrow().folder()).isEqualTo(second.folder());
        }
    }

    /** Does each job at once and tells nobody before it is asked to. */
    private static final class LateWork implements Work {

        private final InlineWork inner = new InlineWork();
        private final Queue<Runnable> waiting = new ArrayDeque<>();

        @Override
        public <T> RunningJob start(Job<T> job) {
            return inner.start(job.then(result -> waiting.add(() -> job.onSuccess().accept(result))));
        }

        void deliver() {
            for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                next.run();
            }
        }

        @Override
        public ObservableList<RunningJob> running() {
            return inner.running();
        }

        @Override
        public void toWindow(Runnable action) {
            inner.toWindow(action);
        }
    }
}
