package dev.retort.cli.call;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonObject;

import dev.retort.cli.output.Printer;
import dev.retort.cli.output.Terminal;
import dev.retort.connect.Database;
import dev.retort.connect.Secret;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.engine.PlanRequest;
import dev.retort.engine.Surroundings;
import dev.retort.plan.StepInputs;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.project.AlembicProject;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.sql.DialectName;

/**
 * One call of the program: its options, where it prints, and the engine, project and database it is about. Each is made
 * when first asked for, so that a verb that needs no database never loads what reaches one.
 */
public final class Invocation implements AutoCloseable {

    /** Where Alembic, too, looks for the name of its settings file. */
    private static final String ALEMBIC_CONFIG = "ALEMBIC_CONFIG";

    private final Surroundings surroundings;
    private final Terminal terminal;
    private final RetortCommand options;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Engine engine;
    private @Nullable OpenProject project;
    private @Nullable Database database;

    /** @param options are filled when picocli has read the arguments */
    public Invocation(Surroundings surroundings, Terminal terminal, RetortCommand options) {
        this.surroundings = new Surroundings(surroundings.environment(), surroundings.workingFolder(),
                surroundings.home(), surroundings.folders(), surroundings.clock(), surroundings.actor(),
                this::askPassword);
        this.terminal = terminal;
        this.options = options;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Terminal terminal() {
        return terminal;
    }

    public RetortCommand options() {
        return options;
    }

    public Printer printer() {
        return new Printer(terminal, terminal.colours() && !options.noColor);
    }

    /** Prints a script as it is, or for a program inside its one object. */
    public void printScript(String script) {
        if (options.json) {
            JsonObject json = new JsonObject();
            json.addProperty("script", script);
            printer().json(json);
        } else {
            printer().raw(script);
        }
    }

    /** Whether a person is there to be asked: never with {@code --json}, whose output a program reads. */
    public boolean mayAsk() {
        return terminal.interactive() && !options.json;
    }

    private Optional<Secret> askPassword(String name, String reason) {
        return mayAsk() ? terminal.askPassword(name, reason) : Optional.empty();
    }

    /** The engine, made when it is first asked for. */
    public Engine engine() {
        if (engine == null) {
            engine = new Engine(surroundings);
        }
        return engine;
    }

    public OpenProject project() {
        if (project == null) {
            project = options.section == null
                    ? engine().open(projectPlace())
                    : engine().open(projectPlace(), options.section);
            boolean alembic = project.project().alembic() != null;
            if (!alembic && (!options.arguments.isEmpty() || options.section != null)) {
                printer().note("-x and -n are for Alembic projects; they change nothing here.");
            }
        }
        return project;
    }

    /** Reads the project again when it is next asked for: a file of it was just written. */
    public void forgetProject() {
        project = null;
    }

    /** The graph of the project. Where it cannot be made, further broken files are named before the first is thrown. */
    public RevisionGraph graph() {
        AlembicProject alembic = project().project().alembic();
        if (alembic != null && project().scripts().scripts().isEmpty()) {
            printer().note("There is no revision file in " + String.join(", ", project().project().versionFolders()
                    .stream().map(Path::toString).toList()) + ".");
            alembic.hints().notes().forEach(printer()::note);
        }
        return graphToAddTo();
    }

    /** The same for a verb that writes the first file, to which it is no news that there is none. */
    public RevisionGraph graphToAddTo() {
        List<RetortException> problems = project().problems();
        problems.stream().skip(1).forEach(problem -> printer().note("also: " + problem.message()));
        return project().graph();
    }

    /**
     * The graph of the files that can be read, for showing: {@link #graph()} afterwards says what could not be. For
     * programs the graph is whole or an error.
     */
    public RevisionGraph shownGraph() {
        if (options.json || !project().isShown()) {
            return graph();
        }
        return project().shownGraph();
    }

    /** Says of the revisions shown what they follow that cannot be read, and fails where there are such files. */
    public void tellUnreadable() {
        for (Revision revision : shownGraph().revisions()) {
            for (String missing : project().cutOff(revision.id())) {
                printer().note(revision.id() + " follows " + missing
                        + ", which no file has that can be read; what comes before it is not known.");
            }
        }
        graph();
    }

    /** The database that is meant; what a person should know of it goes to standard error, once. */
    public Database database() {
        if (database == null) {
            Database chosen = engine().choose(project(), new DatabaseChoice(options.url, options.profile));
            chosen.notes().forEach(printer()::note);
            AlembicProject alembic = project().project().alembic();
            if (alembic != null) {
                alembic.hints().notes().forEach(printer()::note);
            }
            database = chosen;
        }
        return Objects.requireNonNull(database);
    }

    /** What {@code -x} says to revisions that are programs, and whether their plan is run or written out. */
    public PlanRequest.ForScripts forScripts(StepInputs.Purpose purpose) {
        return new PlanRequest.ForScripts(purpose, options.arguments, options.runAlembic
                ? PlanRequest.Unreadable.RUN_ALEMBIC
                : PlanRequest.Unreadable.AS_REMEMBERED);
    }

    /** Whether the command line itself names a database. */
    boolean namesDatabase() {
        return options.url != null || options.profile != null;
    }

    /**
     * The dialect to write SQL for without a database.
     *
     * @param word as given with {@code --dialect}; null for that of the database that is meant
     */
    public DialectName dialect(@Nullable String word) {
        if (word != null) {
            return DialectName.of(word).orElseThrow(() -> new RetortException(ProblemCode.INVALID_SETTINGS,
                    "There is no dialect \"" + word + "\".").hint("Write --dialect postgresql or --dialect sqlite."));
        }
        try {
            return engine().choose(project(), new DatabaseChoice(options.url, options.profile)).url().dialect();
        } catch (RetortException e) {
            if (namesDatabase() || e.code() != ProblemCode.INVALID_SETTINGS) {
                throw e;
            }
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "Nothing says which dialect to write. "
                    + e.message(), e).hint("Add --dialect postgresql or --dialect sqlite.");
        }
    }

    /**
     * Lets Ctrl-C cancel what runs until it is closed.
     *
     * @param announce says to a person that it stops
     */
    public Interrupt interrupt(Runnable announce) {
        return new Interrupt(announce, ended);
    }

    /** A path as the command line names it, from the working folder. */
    public Path path(Path given) {
        return surroundings.workingFolder().resolve(given).normalize();
    }

    private Path projectPlace() {
        if (options.config != null) {
            return path(options.config);
        }
        if (options.project != null) {
            return path(options.project);
        }
        Path here = surroundings.workingFolder();
        String named = surroundings.environment().getOrDefault(ALEMBIC_CONFIG, "");
        return named.isBlank() || Files.exists(here.resolve("retort.toml")) ? here : here.resolve(named);
    }

    @Override
    public void close() {
        try {
            if (engine != null) {
                engine.close();
            }
        } finally {
            terminal.flush();
            ended.countDown();
        }
    }
}
