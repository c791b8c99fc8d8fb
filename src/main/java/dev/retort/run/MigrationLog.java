package dev.retort.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.VersionTable;
import dev.retort.dialect.VersionTableName;

/** The migration log of a database, read; creates nothing. */
public final class MigrationLog implements AutoCloseable {

    private final @Nullable LogTable log;
    private final @Nullable JournalTable journal;
    private final @Nullable Connection file;

    private MigrationLog(@Nullable LogTable log, @Nullable JournalTable journal, @Nullable Connection file) {
        this.log = log;
        this.journal = journal;
        this.file = file;
    }

    /** Finds the log that a run with the same settings would write; one that does not exist yet reads as empty. */
    public static MigrationLog open(Connection connection, Dialect dialect, VersionTableName table, LogPlace place)
            throws SQLException {
        LogHome home = home(connection, dialect, table, place);
        if (home.isInSchema()) {
            return new MigrationLog(home.logTable(), home.journalTable(), null);
        }
        Optional<Path> path = home.file();
        Connection file = path.isEmpty() ? null : MigrationLogFile.openToRead(path.get()).orElse(null);
        if (file == null) {
            return new MigrationLog(null, null, null);
        }
        String versionTable = home.versionTable().toString();
        return new MigrationLog(new LogTable(file, "log", LogColumns.SQLITE, versionTable),
                new JournalTable(file, "journal", LogColumns.SQLITE, versionTable), file);
    }

    /** The schema that the next run would make for the log, to be announced before; empty where it makes none. */
    public static Optional<String> schemaToMake(Connection connection, Dialect dialect, LogPlace place)
            throws SQLException {
        return new LogHome(connection, dialect, VersionTableName.DEFAULT, place).schemaToMake();
    }

    private static LogHome home(Connection connection, Dialect dialect, VersionTableName table, LogPlace place)
            throws SQLException {
        return new LogHome(connection, dialect, VersionTable.find(dialect, connection, table).name(), place);
    }

    /** Entries, newest first. */
    public List<LogEntry> read(LogQuery query) throws SQLException {
        return log == null ? List.of() : log.read(query);
    }

    /** For each revision its newest entry with the result {@code done}, whichever way it went. */
    public Map<String, LogEntry> lastDone() throws SQLException {
        return log == null ? Map.of() : log.lastDone();
    }

    /** A statement outside a transaction that began and was not seen to end; empty where all is well. */
    public Optional<Interruption> interruption() throws SQLException {
        return journal == null
                ? Optional.empty()
                : journal.entries().stream().filter(entry -> !entry.finished() && entry.mark() == null).findFirst()
                        .map(JournalEntry::interruption);
    }

    @Override
    public void close() throws SQLException {
        if (file != null) {
            file.close();
        }
    }
}
