package dev.retort.workbench.editor;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import dev.retort.script.ScriptProblem;
import dev.retort.script.ScriptProblem.Severity;

/** A file in a tab: the text as it is now, what is saved, and what is wrong with it. */
final class OpenFile {

    private final Path path;
    private final String shownName;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyObjectWrapper<DiskText> saved;
    private final BooleanBinding dirty;
    private final ObjectProperty<List<ScriptProblem>> problems = new SimpleObjectProperty<>(this, "problems",
            List.of());
    private final ObjectProperty<Outside> outside = new SimpleObjectProperty<>(this, "outside", Outside.SAME);
    private final ObjectProperty<@Nullable DiskText> onDisk = new SimpleObjectProperty<>(this, "onDisk");
    private final BooleanProperty closing = new SimpleBooleanProperty(this, "closing");

    /** What happened to the file outside of Retort. */
    enum Outside {
        SAME, CHANGED, DELETED
    }

    OpenFile(Path path, String shownName, DiskText read) {
        this.path = path;
        this.shownName = shownName;
        this.saved = new ReadOnlyObjectWrapper<>(this, "saved", read);
        text.set(read.shown());
        dirty = Bindings.createBooleanBinding(() -> !text.get().equals(saved.get().shown()), text, saved);
    }

    Path path() {
        return path;
    }

    /** The file's own name. */
    String name() {
        return String.valueOf(path.getFileName());
    }

    /** Relative to the project. */
    String shownName() {
        return shownName;
    }

    boolean isSql() {
        return name().toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    /** The text as it is edited. */
    StringProperty textProperty() {
        return text;
    }

    /** What was read or saved last. */
    ReadOnlyObjectProperty<DiskText> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** Whether there are changes that are not saved. */
    BooleanBinding dirtyProperty() {
        return dirty;
    }

    ObjectProperty<List<ScriptProblem>> problemsProperty() {
        return problems;
    }

    ObjectProperty<Outside> outsideProperty() {
        return outside;
    }

    /** What the file holds since it changed outside; null where that is not known or it is gone. */
    ReadOnlyObjectProperty<@Nullable DiskText> onDiskProperty() {
        return onDisk;
    }

    /** Whether a person is asked what to do with the changes before the tab closes. */
    BooleanProperty closingProperty() {
        return closing;
    }

    long count(Severity severity) {
        return problems.get().stream().filter(problem -> problem.severity() == severity).count();
    }

    /** The file now holds this. */
    void savedAs(DiskText now) {
        saved.set(now);
        outside.set(Outside.SAME);
        onDisk.set(null);
    }

    /** Takes what the file holds in the place of what is edited. */
    void take(DiskText now) {
        savedAs(now);
        text.set(now.shown());
    }

    /** Hears what the file holds now; null where it is gone. */
    void seenOnDisk(@Nullable DiskText now) {
        if (now == null) {
            onDisk.set(null);
            outside.set(Outside.DELETED);
        } else if (now.equals(saved.get())) {
            onDisk.set(null);
            outside.set(Outside.SAME);
        } else if (dirty.get()) {
            onDisk.set(now);
            outside.set(Outside.CHANGED);
        } else {
            take(now);
        }
    }
}
