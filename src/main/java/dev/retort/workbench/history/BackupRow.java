package dev.retort.workbench.history;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import dev.retort.backup.BackupManifest;
import dev.retort.engine.BackupHealth;

/** A backup in the list and what is known of its file. */
final class BackupRow {

    /** What is known of a backup's file. */
    enum Check {
        NOT_CHECKED, CHECKING, INTACT, MISSING, DAMAGED;

        static Check of(BackupHealth health) {
            return switch (health) {
                case INTACT -> INTACT;
                case MISSING -> MISSING;
                case DAMAGED -> DAMAGED;
            };
        }
    }

    private final BackupManifest manifest;
    private final ObjectProperty<Check> check = new SimpleObjectProperty<>(this, "check", Check.NOT_CHECKED);

    BackupRow(BackupManifest manifest) {
        this.manifest = manifest;
    }

    BackupManifest manifest() {
        return manifest;
    }

    ObjectProperty<Check> checkProperty() {
        return check;
    }
}
