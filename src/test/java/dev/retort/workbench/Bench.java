package dev.retort.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.connect.UserFolders;
import dev.retort.engine.ApplyOptions;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.engine.PlanRequest;
import dev.retort.problem.Cancellation;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;
import dev.retort.testing.Desk;
import dev.retort.workbench.control.FilePrompt;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.work.InlineWork;
import dev.retort.workbench.work.Work;

/** What a screen needs around it: a real engine whose folders are all under one, and everything else in memory. */
public final class Bench implements AutoCloseable {

    private final Path folder;
    private final UserFolders folders;
    private final Engine engine;
    private final Work work;
    private final Session session;
    private final Heard notices = new Heard();
    private final GivenFiles files = new GivenFiles();
    private final List<Destination> visited = new ArrayList<>();

    private Bench(Path folder, Work work, Map<String, String> environment) {
        this.folder = folder;
        this.work = work;
        this.folders = Desk.folders(folder);
        this.engine = new Engine(Desk.in(folder, folder, environment));
        this.session = new Session(engine, work);
    }

    /** Everything runs at once on the calling thread. */
    public static Bench inline(Path folder) {
        return new Bench(folder, new InlineWork(), Map.of());
    }

    /** As {@link #inline}, with work of another kind. */
    public static Bench with(Path folder, Work work) {
        return new Bench(folder, work, Map.of());
    }

    public Engine engine() {
        return engine;
    }

    public UserFolders folders() {
        return folders;
    }

    public Work work() {
        return work;
    }

    public Session session() {
        return session;
    }

    public Heard notices() {
        return notices;
    }

    public GivenFiles files() {
        return files;
    }

    public List<Destination> visited() {
        return visited;
    }

    public void go(Destination destination) {
        visited.add(destination);
    }

    /** Opens the sample in a folder of its own, at base. */
    public OpenProject openSample() {
        OpenProject sample = engine.copySample(folder.resolve("shop"));
        session.show(sample, DatabaseChoice.OF_THE_PROJECT);
        return sample;
    }

    /** The sample in a folder of its own, upgraded to head and not yet open. */
    public OpenProject upgradedSample() {
        OpenProject sample = engine.copySample(folder.resolve("shop"));
        upgrade(sample, engine.choose(sample, DatabaseChoice.OF_THE_PROJECT), "head");
        return sample;
    }

    /** Upgrades the open project's database. */
    public RunResult upgrade(String target) {
        RunResult result = upgrade(session.project().orElseThrow(), session.database().orElseThrow(), target);
        session.refreshState();
        return result;
    }

    private RunResult upgrade(OpenProject project, Database database, String target) {
        return engine.apply(project, database, engine.plan(project, PlanRequest.upgrade(database, target)),
                ApplyOptions.WITHOUT_BACKUP, RunListener.NONE, new Cancellation());
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Keeps what a screen said. */
    public static final class Heard implements Notices {

        private final List<String> sentences = new ArrayList<>();
        private final List<Throwable> problems = new ArrayList<>();

        public List<String> sentences() {
            return sentences;
        }

        public List<Throwable> problems() {
            return problems;
        }

        @Override
        public void done(String sentence) {
            sentences.add(sentence);
        }

        @Override
        public void note(String sentence) {
            sentences.add(sentence);
        }

        @Override
        public void problem(Throwable failure) {
            problems.add(failure);
        }
    }

    /** Answers every question for a file with the one it was given. */
    public static final class GivenFiles implements FilePrompt {

        private @Nullable Path next;

        public void give(Path file) {
            next = file;
        }

        @Override
        public Optional<Path> open(String title, @Nullable Path startIn) {
            return Optional.ofNullable(next);
        }

        @Override
        public Optional<Path> save(String title, @Nullable Path startIn, String name) {
            return Optional.ofNullable(next);
        }
    }
}
