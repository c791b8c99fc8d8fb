package dev.retort.workbench.editor;

import java.nio.file.Path;
import java.util.List;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;
import dev.retort.workbench.work.Latest;

/** A file in a tab: what it held when it was read, what is typed, what is wrong with it. */
final class OpenFile {

    /** What a file is to the project. */
    enum Kind {
        REVISION, SETTINGS, OTHER
    }

    /** How the file on disk relates to the one that was read. */
    enum OnDisk {
        SAME, CHANGED, GONE
    }

    private final Path path;
    private final String name;
    private final Kind kind;
    private final Latest checking;
    private final StringProperty text;
    private final ReadOnlyObjectWrapper<FileText> read;
    private final ReadOnlyObjectWrapper<@Nullable RetortException> refusal;
    private final ReadOnlyObjectWrapper<OnDisk> onDisk = new ReadOnlyObjectWrapper<>(this, "onDisk", OnDisk.SAME);
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(this, "dirty");
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper(this, "saving");
    private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper(this, "warning", "");
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ObservableList<Finding> findingsShown = FXCollections.unmodifiableObservableList(findings);

    /**
     * @param name relative to the project
     * @param checking runs the checks of this file's text
     */
    OpenFile(Path path, String name, Kind kind, DiskText found, Latest checking) {
        this.path = path;
        this.name = name;
        this.kind = kind;
        this.checking = checking;
        this.read = new ReadOnlyObjectWrapper<>(this, "read", found.content());
        this.refusal = new ReadOnlyObjectWrapper<>(this, "refusal", found.refusal());
        this.text = new SimpleStringProperty(this, "text", found.content().text());
        dirty.bind(Bindings.createBooleanBinding(() -> !read.get().text().equals(text.get()), read, text));
    }

    Path path() {
        return path;
    }

    /** Relative to the project, with forward slashes. */
    String name() {
        return name;
    }

    /** The last part of its name, for the tab. */
    String shortName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    Kind kind() {
        return kind;
    }

    boolean isSql() {
        return name.endsWith(".sql");
    }

    boolean isPython() {
        return name.endsWith(".py") || name.endsWith(".py.mako");
    }

    Latest checking() {
        return checking;
    }

    /** What is typed, lines parted by a line feed. */
    StringProperty textProperty() {
        return text;
    }

    String text() {
        return text.get();
    }

    /** What the file held when it was read or saved. */
    ReadOnlyObjectProperty<FileText> readProperty() {
        return read.getReadOnlyProperty();
    }

    FileText read() {
        return read.get();
    }

    /** Why it cannot be edited; null where it can. */
    ReadOnlyObjectProperty<@Nullable RetortException> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    boolean isEditable() {
        return refusal.get() == null;
    }

    ReadOnlyObjectProperty<OnDisk> onDiskProperty() {
        return onDisk.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    boolean isDirty() {
        return dirty.get();
    }

    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /** What to know before editing it; empty for nothing. */
    ReadOnlyStringProperty warningProperty() {
        return warning.getReadOnlyProperty();
    }

    /** What is wrong with the text, in its order. */
    ObservableList<Finding> findings() {
        return findingsShown;
    }

    void found(List<Finding> now) {
        if (!findings.equals(now)) {
            findings.setAll(now);
        }
    }

    void warn(String words) {
        warning.set(words);
    }

    void moved(OnDisk now) {
        onDisk.set(now);
    }

    /** Takes what is on disk in place of what is typed. */
    void load(DiskText found) {
        refusal.set(found.refusal());
        read.set(found.content());
        text.set(found.content().text());
        onDisk.set(OnDisk.SAME);
    }

    void beganSaving() {
        saving.set(true);
    }

    void endedSaving() {
        saving.set(false);
    }

    /** What was typed up to then is on disk now. */
    void saved(FileText written) {
        read.set(written);
        onDisk.set(OnDisk.SAME);
    }
}
