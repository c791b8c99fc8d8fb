package dev.retort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.testing.DumpedSchema;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Alembic revisions carried out on real databases leave the schema that the real Alembic left. */
class OpsSchemaTest {

    private static final Path CASES = Path.of("src/test/resources/oracle/ops");

    /** What Retort keeps and Alembic loses: batch mode drops the check of a Boolean column that it renames. */
    private static final Map<String, String> KEPT = Map.of("46_batch_boolean_enum_sqlite",
            "CHECK (enabled IN (0, 1))");

    /** Its downgrade raises NotImplementedError. */
    private static final String WITHOUT_WAY_BACK = "43_empty_and_merge_doc";

    @TempDir
    Path temporary;

    static Stream<String> cases(String expected) throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(folder -> Files.exists(folder.resolve(expected)))
                    .map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    static Stream<String> onPostgresql() throws IOException {
        return cases("schema.postgresql.sql");
    }

    static Stream<String> onSqlite() throws IOException {
        return cases("schema.sqlite.sql");
    }

    @ParameterizedTest
    @MethodSource("onPostgresql")
    void upgradeAndDowngradeLeaveAlembicsSchemaOnPostgresql(String name) throws Exception {
        PostgresDatabase database = PostgresServer.freshDatabase();
        CommandLineCall retort = project(name, database.url());

        retort.run("upgrade", "heads", "--yes").done();
        DumpedSchema.assertSame(database, expected(name, "schema.postgresql.sql"));

        if (name.equals(WITHOUT_WAY_BACK)) {
            assertThat(retort.run("downgrade", "base", "--yes").err())
                    .contains("7140c9c0abd0 (add note) has no way back");
            return;
        }
        retort.run("downgrade", "base", "--yes").done();
        DumpedSchema.assertSame(database, expected(name, "schema-after-downgrade.postgresql.sql"));
    }

    @ParameterizedTest
    @MethodSource("onSqlite")
    void upgradeLeavesAlembicsSchemaOnSqlite(String name) throws Exception {
        Path file = temporary.resolve("database.db");

        project(name, "sqlite:///" + file).run("upgrade", "heads", "--yes").done();

        if (KEPT.containsKey(name)) {
            assertThat(String.join("\n", schema(file))).contains(KEPT.get(name));
            return;
        }
        Path alembics = temporary.resolve("alembic.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + alembics);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(expected(name, "schema.sqlite.sql"));
        }
        assertThat(schema(file)).as(name).isEqualTo(schema(alembics));
    }

    private CommandLineCall project(String name, String url) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("project"));
        Path versions = Files.createDirectories(folder.resolve("alembic/versions"));
        try (Stream<Path> files = Files.list(CASES.resolve(name))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".py")).toList()) {
                Files.copy(file, versions.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("alembic.ini"), "[alembic]\nscript_location = alembic\n");
        Files.writeString(folder.resolve("alembic/env.py"), "");
        return CommandLineCall.in(folder, temporary).with("DATABASE_URL", url);
    }

    private static String expected(String name, String file) throws IOException {
        return Files.readString(CASES.resolve(name).resolve(file));
    }

    /** Each statement of the catalog, blanks aside, and quotes around names that need none. */
    private static List<String> schema(Path file) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")) {
            while (rows.next()) {
                statements.add(rows.getString(1).replaceAll("\\s+", " ").replaceAll("\"(\\w+)\"", "$1"));
            }
        }
        statements.sort(null);
        return statements;
    }
}
