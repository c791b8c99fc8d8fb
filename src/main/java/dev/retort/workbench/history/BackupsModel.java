package dev.retort.workbench.history;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupManifest;
import dev.retort.connect.Database;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.text.Wording;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Progress;
import dev.retort.workbench.work.Work;

/** The backups of the session's database. */
final class BackupsModel {

    /** Smaller files are checked without being asked: reading them takes no time worth asking for. */
    static final long CHECKED_AT_ONCE = 20_000_000;

    private final Engine engine;
    private final Work work;
    private final Session session;
    private final Notices notices;
    private final Latest latest;
    private final ObservableList<BackupRow> rows = FXCollections
            .observableArrayList(row -> new javafx.beans.Observable[]{row.checkProperty()});
    private final ReadOnlyBooleanWrapper taking = new ReadOnlyBooleanWrapper(this, "taking");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");

    BackupsModel(Engine engine, Work work, Session session, Notices notices) {
        this.engine = engine;
        this.work = work;
        this.session = session;
        this.notices = notices;
        this.latest = new Latest(work);
    }

    /** Newest first. */
    ObservableList<BackupRow> rows() {
        return rows;
    }

    /** Whether one is being taken. */
    ReadOnlyBooleanProperty takingProperty() {
        return taking.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    Optional<BackupRow> find(String id) {
        return rows.stream().filter(row -> row.manifest().id().equals(id)).findFirst();
    }

    void clear() {
        latest.cancel();
        rows.clear();
        failure.set(null);
    }

    /** Reads the list, then calls {@code after}. */
    void reload(Runnable after) {
        OpenProject project = session.project().orElse(null);
        Database database = session.database().orElse(null);
        if (project == null || database == null) {
            clear();
            return;
        }
        latest.start(Job.quiet(Messages.text("history.backups.reading"), _ -> engine.backups(project, database))
                .then(found -> {
                    failure.set(null);
                    show(found);
                    after.run();
                }).otherwise(failure::set));
    }

    private void show(List<BackupManifest> found) {
        List<BackupRow> now = found.stream().map(manifest -> find(manifest.id())
                .filter(row -> row.manifest().equals(manifest)).orElseGet(() -> new BackupRow(manifest))).toList();
        if (!rows.equals(now)) {
            rows.setAll(now);
        }
        rows.stream().filter(row -> row.manifest().size() <= CHECKED_AT_ONCE).forEach(this::checkOnce);
    }

    private void checkOnce(BackupRow row) {
        if (row.checkProperty().get() == BackupRow.Check.NOT_CHECKED) {
            check(row);
        }
    }

    /** Reads the whole file and compares its sum with the manifest's. */
    void check(BackupRow row) {
        BackupManifest manifest = row.manifest();
        boolean small = manifest.size() <= CHECKED_AT_ONCE;
        row.checkProperty().set(BackupRow.Check.CHECKING);
        work.start(new Job<>(Messages.text("history.backups.checking", manifest.id()), small,
                progress -> engine.checkBackup(manifest, progress.cancellation()),
                health -> row.checkProperty().set(BackupRow.Check.of(health)), why -> {
                    row.checkProperty().set(BackupRow.Check.NOT_CHECKED);
                    notices.problem(why);
                }));
    }

    /** Takes a full backup where the project's backups go. */
    void take() {
        OpenProject project = session.project().orElse(null);
        Database database = session.database().orElse(null);
        if (project == null || database == null || taking.get()) {
            return;
        }
        taking.set(true);
        work.start(Job.of(Messages.text("history.backups.taking", database.name()),
                progress -> engine.backup(project, database, null,
                        (done, expected) -> report(progress, done, expected),
                        progress.cancellation()))
                .then(taken -> {
                    taking.set(false);
                    notices.done(Messages.text("history.backups.taken", taken.id(), Wording.bytes(taken.size())));
                    reload(() -> {});
                }).otherwise(why -> {
                    taking.set(false);
                    notices.problem(why);
                }));
    }

    /** Says how far a backup or a restore is. */
    static void report(Progress progress, long done, long expected) {
        String words = expected > 0
                ? Messages.text("history.backups.progress", Wording.bytes(done), Wording.bytes(expected))
                : Wording.bytes(done);
        progress.report(words, expected > 0 ? Math.min(1, (double) done / expected) : -1);
    }

    void delete(BackupRow row) {
        BackupManifest manifest = row.manifest();
        work.start(Job.of(Messages.text("history.backups.deleting", manifest.id()), _ -> {
            engine.deleteBackup(manifest);
            return manifest.id();
        }).then(id -> {
            rows.remove(row);
            notices.done(Messages.text("history.backups.deleted", id));
        }).otherwise(notices::problem));
    }
}
