package dev.retort.workbench.history;

import java.util.List;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupManifest;
import dev.retort.connect.Database;
import dev.retort.connect.Environment;
import dev.retort.engine.BackupHealth;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.RunningJob;
import dev.retort.workbench.work.Work;

/** Restoring one backup: where to, what would be lost, how far it is, how it ended. */
final class RestoreModel {

    /** How far a restore is. */
    sealed interface Stage {

        /** It can begin. */
        record Asking() implements Stage {}

        record Running(RunningJob job) implements Stage {}

        /** It is in a new database of that name. */
        record Beside(String name) implements Stage {}

        /** The database is as in the backup, but for what the sentences say. */
        record InPlace(List<String> leftAsItIs) implements Stage {}

        record Stopped() implements Stage {}

        record Failed(Throwable failure) implements Stage {}
    }

    /** What restoring in place would lose. */
    sealed interface Losses {

        record Reading() implements Losses {}

        record Known(List<String> sentences) implements Losses {}

        record Unknown(Throwable failure) implements Losses {}
    }

    private final Engine engine;
    private final Work work;
    private final Session session;
    private final OpenProject project;
    private final Database database;
    private final BackupManifest backup;
    private final BooleanProperty inPlace = new SimpleBooleanProperty(this, "inPlace");
    private final BooleanProperty understood = new SimpleBooleanProperty(this, "understood");
    private final StringProperty typedName = new SimpleStringProperty(this, "typedName", "");
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(this, "stage", new Stage.Asking());
    private final ReadOnlyObjectWrapper<Losses> losses = new ReadOnlyObjectWrapper<>(this, "losses",
            new Losses.Reading());
    private final ReadOnlyObjectWrapper<@Nullable BackupHealth> health = new ReadOnlyObjectWrapper<>(this, "health");
    private final BooleanBinding ready;

    RestoreModel(Engine engine, Work work, Session session, OpenProject project, Database database,
            BackupManifest backup) {
        this.engine = engine;
        this.work = work;
        this.session = session;
        this.project = project;
        this.database = database;
        this.backup = backup;
        ready = Bindings.createBooleanBinding(this::mayBegin, inPlace, understood, typedName, stage, health, losses);
        work.start(Job.quiet(Messages.text("history.backups.checking", backup.id()),
                progress -> engine.checkBackup(backup, progress.cancellation())).then(health::set)
                .otherwise(why -> stage.set(new Stage.Failed(why))));
        work.start(Job.quiet(Messages.text("history.restore.losses.reading"),
                _ -> engine.lossesOfRestore(project, database, backup))
                .then(sentences -> losses.set(new Losses.Known(sentences)))
                .otherwise(why -> losses.set(new Losses.Unknown(why))));
    }

    BackupManifest backup() {
        return backup;
    }

    Database database() {
        return database;
    }

    /** Whether to replace the database; else it goes into a new one beside it. */
    BooleanProperty inPlaceProperty() {
        return inPlace;
    }

    /** Whether a person said they read what will be lost. */
    BooleanProperty understoodProperty() {
        return understood;
    }

    /** What was typed to confirm a production database. */
    StringProperty typedNameProperty() {
        return typedName;
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Losses> lossesProperty() {
        return losses.getReadOnlyProperty();
    }

    /** What is known of the backup's file; null while it is being checked. */
    ReadOnlyObjectProperty<@Nullable BackupHealth> healthProperty() {
        return health.getReadOnlyProperty();
    }

    /** Whether everything that must be said before is said. */
    BooleanBinding readyProperty() {
        return ready;
    }

    boolean isRunning() {
        return stage.get() instanceof Stage.Running;
    }

    /** Whether its name must be typed before it is replaced. */
    boolean isGuarded() {
        return database.environment() == Environment.PRODUCTION;
    }

    private boolean mayBegin() {
        boolean idle = stage.get() instanceof Stage.Asking || stage.get() instanceof Stage.Stopped
                || stage.get() instanceof Stage.Failed;
        if (!idle || health.get() != BackupHealth.INTACT) {
            return false;
        }
        return !inPlace.get() || !(losses.get() instanceof Losses.Reading) && understood.get()
                && (!isGuarded() || typedName.get().strip().equals(database.name()));
    }

    /** Begins, the chosen way. */
    void restore() {
        if (!ready.get()) {
            return;
        }
        if (inPlace.get()) {
            session.beganRun(Direction.DOWNGRADE);
            run(Job.of(Messages.text("history.restore.running-in-place", database.name()),
                    progress -> engine.restoreInPlace(project, database, backup,
                            isGuarded() ? typedName.get().strip() : null,
                            (done, expected) -> BackupsModel.report(progress, done, expected),
                            progress.cancellation()))
                    .then(kept -> {
                        stage.set(new Stage.InPlace(kept));
                        session.endedRun();
                    }).otherwise(why -> {
                        failed(why);
                        session.endedRun();
                    }));
        } else {
            run(Job.of(Messages.text("history.restore.running-beside", database.name()),
                    progress -> engine.restoreBeside(project, database, backup,
                            (done, expected) -> BackupsModel.report(progress, done, expected),
                            progress.cancellation()))
                    .then(name -> stage.set(new Stage.Beside(name))).otherwise(this::failed));
        }
    }

    private void run(Job<?> job) {
        Stage before = stage.get();
        RunningJob running = work.start(job);
        if (stage.get() == before && !running.endedProperty().get()) {
            stage.set(new Stage.Running(running));
        }
    }

    private void failed(Throwable why) {
        boolean stopped = why instanceof RetortException known && known.code() == ProblemCode.CANCELLED;
        stage.set(stopped ? new Stage.Stopped() : new Stage.Failed(why));
    }

    /** Asks a restore under way to stop. */
    void cancel() {
        if (stage.get() instanceof Stage.Running running) {
            running.job().cancel();
        }
    }
}
