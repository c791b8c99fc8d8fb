package dev.retort.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

import dev.retort.operation.Operation;
import dev.retort.revision.Direction;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlStatement;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;

/** What real databases write as SQL is read, run statement by statement, and gives the same database. */
class DumpTest {

    @TempDir
    private Path folder;

    private static String resource(String name) throws IOException {
        try (InputStream in = DumpTest.class.getResourceAsStream("/dev/retort/sql/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Operation> upgrade(String sql, DialectName dialect) {
        StepRecorder recorder = new StepRecorder(dialect);
        ScriptReader.parse("-- revision: a\n-- +upgrade\n" + sql, Path.of("a.sql"), "a.sql").orThrow()
                .drive(Direction.UPGRADE, recorder);
        return recorder.performed().stream().map(StepRecorder.Performed::operation).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--encoding=UTF8", "--inserts", "--column-inserts"})
    void aDumpOfPostgresqlGivesTheSameDatabase(String option) throws Exception {
        PostgresServer.assumeDumpable();
        PostgresDatabase source = PostgresServer.freshDatabase();
        PostgresDatabase copy = PostgresServer.freshDatabase();
        run(source, upgrade(resource("postgresql-schema.sql"), DialectName.POSTGRESQL));
        String dump = dump(source, option);
        List<Operation> operations = upgrade(dump, DialectName.POSTGRESQL);
        assertThat(operations.stream().anyMatch(Operation.CopyRows.class::isInstance))
                .isEqualTo(!option.endsWith("inserts"));
        run(copy, operations);
        assertThat(withoutKeys(dump(copy, option))).isEqualTo(withoutKeys(dump));
    }

    @Test
    void aDumpOfSqliteGivesTheSameDatabase() throws Exception {
        String dump = resource("sqlite-dump.sql");
        List<String> whole = SqlSplitter.split(dump, DialectName.SQLITE, "dump.sql").stream().map(SqlStatement::text)
                .toList();
        String managed = dump.replace("BEGIN TRANSACTION;\n", "").replace("COMMIT;\n", "");
        List<String> driven = upgrade(managed, DialectName.SQLITE).stream().map(Operation::sql).toList();
        assertThat(whole).hasSize(driven.size() + 2).containsAll(driven);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("copy.db"));
                Statement statement = connection.createStatement()) {
            for (String sql : driven) {
                statement.execute(sql);
            }
            statement.execute("INSERT INTO \"order items\" DEFAULT VALUES");
            assertThat(rows(statement, "SELECT note FROM \"order items\" WHERE id = 4")).isEqualTo("[seen; it's]");
            assertThat(rows(statement, "SELECT count(*) FROM log")).isEqualTo("[4]");
            String created = rows(statement, "SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name");
            assertThat(driven).filteredOn(sql -> sql.startsWith("CREATE TRIGGER")).hasSize(2)
                    .allSatisfy(sql -> assertThat(created).contains(sql));
        }
    }

    private static String rows(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values.toString();
    }

    private static void run(PostgresDatabase database, List<Operation> operations) throws SQLException, IOException {
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            for (Operation operation : operations) {
                if (operation instanceof Operation.CopyRows(String sql, String data)) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(data));
                } else {
                    statement.execute(operation.sql());
                }
            }
        }
    }

    private static String dump(PostgresDatabase database, String option) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("pg_dump", "--no-owner", option, "--host=localhost",
                "--port=" + database.port(), "--username=postgres", database.name()).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    /** Each dump has a random key of its own in its {@code \restrict} lines. */
    private static String withoutKeys(String dump) {
        return dump.lines().filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .collect(Collectors.joining("\n"));
    }
}
