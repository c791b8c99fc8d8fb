package dev.retort.workbench.history;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupManifest;
import dev.retort.backup.BackupProgress;
import dev.retort.connect.Database;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.workbench.history.BackupRow.Health;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Progress;
import dev.retort.workbench.work.Work;

/** The backups of the session's database. Their sums are checked one after another while the screen is in front. */
final class BackupsViewModel {

    private final Engine engine;
    private final Work work;
    private final Session session;
    private final Notices notices;
    private final Latest reading;
    private final Latest checking;
    private final DatabaseWatch watch;
    private final ObservableList<BackupRow> rows = FXCollections.observableArrayList();
    private final ObservableList<BackupRow> rowsShown = FXCollections.unmodifiableObservableList(rows);
    private final ObjectProperty<@Nullable BackupRow> selected = new SimpleObjectProperty<>(this, "selected");
    private final ReadOnlyBooleanWrapper taking = new ReadOnlyBooleanWrapper(this, "taking");
    private final ReadState<Content> state = new ReadState<>(Content.LOADING, Content.FAILED);
    private boolean inFront;
    private @Nullable RestoreModel restoring;

    /** What fills the place of the list. */
    enum Content {
        /** Nothing is read yet, or there is no database. */
        LOADING, ROWS,
        /** No backup was ever taken. */
        EMPTY,
        /** The folder cannot be read. */
        FAILED
    }

    BackupsViewModel(Engine engine, Work work, Session session, Notices notices) {
        this.engine = engine;
        this.work = work;
        this.session = session;
        this.notices = notices;
        this.reading = new Latest(work);
        this.checking = new Latest(work);
        // The list is a folder on this machine: a server that does not answer keeps nobody from seeing it.
        this.watch = new DatabaseWatch(session,
                new DatabaseWatch.Hearer(this::forget, (_, _) -> read(), _ -> read()));
    }

    /** The screen came to the front, or went; a check under way is given up and begun again later. */
    void inFront(boolean now) {
        inFront = now;
        watch.inFront(now);
        if (now) {
            checkNext();
        } else {
            checking.cancel();
            rows.stream().filter(row -> row.healthProperty().get() == Health.CHECKING)
                    .forEach(row -> row.found(Health.WAITING));
        }
    }

    private void forget() {
        reading.cancel();
        checking.cancel();
        selected.set(null);
        rows.clear();
        state.forget();
    }

    /** What a job of this screen works on. */
    private record Place(OpenProject project, Database database) {}

    private Optional<Place> place() {
        return session.project()
                .flatMap(project -> session.database().map(database -> new Place(project, database)));
    }

    private void read() {
        place().ifPresent(place -> reading.start(Job.quiet(Messages.text("backups.reading"),
                _ -> engine.backups().list(place.project(), place.database())).then(this::show).otherwise(why -> {
                    forget();
                    state.fail(why);
                })));
    }

    /** Rows that are known already keep what was found of their files. */
    private void show(List<BackupManifest> backups) {
        checking.cancel();
        List<BackupRow> now = backups.stream().map(this::rowOf).toList();
        BackupRow before = selected.get();
        selected.set(before != null && now.contains(before) ? before : null);
        rows.setAll(now);
        state.show(now.isEmpty() ? Content.EMPTY : Content.ROWS);
        checkNext();
    }

    private BackupRow rowOf(BackupManifest manifest) {
        return rows.stream().filter(row -> row.manifest().equals(manifest)).findFirst()
                .orElseGet(() -> new BackupRow(manifest));
    }

    private void checkNext() {
        Optional<BackupRow> next = rows.stream()
                .filter(row -> row.healthProperty().get() == Health.WAITING
                        || row.healthProperty().get() == Health.CHECKING)
                .findFirst();
        if (!inFront || next.isEmpty()) {
            return;
        }
        BackupRow row = next.get();
        row.found(Health.CHECKING);
        checking.start(Job.quiet(Messages.text("backups.checking", row.id()),
                progress -> engine.backups().check(row.manifest(), progress.cancellation())).then(found -> {
                    row.found(Health.of(found));
                    checkNext();
                }).otherwise(_ -> {
                    row.found(Health.UNKNOWN);
                    checkNext();
                }));
    }

    /** Checks every file once more. */
    void checkAgain() {
        rows.forEach(row -> row.found(Health.WAITING));
        checkNext();
    }

    /** Takes a backup of the whole database. */
    void take() {
        Place place = place().orElse(null);
        if (place == null || taking.get()) {
            return;
        }
        taking.set(true);
        work.start(Job.of(Messages.text("backups.taking", place.database().name()), progress -> {
            long begun = System.nanoTime();
            BackupManifest taken = engine.backups().take(place.project(), place.database(), null, reporting(progress),
                    progress.cancellation());
            return Messages.text("backups.taken", taken.id(), Figures.bytes(taken.size()),
                    Figures.duration(Duration.ofNanos(System.nanoTime() - begun)));
        }).then(sentence -> {
            taking.set(false);
            notices.done(sentence);
            read();
        }).otherwise(why -> {
            taking.set(false);
            notices.problem(why);
        }));
    }

    /** Hands what the engine says on to the window, in words. */
    static BackupProgress reporting(Progress progress) {
        return (done, expected) -> {
            if (expected > 0) {
                progress.report(Messages.text("backups.bytes-of", Figures.bytes(done), Figures.bytes(expected)),
                        Math.min(1, (double) done / expected));
            } else {
                progress.report(Figures.bytes(done), -1);
            }
        };
    }

    /** Deletes a backup's files. */
    void delete(BackupRow row) {
        work.start(Job.of(Messages.text("backups.deleting", row.id()), _ -> {
            engine.backups().delete(row.manifest());
            return row.id();
        }).then(id -> {
            notices.done(Messages.text("backups.deleted", id));
            read();
        }).otherwise(notices::problem));
    }

    /** Looks for a backup by its id; {@code hearer} gets it, where there is none a person is told so. */
    void find(String id, Consumer<BackupManifest> hearer) {
        place().ifPresent(place -> work.start(Job.quiet(Messages.text("backups.reading"), _ -> engine
                .backups().list(place.project(), place.database()).stream().filter(backup -> backup.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RetortException(ProblemCode.BACKUP_FAILED,
                        Messages.text("backups.gone", id, place.database().name()))
                        .hint(Messages.text("backups.gone-hint"))))
                .then(hearer).otherwise(notices::problem)));
    }

    /** Everything a restore needs; empty without a database. */
    Optional<RestoreModel> restoring(BackupManifest backup) {
        Optional<RestoreModel> model = place().map(place -> new RestoreModel(engine, work, session, notices,
                new RestoreModel.Subject(place.project(), place.database(), backup)));
        model.ifPresent(begun -> restoring = begun);
        return model;
    }

    /** Whether a restore is under way. */
    boolean isRestoring() {
        return restoring != null && restoring.isRunning();
    }

    /** The backups, newest first. */
    ObservableList<BackupRow> rows() {
        return rowsShown;
    }

    ObjectProperty<@Nullable BackupRow> selectedProperty() {
        return selected;
    }

    /** Whether one is being taken. */
    ReadOnlyBooleanProperty takingProperty() {
        return taking.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Content> contentProperty() {
        return state.contentProperty();
    }

    /** Why the list cannot be read; null where it can. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return state.failureProperty();
    }
}
