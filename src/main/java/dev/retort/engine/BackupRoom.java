package dev.retort.engine;

import dev.retort.connect.Database;
import dev.retort.run.BackupBefore;

/** Takes and restores backups for a person, behind the same guard as a run. */
final class BackupRoom {

    BackupBefore before(OpenProject project, Database database, ApplyOptions options) {
        throw new AssertionError("not wired yet");
    }
}
