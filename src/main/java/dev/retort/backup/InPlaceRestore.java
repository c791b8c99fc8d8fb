package dev.retort.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.postgresql.PGConnection;

import dev.retort.backup.Archive.Kept;
import dev.retort.backup.RestoreScope.Treatment;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.VersionTable;
import dev.retort.dialect.VersionTableName;
import dev.retort.problem.Cancellation;
import dev.retort.problem.FileFault;
import dev.retort.problem.RetortException;

/**
 * Brings a PostgreSQL database back to a backup, in one transaction on the connection that holds the migrators' lock:
 * empties the schemas this role may change, runs the archive's script for them, compares the heads, commits. Other
 * sessions see all of it at once or nothing; where this process dies, the server rolls back.
 *
 * <p>{@code pg_restore --clean} would leave what was made since, and a renamed copy of the database would need the right
 * to create one, everyone else's connections gone, and the log carried over.
 */
final class InPlaceRestore {

    private final Dialect dialect;
    private final Connection connection;
    private final BackupRecord backup;
    private final Kept kept;
    private final Cancellation cancellation;

    InPlaceRestore(Dialect dialect, Connection connection, BackupRecord backup, Kept kept,
            Cancellation cancellation) {
        this.dialect = dialect;
        this.connection = connection;
        this.backup = backup;
        this.kept = kept;
        this.cancellation = cancellation;
    }

    /** Opens the backup's script. */
    @FunctionalInterface
    interface Starter {
        ScriptSource start() throws IOException;
    }

    /** @return what was left as it is */
    List<String> run(Starter archive, BackupProgress progress) throws SQLException {
        VersionTableName versionTable = dialect.versionTable().resolve(connection, kept.versionTable());
        boolean done = false;
        connection.setAutoCommit(false);
        try (Cancellation.Registration _ = cancellation.onCancel(this::stopStatement);
                ScriptSource program = archive.start()) {
            List<String> notes = restore(program, versionTable, progress);
            cancellation.check();
            connection.commit();
            done = true;
            return notes;
        } catch (IOException e) {
            cancellation.check();
            throw Backups.failed("The backup cannot be read: " + FileFault.reason(e), e);
        } catch (SQLException e) {
            cancellation.check();
            throw ArchiveProblem.of(dialect, e, "", "The restore");
        } finally {
            PostgresqlArchive.endTransaction(connection, done);
        }
    }

    private List<String> restore(ScriptSource program, VersionTableName versionTable, BackupProgress progress)
            throws SQLException, IOException {
        for (String setting : List.of("search_path = ''", "statement_timeout = 0",
                "idle_in_transaction_session_timeout = 0")) {
            PostgresqlArchive.execute(connection, "SET LOCAL " + setting);
        }
        RestoreScope scope = RestoreScope.read(connection, kept.logSchema());
        requireVersionTable(scope, versionTable);
        Fixtures fixtures = new Fixtures(connection, backup.fixtures());
        List<String> notes = new ArrayList<>(scope.notes());
        for (String statement : scope.eraseStatements(connection, fixtures.newExtensions())) {
            cancellation.check();
            execute(statement);
        }
        for (String statement : fixtures.reset(scope.schemas(Treatment.EMPTY))) {
            execute(statement);
        }
        notes.addAll(fixtures.notes());
        Set<String> standing = new HashSet<>(scope.standing(connection));
        ArchiveScript script = new ArchiveScript(dialect, connection,
                entry -> scope.restores(entry, standing), Ownership.RESTORED, cancellation);
        script.run(program.output(), progress, backup.manifest().size());
        program.finish();
        requireHeads(versionTable);
        return notes;
    }

    private void requireVersionTable(RestoreScope scope, VersionTableName versionTable) {
        if (scope.skipped().containsKey(versionTable.schema())) {
            throw Backups.failed("The schema " + versionTable.schema() + ", which holds the version table, cannot be"
                    + " restored in place: " + scope.skipped().get(versionTable.schema()) + ".")
                    .hint("Restore with a role that owns everything in it, or into a new database.");
        }
    }

    private void requireHeads(VersionTableName versionTable) throws SQLException {
        List<String> heads = VersionTable.find(dialect, connection, versionTable).rows();
        if (!new HashSet<>(heads).equals(new HashSet<>(backup.manifest().heads()))) {
            throw Backups.failed("The restored version table says " + heads + ", the backup was taken at "
                    + backup.manifest().heads() + ": the restore was rolled back.");
        }
    }

    private void execute(String sql) {
        try {
            PostgresqlArchive.execute(connection, sql);
        } catch (SQLException e) {
            cancellation.check();
            throw ArchiveProblem.of(dialect, e, sql, "Making room for the backup");
        }
    }

    private void stopStatement() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException _) {
            // The connection is lost, and the transaction with it.
        }
    }
}
