package dev.retort.workbench.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.connect.Environment;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.DatabaseState;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.workbench.text.DatabaseWords;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** What is open: a project, a database, where it stands. Every screen looks at the same one. */
public final class Session {

    private final Engine engine;
    private final Work work;
    private final Latest opening;
    private final Latest reading;
    private final ReadOnlyObjectWrapper<@Nullable OpenProject> project = new ReadOnlyObjectWrapper<>(this, "project");
    private final ReadOnlyObjectWrapper<@Nullable Database> database = new ReadOnlyObjectWrapper<>(this, "database");
    private final ReadOnlyObjectWrapper<DatabaseStanding> standing = new ReadOnlyObjectWrapper<>(this, "standing",
            new DatabaseStanding.NoDatabase());

    private final ReadOnlyObjectWrapper<@Nullable Direction> migrating = new ReadOnlyObjectWrapper<>(this, "migrating");
    private DatabaseChoice choice = DatabaseChoice.OF_THE_PROJECT;
    private @Nullable AutoCloseable watch;

    public Session(Engine engine, Work work) {
        this.engine = engine;
        this.work = work;
        this.opening = new Latest(work);
        this.reading = new Latest(work);
    }

    public ReadOnlyObjectProperty<@Nullable OpenProject> projectProperty() {
        return project.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Database> databaseProperty() {
        return database.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<DatabaseStanding> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    public Optional<OpenProject> project() {
        return Optional.ofNullable(project.get());
    }

    public Optional<Database> database() {
        return Optional.ofNullable(database.get());
    }

    /** The latest state that was read of the chosen database, also while it is being read again. */
    public Optional<DatabaseState> state() {
        return switch (standing.get()) {
            case DatabaseStanding.Known known -> Optional.of(known.state());
            case DatabaseStanding.Reading reading -> Optional.ofNullable(reading.before());
            case DatabaseStanding.NoDatabase _,DatabaseStanding.Unknown _ -> Optional.empty();
        };
    }

    /** What the chosen database is for; empty where none is chosen. */
    public Optional<Environment> environment() {
        return database().map(Database::environment);
    }

    /** Which way a run leads that is under way; null for none. While one is, nothing else is opened. */
    public ReadOnlyObjectProperty<@Nullable Direction> migratingProperty() {
        return migrating.getReadOnlyProperty();
    }

    /** A run began. */
    public void beganRun(Direction direction) {
        migrating.set(direction);
    }

    /** It ended, in whatever way: where the database stands is read again. */
    public void endedRun() {
        migrating.set(null);
        refreshState();
    }

    /** Which database was asked for. */
    public DatabaseChoice choice() {
        return choice;
    }

    /** Opens the project of a folder with the database {@code wanted}; {@code failed} hears why it cannot. */
    public void open(Path folder, DatabaseChoice wanted, Consumer<? super Throwable> failed) {
        opening.start(
                Job.of(Messages.text("session.opening", String.valueOf(folder.getFileName())), _ -> engine.open(folder))
                        .then(opened -> show(opened, wanted)).otherwise(failed));
    }

    /** Shows a project that was just made or opened. */
    public void show(OpenProject opened, DatabaseChoice wanted) {
        stopWatching();
        // What still reads the project before would otherwise put it back.
        opening.cancel();
        reading.cancel();
        database.set(null);
        standing.set(new DatabaseStanding.NoDatabase());
        project.set(opened);
        watch = engine.watch(opened, () -> work.toWindow(this::reload));
        choose(wanted);
    }

    /** Closes the project. */
    public void close() {
        stopWatching();
        opening.cancel();
        reading.cancel();
        choice = DatabaseChoice.OF_THE_PROJECT;
        database.set(null);
        standing.set(new DatabaseStanding.NoDatabase());
        project.set(null);
    }

    /** Takes another database and reads where it stands. */
    public void choose(DatabaseChoice wanted) {
        OpenProject opened = project.get();
        if (opened == null) {
            return;
        }
        choice = wanted;
        standing.set(new DatabaseStanding.Reading(null));
        reading.start(Job.quiet(Messages.text("session.choosing"), _ -> engine.choose(opened, wanted))
                .then(chosen -> {
                    database.set(chosen);
                    readState(opened, chosen, null);
                }).otherwise(failure -> {
                    database.set(null);
                    standing.set(isNothingNamed(failure)
                            ? new DatabaseStanding.NoDatabase()
                            : new DatabaseStanding.Unknown(failure));
                }));
    }

    /** A project need not name a database, and a new one does not: a person chooses one when it is wanted. */
    private static boolean isNothingNamed(Throwable failure) {
        return failure instanceof RetortException known && known.data().containsKey("missing");
    }

    /** Reads the project's files again, then where the database stands. */
    public void reload() {
        OpenProject opened = project.get();
        if (opened == null) {
            return;
        }
        opening.start(Job.of(Messages.text("session.reading"), _ -> engine.reload(opened)).then(again -> {
            project.set(again);
            refreshState();
        }).otherwise(failure -> standing.set(new DatabaseStanding.Unknown(failure))));
    }

    /** Reads again where the database stands. */
    public void refreshState() {
        OpenProject opened = project.get();
        Database chosen = database.get();
        if (opened == null) {
            return;
        }
        if (chosen == null) {
            choose(choice);
        } else {
            readState(opened, chosen, state().orElse(null));
        }
    }

    private void readState(OpenProject opened, Database chosen, @Nullable DatabaseState before) {
        standing.set(new DatabaseStanding.Reading(before));
        reading.start(Job
                .of(Messages.text("session.reading-state", DatabaseWords.shortName(chosen)),
                        _ -> engine.state(opened, chosen))
                .then(state -> standing.set(new DatabaseStanding.Known(state)))
                .otherwise(failure -> standing.set(new DatabaseStanding.Unknown(failure))));
    }

    private void stopWatching() {
        AutoCloseable open = watch;
        watch = null;
        if (open != null) {
            work.start(Job.quiet("watch", _ -> {
                open.close();
                return true;
            }));
        }
    }
}
