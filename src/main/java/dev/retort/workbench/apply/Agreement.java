package dev.retort.workbench.apply;

import java.nio.file.Path;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;
import dev.retort.connect.Database;
import dev.retort.connect.Environment;
import dev.retort.engine.ApplyOptions;
import dev.retort.engine.BackupOffer;
import dev.retort.engine.WhenMoved;

/** What a person decides before a plan runs: whether to back up first, to where, and on production the name. */
public final class Agreement {

    private final Database database;
    private final ReadOnlyObjectWrapper<@Nullable BackupOffer> offer = new ReadOnlyObjectWrapper<>(this, "offer");
    private final ObjectProperty<BackupKind> backup = new SimpleObjectProperty<>(this, "backup", BackupKind.FULL);
    private final ObjectProperty<@Nullable Path> backupFolder = new SimpleObjectProperty<>(this, "backupFolder");
    private final StringProperty typedName = new SimpleStringProperty(this, "typedName", "");
    private final BooleanBinding named;

    Agreement(Database database) {
        this.database = database;
        this.named = Bindings.createBooleanBinding(
                () -> !needsName() || typedName.get().strip().equals(database.name()), typedName);
    }

    /** Another plan is made: nothing is offered yet. */
    void begin() {
        offer.set(null);
    }

    /** What can be backed up and is suggested is known. */
    void offer(BackupOffer given) {
        backup.set(given.obstacle() == null ? given.preselected() : BackupKind.NONE);
        offer.set(given);
    }

    /** Whether the name of the database must be typed first. */
    public boolean needsName() {
        return database.environment() == Environment.PRODUCTION && database.profile() != null;
    }

    /** Whether the name is typed, or need not be. */
    BooleanBinding namedProperty() {
        return named;
    }

    ApplyOptions options() {
        return new ApplyOptions(backup.get(), backupFolder.get(), needsName() ? typedName.get().strip() : null,
                ApplyOptions.DEFAULT_LOCK_WAIT, WhenMoved.REFUSE);
    }

    /** Null until it is known. */
    public ReadOnlyObjectProperty<@Nullable BackupOffer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    public ObjectProperty<BackupKind> backupProperty() {
        return backup;
    }

    /** Where the backup goes; null for the usual folder. */
    public ObjectProperty<@Nullable Path> backupFolderProperty() {
        return backupFolder;
    }

    public StringProperty typedNameProperty() {
        return typedName;
    }
}
