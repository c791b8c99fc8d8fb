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
import dev.retort.connect.Profile;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Progress;
import dev.retort.workbench.work.RunningJob;
import dev.retort.workbench.work.Work;

/** Restoring one backup: where to, what that loses, how far it is, how it ended. */
final class RestoreModel {

    private final Engine engine;
    private final Work work;
    private final Session session;
    private final Notices notices;
    private final Subject subject;
    private final Latest reading;
    private final BooleanProperty inPlace = new SimpleBooleanProperty(this, "inPlace");
    private final StringProperty confirmedName = new SimpleStringProperty(this, "confirmedName", "");
    private final ReadOnlyObjectWrapper<Losses> losses = new ReadOnlyObjectWrapper<>(this, "losses",
            new Losses.Unread());
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(this, "outcome",
            new Outcome.Choosing());
    private final ReadOnlyObjectWrapper<@Nullable RunningJob> job = new ReadOnlyObjectWrapper<>(this, "job");
    private final BooleanBinding ready;

    /** Which backup, of which database. */
    record Subject(OpenProject project, Database database, BackupManifest backup) {}

    /** What restoring in place would lose. */
    sealed interface Losses {

        record Unread() implements Losses {}

        record Reading() implements Losses {}

        /** One sentence each; none where nothing was written since, as far as the database can tell. */
        record Known(List<String> sentences) implements Losses {}

        record Unknown(Throwable failure) implements Losses {}
    }

    /** How far it has come. */
    sealed interface Outcome {

        record Choosing() implements Outcome {}

        record Running() implements Outcome {}

        /**
         * It is restored.
         *
         * @param sentence what is where now
         * @param notes what was left as it is
         * @param made the new database's name or file; empty for a restore in place
         */
        record Restored(String sentence, List<String> notes, String made) implements Outcome {}

        /** Stopped as asked; nothing was changed. */
        record Stopped() implements Outcome {}

        record Failed(Throwable failure) implements Outcome {}
    }

    RestoreModel(Engine engine, Work work, Session session, Notices notices, Subject subject) {
        this.engine = engine;
        this.work = work;
        this.session = session;
        this.notices = notices;
        this.subject = subject;
        this.reading = new Latest(work);
        this.ready = Bindings.createBooleanBinding(this::mayStart, inPlace, confirmedName, losses, outcome,
                session.migratingProperty());
        inPlace.subscribe(this::readLosses);
    }

    private void readLosses(boolean wanted) {
        if (!wanted || losses.get() instanceof Losses.Known) {
            return;
        }
        losses.set(new Losses.Reading());
        reading.start(Job.quiet(Messages.text("restore.reading-losses"),
                _ -> engine.backups().lossesOfRestore(subject.project(), subject.database(), subject.backup()))
                .then(found -> losses.set(new Losses.Known(found)))
                .otherwise(why -> losses.set(new Losses.Unknown(why))));
    }

    private boolean mayStart() {
        if (isRunning() || outcome.get() instanceof Outcome.Restored) {
            return false;
        }
        if (!inPlace.get()) {
            return true;
        }
        boolean read = losses.get() instanceof Losses.Known || losses.get() instanceof Losses.Unknown;
        boolean confirmed = nameToConfirm().isEmpty() || nameToConfirm().equals(confirmedName.get());
        return read && confirmed && session.migratingProperty().get() == null;
    }

    /** What must be typed before a production database is overwritten; empty for any other. */
    String nameToConfirm() {
        Profile profile = subject.database().profile();
        return profile != null && profile.environment() == Environment.PRODUCTION ? profile.name() : "";
    }

    /** Restores to where was chosen; does nothing while it may not. */
    void start() {
        if (!ready.get()) {
            return;
        }
        outcome.set(new Outcome.Running());
        boolean overwrite = inPlace.get();
        String confirmed = confirmedName.get();
        RunningJob started = work.start(Job
                .of(Messages.text("restore.running", subject.backup().id()),
                        progress -> overwrite ? inPlace(confirmed, progress) : beside(progress))
                .then(restored -> ended(restored, overwrite)).otherwise(this::failed));
        job.set(started);
    }

    private Outcome.Restored beside(Progress progress) {
        String made = engine.backups().restoreBeside(subject.project(), subject.database(), subject.backup(),
                BackupsViewModel.reporting(progress), progress.cancellation());
        return new Outcome.Restored(
                Messages.text("restore.done-beside", made, subject.database().name()), List.of(), made);
    }

    private Outcome.Restored inPlace(String confirmed, Progress progress) {
        List<String> notes = engine.backups().restoreInPlace(subject.project(), subject.database(), subject.backup(),
                confirmed.isEmpty() ? null : confirmed, BackupsViewModel.reporting(progress),
                progress.cancellation());
        return new Outcome.Restored(Messages.text("restore.done-in-place", subject.database().name(),
                headsOf(subject.backup())), notes, "");
    }

    private void ended(Outcome.Restored restored, boolean overwritten) {
        outcome.set(restored);
        notices.done(restored.sentence());
        if (overwritten && session.database().filter(subject.database()::equals).isPresent()) {
            session.reload();
        }
    }

    private void failed(Throwable why) {
        boolean stopped = why instanceof RetortException known && known.code() == ProblemCode.CANCELLED;
        outcome.set(stopped ? new Outcome.Stopped() : new Outcome.Failed(why));
    }

    /** Asks a restore under way to stop. */
    void cancel() {
        RunningJob running = job.get();
        if (running != null && isRunning()) {
            running.cancel();
        }
    }

    boolean isRunning() {
        return outcome.get() instanceof Outcome.Running;
    }

    /** The heads in a backup, in words. */
    static String headsOf(BackupManifest backup) {
        return backup.heads().isEmpty() ? Messages.text("backups.base") : String.join(", ", backup.heads());
    }

    Subject subject() {
        return subject;
    }

    /** Whether the present database is to be overwritten, rather than a new one made beside it. */
    BooleanProperty inPlaceProperty() {
        return inPlace;
    }

    StringProperty confirmedNameProperty() {
        return confirmedName;
    }

    ReadOnlyObjectProperty<Losses> lossesProperty() {
        return losses.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** The restore under way, or the last one; null before the first. */
    ReadOnlyObjectProperty<@Nullable RunningJob> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /** Whether everything that must be known or typed first is. */
    BooleanBinding ready() {
        return ready;
    }
}
