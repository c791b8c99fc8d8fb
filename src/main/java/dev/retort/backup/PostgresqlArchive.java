package dev.retort.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.retort.backup.BackupRecord.Contents;
import dev.retort.connect.Access;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.VersionTable;
import dev.retort.dialect.VersionTableName;
import dev.retort.problem.Cancellation;
import dev.retort.problem.FileFault;
import dev.retort.problem.RetortException;

/** Dumps PostgreSQL with {@code pg_dump} in its custom format, and brings back what {@code pg_restore} makes of it. */
final class PostgresqlArchive implements Archive {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NAME = 63;

    private final Dialect dialect;
    private final Connector connector;
    private final Map<String, String> environment;
    private final DumpFormat format;
    private final Map<Integer, PostgresqlPrograms> programs = new ConcurrentHashMap<>();

    PostgresqlArchive(Dialect dialect, Connector connector, Map<String, String> environment, DumpFormat format) {
        this.format = format;
        this.dialect = dialect;
        this.connector = connector;
        this.environment = environment;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public String suffix() {
        return format.suffix();
    }

    @Override
    public Optional<String> tool(Connection connection) throws SQLException {
        try {
            PostgresqlPrograms found = programs(connection);
            return Optional.of(found.version() + ", " + found.dump());
        } catch (RetortException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<RetortException> obstacle(Database database, Connection connection) throws SQLException {
        try {
            programs(connection);
        } catch (RetortException e) {
            return Optional.of(e);
        }
        if (database.url().options().containsKey("sslpassword")) {
            // It would ask the terminal, and wait.
            return Optional.of(Backups.failed("pg_dump cannot be told the password of the key for TLS, sslpassword.")
                    .hint("Use a key without a password that only you may read, or make the backup by other means."));
        }
        return PostgresqlRights.missingForDump(connection);
    }

    @Override
    public String identity(Connection connection) throws SQLException {
        return PostgresqlState.identity(connection);
    }

    /** A third of what the tables hold: indexes are not in a dump, and it is compressed. */
    @Override
    public long estimate(Connection connection) throws SQLException {
        String sql = """
                SELECT coalesce(sum(pg_catalog.pg_table_size(c.oid)), 0)::bigint / 3 FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'""";
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Heads and counters are read in the snapshot that {@code pg_dump} then uses, so that they belong together. */
    @Override
    public Contents dump(Database database, Connection connection, VersionTableName versionTable,
            BackupFolder.Begun begun, BackupProgress progress, Cancellation cancellation) throws SQLException {
        PostgresqlPrograms programs = programs(connection);
        long expected = estimate(connection);
        PostgresqlState.flushCounters(connection);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            String snapshot = text(statement, "SELECT pg_catalog.pg_export_snapshot()");
            List<String> heads = VersionTable.find(dialect, connection, versionTable).rows();
            Contents contents = new Contents(heads, identity(connection), programs.version(),
                    PostgresqlState.tables(connection), PostgresqlState.fixtures(connection));
            begun.createPart();
            write(dumpCommand(programs, database, snapshot), database, begun, expected, progress, cancellation);
            return contents;
        } catch (IOException e) {
            cancellation.check();
            throw Backups.failed("The backup cannot be written: " + FileFault.reason(e), e)
                    .hint("Check the folder and the room on its disk.");
        } finally {
            endTransaction(connection, false);
        }
    }

    private List<String> dumpCommand(PostgresqlPrograms programs, Database database, String snapshot) {
        List<String> command = new ArrayList<>(List.of(programs.dump().toString(),
                "--format=" + format.name().toLowerCase(Locale.ROOT), "--encoding=UTF8", "--no-password",
                "--snapshot=" + snapshot));
        if (format == DumpFormat.PLAIN) {
            // Of an archive it is pg_restore that leaves them out.
            command.add("--no-subscriptions");
        }
        if (!database.session().role().isEmpty()) {
            command.add("--role=" + database.session().role());
        }
        if (!database.session().lockTimeout().isZero()) {
            command.add("--lock-wait-timeout=" + database.session().lockTimeout().toMillis());
        }
        return command;
    }

    private void write(List<String> command, Database database, BackupFolder.Begun begun, long expected,
            BackupProgress progress, Cancellation cancellation) throws IOException {
        DatabaseUrl url = connector.withKnownPassword(database).url();
        try (ChildProgram program = ChildProgram.start(command, ChildProgram.environment(environment, url),
                cancellation);
                OutputStream out = Files.newOutputStream(begun.part())) {
            byte[] buffer = new byte[BUFFER];
            long written = 0;
            InputStream in = program.output();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                cancellation.check();
                out.write(buffer, 0, read);
                written += read;
                progress.at(written, Math.max(written, expected));
            }
            program.finish();
        }
    }

    @Override
    public List<String> losses(Connection connection, BackupRecord backup, Kept kept) throws SQLException {
        return PostgresqlState.losses(connection, backup.tables(), kept);
    }

    @Override
    public String restoreBeside(Database database, Connection connection, BackupRecord backup, String stamp,
            BackupProgress progress, Cancellation cancellation) throws SQLException {
        String suffix = "_restored_" + stamp;
        String base = text(connection, "SELECT current_database()");
        String name = base.substring(0, Math.min(base.length(), (LONGEST_NAME - suffix.length()) / 4 * 4)) + suffix;
        String quoted = dialect.identifiers().quote(name);
        createDatabase(connection, quoted);
        boolean done = false;
        try {
            boolean superuser = "on".equals(text(connection, "SELECT current_setting('is_superuser')"));
            // Under the same name, by which a password is kept that a person was asked for.
            Database beside = database.withUrl(database.url().withDatabase(name));
            try (Connection target = connector.open(beside, Access.WRITE, cancellation);
                    ScriptSource program = source(connection, backup, cancellation)) {
                ArchiveScript script = new ArchiveScript(dialect, target, _ -> true,
                        superuser ? Ownership.RESTORED : Ownership.OF_THIS_ROLE, cancellation);
                script.run(program.output(), progress, backup.manifest().size());
                program.finish();
            }
            done = true;
            return name;
        } catch (IOException e) {
            cancellation.check();
            throw Backups.failed("The backup cannot be read: " + FileFault.reason(e), e);
        } finally {
            if (!done) {
                execute(connection, "DROP DATABASE IF EXISTS " + quoted);
            }
        }
    }

    /** {@code template0} is empty, whatever a site puts into its template; encoding and locale are the original's. */
    private static void createDatabase(Connection connection, String quoted) throws SQLException {
        String options = text(connection,
                """
                        SELECT format('ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(encoding), datcollate, datctype)
                            || CASE j ->> 'datlocprovider'
                                 WHEN 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %L',
                                                      coalesce(j ->> 'daticulocale', j ->> 'datlocale'))
                                 WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', j ->> 'datlocale')
                                 ELSE '' END
                        FROM pg_catalog.pg_database d, LATERAL (SELECT to_jsonb(d) AS j) x WHERE datname = current_database()""");
        try {
            execute(connection, "CREATE DATABASE " + quoted + " TEMPLATE template0 " + options);
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                throw Backups.failed("The role " + text(connection, "SELECT current_user")
                        + " may not create a database to restore into.", e)
                        .hint("Let an administrator run ALTER ROLE … CREATEDB, or restore in place.");
            }
            throw e;
        }
    }

    @Override
    public List<String> restoreInPlace(Database database, Connection connection, BackupRecord backup, Kept kept,
            BackupProgress progress, Cancellation cancellation) throws SQLException {
        // Looked for before the transaction begins, which must not wait for a program.
        InPlaceRestore.Starter archive = starter(connection, backup, cancellation);
        return new InPlaceRestore(dialect, connection, backup, kept, cancellation).run(archive, progress);
    }

    private ScriptSource source(Connection connection, BackupRecord backup, Cancellation cancellation)
            throws SQLException, IOException {
        return starter(connection, backup, cancellation).start();
    }

    /** {@code pg_restore} without a connection: it writes the script, which is run here. A plain dump is the script. */
    private InPlaceRestore.Starter starter(Connection connection, BackupRecord backup, Cancellation cancellation)
            throws SQLException {
        Path file = backup.manifest().file();
        if (DumpFormat.of(backup.manifest()) == DumpFormat.PLAIN) {
            return () -> ScriptSource.of(file);
        }
        List<String> command = List.of(programs(connection).restore().toString(), "--file=-", "--no-subscriptions",
                file.toString());
        return () -> ChildProgram.start(command, environment, cancellation);
    }

    /** Looked for until they are found: a person may install them meanwhile. */
    private PostgresqlPrograms programs(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        PostgresqlPrograms known = programs.get(major);
        if (known == null || !known.exist()) {
            known = PostgresqlPrograms.find(environment, major);
            programs.put(major, known);
        }
        return known;
    }

    /** Back to autocommit; what has not been committed is rolled back. A lost connection does not hide why it ended. */
    static void endTransaction(Connection connection, boolean committed) {
        try {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException _) {
            // The server has ended the session, and the transaction with it.
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return text(statement, sql);
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
