package dev.retort.backup;

import java.util.List;
import java.util.Map;

/**
 * A manifest file's content: the manifest, and what a restore compares with the database as it is then.
 *
 * @param tables each table with what its counters said
 * @param fixtures what a restore does not make anew, such as {@code schema public}, to its state
 */
record BackupRecord(BackupManifest manifest, List<TableState> tables, Map<String, String> fixtures) {

    /** What a dump knows of itself, besides its file. */
    record Contents(List<String> heads, String identity, String tools, List<TableState> tables,
            Map<String, String> fixtures) {}

    /**
     * A table's counters; all 0 on SQLite, where the backup itself can be asked.
     *
     * @param id tells a table from a later one of the same name
     */
    record TableState(String schema, String name, long id, long inserted, long updated, long deleted) {}
}
