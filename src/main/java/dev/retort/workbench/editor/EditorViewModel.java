package dev.retort.workbench.editor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.script.Script;
import dev.retort.script.ScriptFolderReader;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** The project's files and those that are open. */
final class EditorViewModel {

    private final Engine engine;
    private final Work work;
    private final Session session;
    private final Notices notices;
    private final Latest listing;
    private final Map<OpenFile, Latest> checks = new HashMap<>();
    private final PreviewModel preview;
    private final ReadOnlyObjectWrapper<List<FileNode>> tree = new ReadOnlyObjectWrapper<>(this, "tree", List.of());
    private final ObservableList<OpenFile> open = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable OpenFile> current = new SimpleObjectProperty<>(this, "current");
    private @Nullable Path folder;

    EditorViewModel(Engine engine, Work work, Session session, Notices notices) {
        this.engine = engine;
        this.work = work;
        this.session = session;
        this.notices = notices;
        this.listing = new Latest(work);
        this.preview = new PreviewModel(engine, work, session);
        session.projectProperty().subscribe(this::projectRead);
        session.standingProperty().subscribe(_ -> list());
        current.subscribe(preview::show);
    }

    PreviewModel preview() {
        return preview;
    }

    /** Folders and files, as the tree shows them. */
    ReadOnlyObjectProperty<List<FileNode>> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    /** The files in tabs, in their order. */
    ObservableList<OpenFile> open() {
        return open;
    }

    /** The one in front; null where none is open. */
    ObjectProperty<@Nullable OpenFile> currentProperty() {
        return current;
    }

    private void projectRead(@Nullable OpenProject project) {
        if (project == null || !project.folder().equals(folder)) {
            folder = project == null ? null : project.folder();
            current.set(null);
            open.clear();
            checks.clear();
            tree.set(List.of());
        }
        list();
        for (OpenFile file : List.copyOf(open)) {
            lookAtDisk(file);
            check(file);
        }
    }

    private void list() {
        OpenProject project = session.project().orElse(null);
        if (project == null) {
            listing.cancel();
            return;
        }
        DatabaseState state = session.state().orElse(null);
        listing.start(Job.quiet(Messages.text("editor.listing"), _ -> FileTreeReader.read(project, state))
                .then(tree::set).otherwise(notices::problem));
    }

    /** Reads the tree again, and whether open files changed. */
    void refresh() {
        list();
        open.forEach(this::lookAtDisk);
    }

    /** Opens a file, or brings its tab to the front; {@code then} hears of it once it is there. */
    void open(Path path, Consumer<OpenFile> then) {
        Path file = path.toAbsolutePath().normalize();
        Optional<OpenFile> already = open.stream().filter(each -> each.path().equals(file)).findFirst();
        if (already.isPresent()) {
            current.set(already.get());
            then.accept(already.get());
            return;
        }
        work.start(Job.quiet(Messages.text("editor.opening", file.toString()), _ -> {
            DiskText text = DiskText.read(file);
            if (text == null) {
                throw new RetortException(ProblemCode.INVALID_REVISION_FILE, "There is no file " + file + " any more.")
                        .hint("Refresh the list of files.");
            }
            return text;
        }).then(text -> {
            if (open.stream().anyMatch(each -> each.path().equals(file))) {
                open(file, then);
                return;
            }
            OpenFile opened = new OpenFile(file, shownName(file), text);
            open.add(opened);
            current.set(opened);
            check(opened);
            then.accept(opened);
        }).otherwise(notices::problem));
    }

    private String shownName(Path file) {
        return session.project().map(project -> ScriptFolderReader.shownName(project.folder(), file))
                .orElseGet(file::toString);
    }

    /** Looks for problems in the text as it is now; only a revision's file can have any. */
    void check(OpenFile file) {
        OpenProject project = session.project().orElse(null);
        if (project == null || !file.isSql()
                || project.project().versionFolders().stream().noneMatch(file.path()::startsWith)) {
            file.problemsProperty().set(List.of());
            return;
        }
        String text = file.textProperty().get();
        checks.computeIfAbsent(file, _ -> new Latest(work))
                .start(Job.quiet(Messages.text("editor.checking", file.name()),
                        _ -> engine.check(project, file.path(), text))
                        .then(file.problemsProperty()::set).otherwise(notices::problem));
    }

    /** Saves a file; where it changed on disk meanwhile, a person is asked first. */
    void save(OpenFile file) {
        write(file, file.savedProperty().get().raw(), () -> {});
    }

    /** Saves it whatever the file on disk holds. */
    void keepMine(OpenFile file) {
        write(file, null, () -> {});
    }

    /** Saves a file and then closes its tab. */
    void saveAndClose(OpenFile file) {
        write(file, file.savedProperty().get().raw(), () -> drop(file));
    }

    private void write(OpenFile file, @Nullable String expected, Runnable then) {
        String shown = file.textProperty().get();
        String raw = file.savedProperty().get().written(shown);
        work.start(Job.of(Messages.text("editor.saving", file.name()),
                _ -> engine.save(file.path(), raw, expected)).then(result -> {
                    if (result == SaveResult.CHANGED_ON_DISK) {
                        file.closingProperty().set(false);
                        lookAtDisk(file);
                        return;
                    }
                    file.savedAs(new DiskText(raw));
                    notices.done(Messages.text("editor.saved", file.shownName()));
                    then.run();
                    session.reload();
                }).otherwise(notices::problem));
    }

    /** Takes what the file on disk holds in the place of what was typed. */
    void reload(OpenFile file) {
        read(file, now -> {
            if (now == null) {
                file.seenOnDisk(null);
            } else {
                file.take(now);
                check(file);
            }
        });
    }

    private void lookAtDisk(OpenFile file) {
        read(file, now -> {
            boolean before = file.dirtyProperty().get();
            file.seenOnDisk(now);
            if (!before) {
                check(file);
            }
        });
    }

    private void read(OpenFile file, Consumer<@Nullable DiskText> hearer) {
        work.start(Job.<@Nullable DiskText>quiet(Messages.text("editor.opening", file.name()),
                _ -> DiskText.read(file.path())).then(hearer).otherwise(notices::problem));
    }

    /** Closes a tab; where changes are not saved, a person is asked first. */
    void close(OpenFile file) {
        if (file.dirtyProperty().get()) {
            current.set(file);
            file.closingProperty().set(true);
        } else {
            drop(file);
        }
    }

    /** Closes a tab and forgets its changes. */
    void drop(OpenFile file) {
        int index = open.indexOf(file);
        open.remove(file);
        checks.remove(file);
        if (current.get() == file || current.get() == null) {
            current.set(open.isEmpty() ? null : open.get(Math.clamp(index, 0, open.size() - 1)));
        }
    }

    /** What the database knows of the revision of a file; empty where it is no revision or there is no database. */
    Optional<RevisionState> stateOf(OpenFile file) {
        return scriptOf(file).flatMap(
                script -> session.state().map(state -> state.of(script.revision().id())));
    }

    /** The revision that was read from a file, as it was saved. */
    Optional<Script> scriptOf(OpenFile file) {
        return session.project().flatMap(project -> project.scripts().scripts().stream()
                .filter(script -> script.path().equals(file.path())).findFirst());
    }

    /** The files with changes that are not saved, in words; empty where there are none. */
    String unsaved() {
        return open.stream().filter(file -> file.dirtyProperty().get()).map(OpenFile::name)
                .collect(Collectors.joining(", "));
    }
}
