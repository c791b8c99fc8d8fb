package dev.retort.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import dev.retort.browse.Page;
import dev.retort.browse.PageRequest;
import dev.retort.browse.TableName;
import dev.retort.browse.TableReader;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.problem.Cancellation;
import dev.retort.testing.PostgresServer;

/**
 * Budget: the first page of a table of 10 million rows is there in 200 ms. Prints what the first look takes, in a JVM
 * that has read no page yet and on a connection of its own, and the looks after it.
 */
public class FirstPageBenchmark extends SingleShotBenchmark {

    private static final int ROWS = Integer.getInteger("rows", 10_000_000);
    private static final int PAGE = 200;
    private static final int AGAIN = 5;
    private static final String COLUMNS = "id, 'customer ' || id AS name, id % 1000 AS shop,"
            + " 'c' || id || '@example.org' AS mail";

    /** Without JMH around it, for a look in between. */
    public static void main(String[] arguments) throws IOException, SQLException {
        new FirstPageBenchmark().firstPages();
    }

    @Benchmark
    public void firstPages() throws IOException, SQLException {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "page");
        String file = "jdbc:sqlite:" + folder.resolve("rows.db");
        try (Connection filling = DriverManager.getConnection(file); Statement statement = filling.createStatement()) {
            statement.execute("PRAGMA journal_mode = OFF");
            statement.execute("CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, shop INTEGER, mail TEXT)");
            statement.execute("INSERT INTO customers WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n"
                    + " WHERE id < " + ROWS + ") SELECT " + COLUMNS + " FROM n");
        }
        look("sqlite", file, new SqliteDialect(), "main");
        try (EmbeddedPostgres server = PostgresServer.startOwn(folder.resolve("server"))) {
            String url = server.getJdbcUrl("postgres", "postgres");
            try (Connection filling = DriverManager.getConnection(url); Statement statement = filling.createStatement()) {
                statement.execute("CREATE UNLOGGED TABLE customers AS SELECT " + COLUMNS
                        + " FROM generate_series(1, " + ROWS + ") AS id");
                statement.execute("ALTER TABLE customers ADD PRIMARY KEY (id)");
                statement.execute("VACUUM ANALYZE customers");
                statement.execute("CHECKPOINT");
            }
            look("postgresql", url, new PostgresqlDialect(), "public");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path left : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(left);
            }
        }
    }

    private static void look(String database, String url, Dialect dialect, String schema) throws SQLException {
        TableReader reader = new TableReader(dialect, Duration.ofSeconds(30), Clock.systemUTC());
        List<Look> looks = List.of(new Look("first page", null, Map.of()), new Look("sorted by the key", "id", Map.of()),
                new Look("one shop's", null, Map.of("shop", "= 999")));
        for (Look look : looks) {
            StringBuilder times = new StringBuilder();
            for (int i = 0; i <= AGAIN; i++) {
                long start = System.nanoTime();
                try (Connection connection = DriverManager.getConnection(url)) {
                    Page page = reader.page(connection, new PageRequest(new TableName(schema, "customers"), look.sort(),
                            true, look.filters(), null, PAGE), new Cancellation());
                    if (page.rows().size() != Math.min(PAGE, ROWS)) {
                        throw new IllegalStateException(database + " gave " + page.rows().size() + " rows");
                    }
                }
                times.append(String.format(Locale.ROOT, " %.0f", (System.nanoTime() - start) / 1e6));
            }
            System.out.printf(Locale.ROOT, "%s, %d rows, %s, connection included, ms:%s%n", database, ROWS, look.name(),
                    times);
        }
    }

    private record Look(String name, String sort, Map<String, String> filters) {}
}
