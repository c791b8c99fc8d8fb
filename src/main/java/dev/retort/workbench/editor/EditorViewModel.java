package dev.retort.workbench.editor;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.DatabaseState;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.engine.RevisionState;
import dev.retort.engine.SaveResult;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.project.AlembicProject;
import dev.retort.script.Script;
import dev.retort.script.ScriptFolderReader;
import dev.retort.workbench.editor.OpenFile.Kind;
import dev.retort.workbench.editor.OpenFile.OnDisk;
import dev.retort.workbench.shell.DatabaseStanding;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** The project's files and those that are open: reading, checking, saving, and keeping step with the disk. */
final class EditorViewModel {

    private final Engine engine;
    private final Work work;
    private final Session session;
    private final Checks checks;
    private final Notices notices;
    private final Latest listing;
    private final ReadOnlyObjectWrapper<List<FileRow>> rows = new ReadOnlyObjectWrapper<>(this, "rows", List.of());
    private final ObservableList<OpenFile> open = FXCollections.observableArrayList();
    private final ObservableList<OpenFile> openShown = FXCollections.unmodifiableObservableList(open);
    private final ObjectProperty<@Nullable OpenFile> current = new SimpleObjectProperty<>(this, "current");
    private final ReadOnlyObjectWrapper<@Nullable SourcePosition> wanted = new ReadOnlyObjectWrapper<>(this, "wanted");
    private @Nullable Path folder;

    EditorViewModel(Engine engine, Work work, Session session, Notices notices) {
        this.engine = engine;
        this.work = work;
        this.session = session;
        this.checks = new Checks(engine);
        this.notices = notices;
        this.listing = new Latest(work);
        session.projectProperty().subscribe(this::projectRead);
        session.standingProperty().subscribe(now -> {
            list();
            open.forEach(this::describe);
            if (now instanceof DatabaseStanding.Unknown) {
                // Settings that cannot be read leave the project as it was, though files have changed.
                lookAtDisk();
            }
        });
    }

    /** The tree: settings, template, version folders with their files. */
    ReadOnlyObjectProperty<List<FileRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** The files in tabs, in their order. */
    ObservableList<OpenFile> open() {
        return openShown;
    }

    /** The file in front; null for none. */
    ObjectProperty<@Nullable OpenFile> currentProperty() {
        return current;
    }

    /** Where the caret of the file in front should go; null for nowhere in particular. */
    ReadOnlyObjectProperty<@Nullable SourcePosition> wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    private void projectRead(@Nullable OpenProject project) {
        Path now = project == null ? null : project.folder();
        if (!Objects.equals(folder, now)) {
            folder = now;
            current.set(null);
            open.clear();
        }
        list();
        lookAtDisk();
        open.forEach(file -> {
            check(file);
            describe(file);
        });
    }

    private void list() {
        OpenProject project = session.project().orElse(null);
        if (project == null) {
            listing.cancel();
            rows.set(List.of());
            return;
        }
        DatabaseState state = session.state().orElse(null);
        listing.start(Job.quiet("files", _ -> FileRows.of(project, state)).then(rows::set));
    }

    /** Brings a file to the front, opening it where it is not, and the caret to a place in it. */
    void open(Path path, @Nullable SourcePosition at) {
        OpenProject project = session.project().orElse(null);
        if (project == null || bringToFront(path, at)) {
            return;
        }
        String name = ScriptFolderReader.shownName(project.folder(), path);
        work.start(Job.of(Messages.text("editor.reading", name), _ -> DiskText.read(path, name)).then(found -> {
            if (!bringToFront(path, at)) {
                OpenFile file = new OpenFile(path, name, kind(project, path), found, new Latest(work));
                open.add(file);
                describe(file);
                check(file);
                bringToFront(path, at);
            }
        }).otherwise(notices::problem));
    }

    private boolean bringToFront(Path path, @Nullable SourcePosition at) {
        Optional<OpenFile> there = open.stream().filter(file -> samePath(file.path(), path)).findFirst();
        there.ifPresent(file -> {
            current.set(file);
            wanted.set(null);
            wanted.set(at);
        });
        return there.isPresent();
    }

    private static boolean samePath(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private static Kind kind(OpenProject project, Path path) {
        AlembicProject alembic = project.project().alembic();
        if (samePath(path, project.project().settingsFile())
                || alembic != null && samePath(path, alembic.settings().file())) {
            return Kind.SETTINGS;
        }
        boolean revision = path.toString().endsWith(alembic == null ? ".sql" : ".py")
                && project.project().versionFolders().stream().anyMatch(path::startsWith);
        return revision ? Kind.REVISION : Kind.OTHER;
    }

    /** The revision a file is, as it was last read from disk; empty where it cannot be read or is none. */
    Optional<Script> script(OpenFile file) {
        return session.project().flatMap(project -> project.scripts().scripts().stream()
                .filter(script -> samePath(script.path(), file.path())).findFirst());
    }

    /** Checks a file's text as it is now. */
    void check(OpenFile file) {
        OpenProject project = session.project().orElse(null);
        String text = file.text();
        RetortException refusal = file.refusalProperty().get();
        if (refusal != null) {
            file.found(List.of(Finding.of(refusal, text)));
        } else if (project != null && file.kind() == Kind.REVISION) {
            Script asSaved = file.isDirty() ? null : script(file).orElse(null);
            file.checking().start(Job.quiet("check", _ -> checks.of(project, file.path(), text, asSaved))
                    .then(file::found));
        } else if (project != null && file.kind() == Kind.SETTINGS && !file.isDirty()) {
            file.checking().start(Job.quiet("check", _ -> checks.ofSettings(project, text)).then(file::found));
        }
    }

    private void describe(OpenFile file) {
        Optional<RevisionState> known = script(file).flatMap(
                script -> session.state().map(state -> state.of(script.revision().id())));
        String database = session.database().map(chosen -> chosen.name()).orElse("");
        file.warn(known.filter(RevisionState::applied)
                .map(state -> Messages.text(state.edited() ? "editor.edited" : "editor.applied", database)).orElse(""));
    }

    /** Saves a file, unless somebody else changed it meanwhile. */
    void save(OpenFile file) {
        save(file, () -> {});
    }

    /** As {@link #save(OpenFile)}; {@code then} runs once it is saved. */
    void save(OpenFile file, Runnable then) {
        write(file, file.read().raw(), then);
    }

    /** Saves a file whatever is on disk. */
    void overwrite(OpenFile file) {
        write(file, null, () -> {});
    }

    private void write(OpenFile file, @Nullable String expected, Runnable then) {
        if (file.savingProperty().get() || !file.isEditable()) {
            return;
        }
        String raw = file.read().edited(file.text());
        file.beganSaving();
        work.start(Job.of(Messages.text("editor.saving", file.shortName()),
                _ -> engine.revisionFiles().save(file.path(), raw, expected)).then(result -> {
                    file.endedSaving();
                    if (result == SaveResult.CHANGED_ON_DISK) {
                        file.moved(OnDisk.CHANGED);
                        lookAtDisk(file);
                        return;
                    }
                    file.saved(FileText.of(raw));
                    notices.done(Messages.text("editor.saved", file.name()));
                    check(file);
                    session.reload();
                    then.run();
                }).otherwise(failure -> {
                    file.endedSaving();
                    notices.problem(failure);
                }));
    }

    /** Takes what is on disk and forgets what was typed. */
    void revert(OpenFile file) {
        work.start(Job.of(Messages.text("editor.reading", file.name()), _ -> DiskText.read(file.path(), file.name()))
                .then(found -> {
                    file.load(found);
                    check(file);
                }).otherwise(failure -> {
                    lookAtDisk(file);
                    notices.problem(failure);
                }));
    }

    /** Looks whether open files were changed by somebody else; those without unsaved changes follow at once. */
    void lookAtDisk() {
        List.copyOf(open).forEach(this::lookAtDisk);
    }

    private void lookAtDisk(OpenFile file) {
        FileText before = file.read();
        work.start(Job.quiet("disk", _ -> DiskText.readIfThere(file.path(), file.name())).then(found -> {
            // What was read while the file was being saved may be the old or the new text.
            if (file.read() == before && !file.savingProperty().get()) {
                follow(file, found.orElse(null));
            }
        }).otherwise(notices::problem));
    }

    private void follow(OpenFile file, @Nullable DiskText found) {
        if (found == null) {
            file.moved(OnDisk.GONE);
        } else if (found.content().raw().equals(file.read().raw())) {
            file.moved(OnDisk.SAME);
        } else if (!file.isDirty() || found.content().text().equals(file.text())) {
            file.load(found);
            check(file);
        } else {
            file.moved(OnDisk.CHANGED);
        }
    }

    /** Closes a tab and forgets what is not saved in it. */
    void close(OpenFile file) {
        int index = open.indexOf(file);
        if (index < 0) {
            return;
        }
        file.checking().cancel();
        if (Objects.equals(current.get(), file)) {
            current.set(open.size() == 1 ? null : open.get(index == open.size() - 1 ? index - 1 : index + 1));
        }
        open.remove(file);
    }

    /** The names of the files with unsaved changes; empty for none. */
    String unsaved() {
        return open.stream().filter(OpenFile::isDirty).map(OpenFile::shortName).collect(Collectors.joining(", "));
    }
}
