package dev.retort.target.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;
import dev.retort.target.TargetDdl;
import dev.retort.testing.DumpedSchema;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Projects of models, and what the real SQLAlchemy 2.1.1 made of each on PostgreSQL 15 and SQLite 3.40. */
class ModelsOracleTest {

    private static final Path PROJECTS = Path.of("src/test/resources/oracle/models").toAbsolutePath();

    /** Schemas that were there before SQLAlchemy made the tables. */
    private static final Map<String, List<String>> SCHEMAS = Map.of("schemas_two", List.of("auth", "Audit Trail"));

    static Stream<String> projects() throws IOException {
        try (Stream<Path> folders = Files.list(PROJECTS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("metadata.txt")))
                    .map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    static Stream<String> with(String expected) throws IOException {
        return projects().filter(name -> Files.exists(PROJECTS.resolve(name).resolve("expected").resolve(expected)));
    }

    static Stream<String> onPostgresql() throws IOException {
        return with("pg15.schema.sql");
    }

    static Stream<String> onSqlite() throws IOException {
        return with("sqlite.schema.sql");
    }

    private static TargetDdl read(String name, DialectName dialect) throws IOException {
        return ModelProjects.at(PROJECTS.resolve(name))
                .named(Files.readString(PROJECTS.resolve(name).resolve("metadata.txt")).strip(), dialect);
    }

    @ParameterizedTest
    @MethodSource("onPostgresql")
    void postgresqlHasTheSameSchema(String name) throws Exception {
        TargetDdl ddl = read(name, DialectName.POSTGRESQL);
        PostgresDatabase database = PostgresServer.freshDatabase();
        SCHEMAS.getOrDefault(name, List.of()).forEach(schema -> database.execute("CREATE SCHEMA \"" + schema + "\""));

        execute(database.open(), ddl);

        DumpedSchema.assertSame(database, expected(name, "pg15.schema.sql"));
    }

    @ParameterizedTest
    @MethodSource("onSqlite")
    void sqliteHasTheSameSchema(String name) throws Exception {
        TargetDdl ddl = read(name, DialectName.SQLITE);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            run(database, ddl);
            assertThat(schema(database)).containsExactlyInAnyOrderElementsOf(
                    statements(expected(name, "sqlite.schema.sql")));
        }
    }

    @Test
    void everyStatementIsTheOneSqlalchemyWrites() throws IOException {
        List<String> missing = new ArrayList<>();
        for (DialectName dialect : DialectName.values()) {
            for (String name : with("create_all." + dialect.text() + ".sql").toList()) {
                List<String> left = new ArrayList<>(
                        statements(expected(name, "create_all." + dialect.text() + ".sql")));
                written(name, dialect).forEach(left::remove);
                left.forEach(one -> missing.add(dialect.text() + " " + name + ": " + one));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> written(String name, DialectName dialect) throws IOException {
        try {
            return read(name, dialect).statements().stream().map(one -> even(one.sql())).toList();
        } catch (RetortException e) {
            return List.of("error: " + e.message());
        }
    }

    static Stream<String> broken() throws IOException {
        return with("pg15.schema.error.txt");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatSqlalchemyRefusesIsRefusedWithThePlace(String name) throws IOException {
        String error = expected(name, "pg15.schema.error.txt").lines().findFirst().orElse("");
        for (DialectName dialect : DialectName.values()) {
            assertThatThrownBy(() -> read(name, dialect)).isInstanceOfSatisfying(RetortException.class, e -> {
                assertThat("sqlalchemy.exc." + e.data().get("raises")).isEqualTo(error);
                assertThat(e.position()).isNotNull();
            });
        }
    }

    private static void execute(Connection connection, TargetDdl ddl) throws SQLException {
        try (connection) {
            run(connection, ddl);
        }
    }

    private static void run(Connection connection, TargetDdl ddl) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (TargetDdl.Statement one : ddl.statements()) {
                try {
                    statement.execute(one.sql());
                } catch (SQLException e) {
                    throw new SQLException(e.getMessage() + "\n" + one.sql(), e);
                }
            }
        }
    }

    private static String expected(String name, String file) throws IOException {
        return Files.readString(PROJECTS.resolve(name).resolve("expected").resolve(file));
    }

    private static final Set<String> ASIDE = Set.of("BEGIN", "COMMIT");

    private static List<String> statements(String script) {
        return Arrays.stream(script.split(";\\s*(?:\\n\\s*\\n|$)")).map(ModelsOracleTest::even)
                .filter(one -> !one.isEmpty() && !ASIDE.contains(one)).toList();
    }

    private static String even(String sql) {
        return sql.replaceAll("\\s+", " ").replaceAll(" ?([(),]) ?", "$1").strip();
    }

    private static List<String> schema(Connection database) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL "
                        + "AND name NOT LIKE 'sqlite_%'")) {
            while (rows.next()) {
                all.add(even(rows.getString(1)));
            }
        }
        return all;
    }
}
