package dev.retort.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Access;
import dev.retort.connect.Database;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.VersionTable;
import dev.retort.revision.Direction;
import dev.retort.revision.RevisionGraph;
import dev.retort.run.Interruption;
import dev.retort.run.LogEntry;
import dev.retort.run.MigrationLog;
import dev.retort.script.Script;

/** Reads where a database stands: its version table against the graph, and what the log tells of each revision. */
final class StateReader {

    private final Databases databases;
    private final Surroundings surroundings;

    StateReader(Databases databases, Surroundings surroundings) {
        this.databases = databases;
        this.surroundings = surroundings;
    }

    DatabaseState read(OpenProject project, Database database) {
        if (Databases.isMissingFile(database)) {
            return state(project, database, "SQLite, file not made yet", List.of(), false, Map.of(), null);
        }
        return databases.with(database, Access.READ, connection -> read(project, database, connection));
    }

    private DatabaseState read(OpenProject project, Database database, Connection connection)
            throws SQLException {
        Dialect dialect = databases.dialect(database);
        VersionTable table = VersionTable.find(dialect, connection, Databases.versionTable(project.project()));
        try (MigrationLog log = MigrationLog.open(connection, dialect, table.name(),
                surroundings.logPlace(project))) {
            return state(project, database, server(connection), table.rows(), table.exists(), log.lastDone(),
                    log.interruption().orElse(null));
        }
    }

    private static String server(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        // PostgreSQL appends its packager: "15.19 (Debian 15.19-1)".
        return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion().replaceFirst(" .*", "");
    }

    private DatabaseState state(OpenProject project, Database database, String server, List<String> rows,
            boolean versionTable, Map<String, LogEntry> log,
            @Nullable Interruption interruption) {
        Instant now = surroundings.clock().instant();
        if (!project.isShown()) {
            return new DatabaseState(database, server, rows, versionTable, List.of(), Set.copyOf(rows), 0, Map.of(),
                    interruption, now);
        }
        RevisionGraph graph = project.shownGraph();
        // A file that cannot be read may have a row's id, and its parents may be applied: neither is known then.
        boolean whole = project.isReadable();
        List<String> unknown = rows.stream().filter(row -> whole && graph.find(row).isEmpty()).toList();
        List<String> known = rows.stream().filter(row -> graph.find(row).isPresent()).toList();
        Set<String> applied = graph.ancestors(known);
        Map<String, RevisionState> revisions = new HashMap<>();
        for (Script script : project.scripts().scripts()) {
            String id = script.revision().id();
            if (applied.contains(id)) {
                revisions.put(id, applied(script, log.get(id)));
            }
        }
        return new DatabaseState(database, server, rows, versionTable, unknown, applied,
                whole ? graph.revisions().size() - applied.size() : 0, revisions, interruption, now);
    }

    private static RevisionState applied(Script script, @Nullable LogEntry entry) {
        if (entry == null || entry.direction() == Direction.DOWNGRADE) {
            return new RevisionState(true, null, "", null, false, false);
        }
        boolean edited = entry.checksum() != null && !entry.checksum().equals(script.checksum());
        return new RevisionState(true, entry.startedAt().plus(entry.duration()), entry.user() + "@" + entry.host(),
                entry.duration(), true, edited);
    }
}
