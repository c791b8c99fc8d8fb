package dev.retort.workbench.history;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.DatabaseState;
import dev.retort.engine.OpenProject;
import dev.retort.revision.Revision;
import dev.retort.run.LogEntry;
import dev.retort.workbench.history.LogRow.FileState;

/** Puts the log's entries, the project's files and the database's state together. */
final class LogRows {

    private LogRows() {}

    /**
     * One row for each entry, in their order, then one for each revision that is applied and in no entry.
     *
     * @param state null where it is not known, which leaves the latter out
     */
    static List<LogRow> of(OpenProject project, List<LogEntry> entries, @Nullable DatabaseState state) {
        List<LogRow> rows = new ArrayList<>();
        for (LogEntry entry : entries) {
            rows.add(new LogRow(entry, entry.revision(), entry.message(), fileOf(project, entry)));
        }
        if (state != null && project.isShown()) {
            for (Revision revision : project.shownGraph().revisions()) {
                var known = state.of(revision.id());
                if (known.applied() && !known.byRetort()) {
                    rows.add(new LogRow(null, revision.id(), revision.message(), FileState.UNKNOWN));
                }
            }
        }
        return rows;
    }

    private static FileState fileOf(OpenProject project, LogEntry entry) {
        if (entry.checksum() == null) {
            return FileState.UNKNOWN;
        }
        return project.scripts().find(entry.revision())
                .map(script -> script.checksum().equals(entry.checksum()) ? FileState.SAME : FileState.EDITED)
                .orElse(FileState.GONE);
    }
}
