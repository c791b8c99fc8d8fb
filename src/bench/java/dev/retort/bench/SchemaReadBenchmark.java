package dev.retort.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.openjdk.jmh.annotations.Benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.diff.Comparison;
import dev.retort.diff.ComparisonSettings;
import dev.retort.schema.DatabaseSchema;
import dev.retort.sql.DialectName;
import dev.retort.testing.PostgresServer;

/**
 * Budget: 1,000 tables × 20 columns are read in 1 s over loopback and compared in 50 ms; with 20 ms for each round trip
 * 2 s in all; the number of round trips does not grow. Prints a table beside what Alembic's autogenerate takes for the
 * same tables in the same run (python3 with Alembic, SQLAlchemy and psycopg2).
 */
public class SchemaReadBenchmark extends SingleShotBenchmark {

    private static final List<Integer> SIZES = List.of(10, 100, 1_000, 10_000);
    private static final int LARGEST_FOR_ALEMBIC = 1_000;
    private static final int TABLES_A_TRANSACTION = 500;
    private static final int WARM_UPS = 5;
    private static final int RUNS = 5;

    /** Reads a database, and compares it with metadata of the same tables. */
    private static final String ALEMBIC = """
            import sys, time
            import sqlalchemy as sa
            from alembic.autogenerate import compare_metadata
            from alembic.migration import MigrationContext
            meta = sa.MetaData()
            for i in range(int(sys.argv[2])):
                columns = [sa.Column('c%d' % c, sa.String(40) if c % 3 else sa.Integer, nullable=c % 2 == 0)
                           for c in range(17)]
                sa.Table('table_%d' % i, meta, sa.Column('id', sa.BigInteger, primary_key=True),
                         sa.Column('other', sa.BigInteger, sa.ForeignKey('table_0.id') if i else None, index=True),
                         sa.Column('state', sa.String(10), nullable=False, server_default='new'), *columns)
            engine = sa.create_engine('postgresql+psycopg2://postgres@127.0.0.1:%s/%s' % (sys.argv[1], sys.argv[3]))
            with engine.connect() as connection:
                context = MigrationContext.configure(connection)
                start = time.perf_counter()
                found = compare_metadata(context, meta)
                print(len(found), time.perf_counter() - start)
            """;

    private record Measured(double read, double compare, int roundTrips) {

        double all() {
            return read + compare;
        }
    }

    /** Without JMH around it, for a look in between. */
    public static void main(String[] arguments) throws Exception {
        new SchemaReadBenchmark().besideAlembic();
    }

    @Benchmark
    public void besideAlembic() throws IOException, SQLException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "read");
        System.out.printf(Locale.ROOT, "%n%8s %10s %12s %12s %12s %14s %14s %8s%n", "tables", "latency", "trips",
                "read ms", "compare ms", "Alembic trips", "Alembic ms", "ratio");
        try (EmbeddedPostgres server = PostgresServer.startOwn(folder.resolve("server"))) {
            for (int size : SIZES) {
                String database = "tables_" + size;
                fill(server, database, size);
                for (Duration latency : List.of(Duration.ZERO, Duration.ofMillis(20))) {
                    try (DelayingProxy proxy = new DelayingProxy(server.getPort(), latency)) {
                        print(size, latency, retort(proxy, database), size > LARGEST_FOR_ALEMBIC
                                ? null
                                : alembic(proxy, database, size, folder));
                    }
                }
            }
        }
    }

    private static void print(int size, Duration latency, Measured retort, Measured alembic) {
        System.out.printf(Locale.ROOT, "%8d %7d ms %12d %12.0f %12.1f %14s %14s %8s%n", size, latency.toMillis(),
                retort.roundTrips(), retort.read() * 1_000, retort.compare() * 1_000,
                alembic == null ? "-" : alembic.roundTrips(),
                alembic == null ? "-" : Math.round(alembic.all() * 1_000),
                alembic == null ? "-" : "%.1f ×".formatted(alembic.all() / retort.all()));
    }

    private static void fill(EmbeddedPostgres server, String database, int size) throws SQLException {
        try (Connection admin = server.getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < size; i++) {
                StringBuilder columns = new StringBuilder();
                for (int c = 0; c < 17; c++) {
                    columns.append(", c").append(c).append(c % 3 == 0 ? " integer" : " varchar(40)")
                            .append(c % 2 == 0 ? "" : " NOT NULL");
                }
                statement.execute("CREATE TABLE table_" + i + " (id bigserial PRIMARY KEY, other bigint"
                        + (i == 0 ? "" : " REFERENCES table_0") + ", state varchar(10) NOT NULL DEFAULT 'new'" + columns
                        + ")");
                statement.execute("CREATE INDEX ix_table_" + i + "_other ON table_" + i + " (other)");
                if (i % TABLES_A_TRANSACTION == TABLES_A_TRANSACTION - 1) {
                    connection.commit();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("VACUUM ANALYZE");
        }
    }

    private static Measured retort(DelayingProxy proxy, String database) throws SQLException {
        List<Measured> runs = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + proxy.port() + "/"
                + database, "postgres", "")) {
            for (int i = 0; i < WARM_UPS + RUNS; i++) {
                proxy.roundTrips();
                long start = System.nanoTime();
                DatabaseSchema schema = new PostgresqlDialect().schemas().read(connection, false);
                long read = System.nanoTime();
                Comparison comparison = Comparison.of(schema, schema,
                        ComparisonSettings.of(DialectName.POSTGRESQL));
                long compared = System.nanoTime();
                if (!comparison.inSync()) {
                    throw new IllegalStateException("a schema differs from itself");
                }
                runs.add(new Measured((read - start) / 1e9, (compared - read) / 1e9, proxy.roundTrips()));
            }
        }
        return runs.subList(WARM_UPS, runs.size()).stream()
                .sorted(Comparator.comparingDouble(Measured::all)).toList().get(RUNS / 2);
    }

    private static Measured alembic(DelayingProxy proxy, String database, int size, Path folder)
            throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("autogenerate.py"), ALEMBIC);
        proxy.roundTrips();
        Process process = new ProcessBuilder(System.getProperty("python", "/usr/bin/python3"), script.toString(), String.valueOf(proxy.port()),
                String.valueOf(size), database).redirectErrorStream(true).start();
        String last = "";
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line;
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("Alembic: " + last);
        }
        return new Measured(Double.parseDouble(last.split(" ")[1]), 0, proxy.roundTrips());
    }
}
