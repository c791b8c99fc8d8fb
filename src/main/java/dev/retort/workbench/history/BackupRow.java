package dev.retort.workbench.history;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.retort.backup.BackupManifest;
import dev.retort.engine.BackupHealth;

/** A backup in the list, and what is known of its file. */
final class BackupRow {

    private final BackupManifest manifest;
    private final ReadOnlyObjectWrapper<Health> health = new ReadOnlyObjectWrapper<>(this, "health", Health.WAITING);

    /** What is known of its file. */
    enum Health {
        /** It is not checked yet. */
        WAITING,
        /** It is being read. */
        CHECKING, INTACT, MISSING, DAMAGED,
        /** It could not be checked. */
        UNKNOWN;

        static Health of(BackupHealth found) {
            return switch (found) {
                case INTACT -> INTACT;
                case MISSING -> MISSING;
                case DAMAGED -> DAMAGED;
            };
        }
    }

    BackupRow(BackupManifest manifest) {
        this.manifest = manifest;
    }

    BackupManifest manifest() {
        return manifest;
    }

    String id() {
        return manifest.id();
    }

    ReadOnlyObjectProperty<Health> healthProperty() {
        return health.getReadOnlyProperty();
    }

    void found(Health now) {
        health.set(now);
    }
}
