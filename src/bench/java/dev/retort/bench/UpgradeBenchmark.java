package dev.retort.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import dev.retort.dialect.Actor;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.VersionTableName;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.problem.Cancellation;
import dev.retort.run.LogPlace;
import dev.retort.run.Migrator;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;
import dev.retort.run.RunSettings;
import dev.retort.sql.DialectName;
import dev.retort.testing.Plans;
import dev.retort.testing.PostgresServer;

/**
 * Budget: an upgrade through 1,000 small revisions takes 1.1 × the time of the same statements through bare JDBC with
 * the same commits, which are everything Retort sends. The databases wait for the disk, which is as fast as its other
 * users let it be: so the two run in turns, each pair has a ratio, and the median of those is what counts.
 */
public class UpgradeBenchmark extends SingleShotBenchmark {

    private static final int REVISIONS = 1_000;
    private static final int WARM_UPS = Integer.getInteger("warm-ups", 3);
    private static final int PAIRS = Integer.getInteger("pairs", 9);
    private static final String LOG_ROW = "INSERT INTO %slog (version_table, revision, message, direction, started_at,"
            + " duration_ms, statements, result, error, os_user, host, checksum, heads_after)"
            + " VALUES ('alembic_version', ?, 'message', 'upgrade', CURRENT_TIMESTAMP, 0, 2, 'done', '', 'u', 'h', 'c',"
            + " '{}')";

    @Param({"sqlite", "postgresql"})
    public String database = "sqlite";

    private Path folder = Path.of("");
    private EmbeddedPostgres server;
    private Dialect dialect;
    private Connection connection;
    private Plan plan;
    private int databases;

    @Setup(Level.Trial)
    public void start() throws IOException {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "upgrade");
        boolean sqlite = database.equals("sqlite");
        dialect = sqlite ? new SqliteDialect() : new PostgresqlDialect();
        server = sqlite ? null : PostgresServer.startOwn(folder.resolve("server"));
        Plans plans = Plans.fromBase(DialectName.of(database).orElseThrow());
        for (int i = 0; i < REVISIONS; i++) {
            plans.step("%032d".formatted(i),
                    Plans.sql("CREATE TABLE table_" + i + " (id integer PRIMARY KEY, name varchar(40) NOT NULL)"),
                    Plans.sql("INSERT INTO table_" + i + " VALUES (1, 'one'), (2, 'two')"));
        }
        plan = plans.plan();
    }

    private record Pair(double bare, double retort) {

        double ratio() {
            return retort / bare;
        }
    }

    private interface Run {

        void go() throws SQLException;
    }

    /** Without JMH around it, for a look in between. */
    public static void main(String[] databases) throws IOException, SQLException {
        for (String database : databases) {
            UpgradeBenchmark benchmark = new UpgradeBenchmark();
            benchmark.database = database;
            benchmark.start();
            benchmark.inPairs();
            benchmark.stop();
        }
    }

    @Benchmark
    public void inPairs() throws SQLException {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < WARM_UPS + PAIRS; i++) {
            // Who comes first finds the disk as the other left it: they take turns at that too.
            boolean bareFirst = i % 2 == 0;
            double first = seconds(bareFirst ? this::bare : this::retort);
            double second = seconds(bareFirst ? this::retort : this::bare);
            pairs.add(bareFirst ? new Pair(first, second) : new Pair(second, first));
        }
        List<Pair> counted = pairs.subList(WARM_UPS, pairs.size());
        System.out.printf(Locale.ROOT,
                "%n%s, %d revisions, medians of %d pairs: bare %.0f ms, Retort %.0f ms, ratio %.2f (%.2f to %.2f)%n",
                database, REVISIONS, PAIRS, at(0.5, counted, Pair::bare) * 1_000,
                at(0.5, counted, Pair::retort) * 1_000, at(0.5, counted, Pair::ratio),
                at(0.25, counted, Pair::ratio), at(0.75, counted, Pair::ratio));
    }

    private static double at(double part, List<Pair> pairs, ToDoubleFunction<Pair> value) {
        return pairs.stream().mapToDouble(value).sorted().toArray()[(int) (part * pairs.size())];
    }

    /** How long it takes on a new database. */
    private double seconds(Run run) throws SQLException {
        open();
        try (Connection _ = connection) {
            long start = System.nanoTime();
            run.go();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private void open() throws SQLException {
        databases++;
        if (server == null) {
            connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(databases + ".db"));
        } else {
            try (Connection admin = server.getPostgresDatabase().getConnection();
                    Statement statement = admin.createStatement()) {
                statement.execute("CREATE DATABASE bench_" + databases);
                statement.execute("CHECKPOINT");
            }
            connection = server.getDatabase("postgres", "bench_" + databases).getConnection();
        }
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void retort() {
        RunSettings settings = new RunSettings(VersionTableName.DEFAULT, Duration.ofSeconds(5), Duration.ZERO,
                Duration.ofSeconds(60), new LogPlace("retort", folder), new Actor("bench", "here"),
                InstantSource.system());
        RunResult result = new Migrator(dialect, settings).run(connection, plan, RunListener.NONE, new Cancellation());
        if (result.applied().size() != REVISIONS) {
            throw new IllegalStateException(String.valueOf(result));
        }
    }

    private void bare() throws SQLException {
        if (server == null) {
            try (Connection log = DriverManager
                    .getConnection("jdbc:sqlite:" + folder.resolve(databases + "-bare-log.db"))) {
                execute(log, "PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", logTable("INTEGER", ""),
                        "CREATE TABLE pending (log_id INTEGER PRIMARY KEY, heads_before TEXT, heads_after TEXT)");
                bareSqlite(log);
            }
        } else {
            execute(connection, "CREATE SCHEMA retort", logTable("bigint GENERATED ALWAYS AS IDENTITY", "retort."));
            barePostgresql();
        }
    }

    private static String logTable(String id, String schema) {
        return "CREATE TABLE " + schema + "log (id " + id + " PRIMARY KEY, version_table text, revision text,"
                + " message text, direction text, started_at timestamp, duration_ms bigint, statements integer,"
                + " result text, error text, os_user text, host text, checksum text, heads_after text, backup text)";
    }

    private void bareSqlite(Connection log) throws SQLException {
        execute(connection, dialect.versionTable().create(VersionTableName.DEFAULT));
        String before = "";
        for (PlannedStep step : plan.steps()) {
            execute(connection, "BEGIN IMMEDIATE");
            send(step, before);
            execute(log, "BEGIN IMMEDIATE", "UPDATE log SET result = 'done' WHERE id = (SELECT log_id FROM pending)",
                    "DELETE FROM pending");
            insertLog(log, "", step.revision());
            execute(log, "INSERT INTO pending VALUES (last_insert_rowid(), '[]', '[]')", "COMMIT");
            execute(connection, "COMMIT");
            before = step.revision();
        }
    }

    private void barePostgresql() throws SQLException {
        execute(connection, dialect.versionTable().create(VersionTableName.DEFAULT));
        connection.setAutoCommit(false);
        String before = "";
        for (PlannedStep step : plan.steps()) {
            send(step, before);
            insertLog(connection, "retort.", step.revision());
            connection.commit();
            before = step.revision();
        }
    }

    private void send(PlannedStep step, String before) throws SQLException {
        for (PlannedStatement statement : step.statements()) {
            execute(connection, statement.sql());
        }
        execute(connection, before.isEmpty()
                ? dialect.versionTable().insert(VersionTableName.DEFAULT, step.revision())
                : dialect.versionTable().update(VersionTableName.DEFAULT, before, step.revision()));
    }

    private static void insertLog(Connection connection, String schema, String revision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOG_ROW.formatted(schema))) {
            statement.setString(1, revision);
            statement.executeUpdate();
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        for (String sql : List.of(statements)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
