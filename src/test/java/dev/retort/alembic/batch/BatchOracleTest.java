package dev.retort.alembic.batch;

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
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.retort.alembic.AlembicHost;
import dev.retort.alembic.AlembicOptions;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ModuleValue;
import dev.retort.testing.LiveStep;

import static org.assertj.core.api.Assertions.assertThat;

/** Batch blocks on a real SQLite, beside what the real Alembic 1.8.1 sent on one. */
class BatchOracleTest {

    /** Alembic drops the CHECK of a Boolean that gets another name; Retort renames the column in it. */
    private static final String KEPT_CHECK = " CONSTRAINT ck_prefs_on CHECK(enabled IN(0,1)),";

    @ParameterizedTest
    @CsvSource({"12_batch_basic, 1db1707a21ed_create 3669a5eb04d7_about_me 3c5b1ed54139_alter_in_batch",
            "13_batch_constraints, 91779886f16b_tables 52cb6b677c5f_batch_constraints",
            "46_batch_boolean_enum_sqlite, a37864af1141_batch_check_types b341eaaf9f81_batch_rename"})
    void theStatementsUpAndDownAreThoseAlembicSends(String name, String files) throws IOException, SQLException {
        Path folder = Path.of("src/test/resources/oracle/ops").resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            LiveStep up = new LiveStep(new SqliteDialect(), connection);
            List<String> order = List.of(files.split(" "));
            for (String file : order) {
                drive(folder.resolve(file + ".py"), "upgrade", up);
            }
            assertThat(even(up.sent())).isEqualTo(recorded(folder.resolve("upgrade.sqlite.online.sql")));
            assertThat(even(schema(connection)))
                    .containsExactlyInAnyOrderElementsOf(recorded(folder.resolve("sqlite.schema.sql")));

            LiveStep down = new LiveStep(new SqliteDialect(), connection);
            for (String file : order.reversed()) {
                drive(folder.resolve(file + ".py"), "downgrade", down);
            }
            assertThat(even(down.sent())).isEqualTo(recorded(folder.resolve("downgrade.sqlite.online.sql")));
            assertThat(schema(connection)).isEmpty();
        }
    }

    private static void drive(Path file, String direction, LiveStep step) throws IOException {
        Evaluator evaluator = new Evaluator(new AlembicHost(step, AlembicOptions.STANDARD, _ -> null),
                EvaluationLimits.STANDARD);
        ModuleValue module = evaluator.run(Files.readString(file), file.getFileName().toString(), "revision");
        evaluator.call(evaluator.value(module, direction), Arguments.NONE);
    }

    private static List<String> recorded(Path file) throws IOException {
        return even(List.of(Files.readString(file).replaceAll("  -- params: .*", "").split(";\\s*\\n")));
    }

    /** Without blanks, catalog look-ups, rows, the version table and the check that is kept on purpose. */
    private static List<String> even(List<String> statements) {
        return statements.stream().map(one -> one.replaceAll("\\s+", " ").replaceAll(" ?([(),]) ?", "$1").strip())
                .map(one -> one.replace("CREATE TABLE \"", "CREATE TABLE ").replaceAll("(CREATE TABLE \\w+)\"", "$1"))
                .map(one -> one.replace(KEPT_CHECK.strip(), ""))
                .filter(one -> !one.matches("(?s)(PRAGMA|SELECT|COMMIT|BEGIN|.*alembic_version).*|"
                        + "INSERT INTO \"?(team|player|user)\"? ?VALUES.*"))
                .filter(one -> !one.isEmpty()).toList();
    }

    private static List<String> schema(Connection connection) throws SQLException {
        List<String> schema = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, rowid")) {
            while (rows.next()) {
                schema.add(rows.getString(1));
            }
        }
        return Stream.of(schema).flatMap(List::stream).toList();
    }
}
