package dev.retort.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.retort.dialect.Actor;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.VersionTableName;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;
import dev.retort.sql.DialectName;
import dev.retort.testing.PostgresServer;

/** An empty database of either kind, and what a test does with it over and over. */
final class TestDatabase {

    private final Dialect dialect;
    private final String url;
    private final Path folder;
    private final List<RunEvent> events = new ArrayList<>();

    private TestDatabase(Dialect dialect, String url, Path folder) {
        this.dialect = dialect;
        this.url = url;
        this.folder = folder;
    }

    static TestDatabase fresh(DialectName name, Path folder) {
        return switch (name) {
            case SQLITE -> new TestDatabase(new SqliteDialect(),
                    "jdbc:sqlite:" + folder.resolve(UUID.randomUUID() + ".db"), folder);
            case POSTGRESQL -> {
                var database = PostgresServer.freshDatabase();
                yield new TestDatabase(new PostgresqlDialect(), "jdbc:postgresql://localhost:" + database.port() + "/"
                        + database.name() + "?user=postgres", folder);
            }
        };
    }

    /** One that exists, in a child process. */
    static TestDatabase at(DialectName name, String url, Path folder) {
        return new TestDatabase(name == DialectName.SQLITE ? new SqliteDialect() : new PostgresqlDialect(), url,
                folder);
    }

    Dialect dialect() {
        return dialect;
    }

    String url() {
        return url;
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url);
    }

    RunSettings settings(VersionTableName table, Duration lockWait) {
        return new RunSettings(table, Duration.ofSeconds(5), Duration.ZERO, lockWait,
                new LogPlace("retort", folder.resolve("state")), new Actor("tester", "here"), InstantSource.system());
    }

    RunSettings settings() {
        return settings(VersionTableName.DEFAULT, Duration.ofSeconds(20));
    }

    RunResult run(Plan plan) throws SQLException {
        return run(plan, VersionTableName.DEFAULT);
    }

    RunResult run(Plan plan, VersionTableName table) throws SQLException {
        return run(plan, table, RunListener.NONE, new Cancellation());
    }

    RunResult run(Plan plan, VersionTableName table, RunListener listener, Cancellation cancellation)
            throws SQLException {
        try (Connection connection = open()) {
            return new Migrator(dialect, settings(table, Duration.ofSeconds(20))).run(connection, plan, event -> {
                events.add(event);
                listener.on(event);
            }, cancellation);
        }
    }

    /** As Retort runs it: with a second connection that looks who holds locks. */
    RunResult runWatched(Plan plan, RunListener listener) throws SQLException {
        try (Connection connection = open()) {
            return new Migrator(dialect, settings(), StepScripts.NONE, _ -> open()).run(connection, plan, Replan.REFUSE,
                    BackupBefore.NONE, listener, new Cancellation());
        }
    }

    List<RunEvent> events() {
        return events;
    }

    void forgetEvents() {
        events.clear();
    }

    List<LogEntry> log() throws SQLException {
        try (Connection connection = open();
                MigrationLog log = MigrationLog.open(connection, dialect, VersionTableName.DEFAULT, settings().log())) {
            return log.read(LogQuery.newest(100));
        }
    }

    int journalSize() throws SQLException {
        boolean sqlite = dialect.name() == DialectName.SQLITE;
        try (Connection connection = DriverManager.getConnection(sqlite ? url + "-retort" : url);
                Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT count(*) FROM " + (sqlite ? "journal" : "retort.journal"))) {
            row.next();
            return row.getInt(1);
        }
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = open(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    List<String> tables() throws SQLException {
        return column(dialect.name() == DialectName.SQLITE
                ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    }
}
