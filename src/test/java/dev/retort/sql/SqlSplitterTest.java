package dev.retort.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.sql.SqlCases.Case;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SqlSplitterTest {

    /** Cases that are cut as a person expects though they are no SQL that PostgreSQL 15 takes. */
    private static final Set<String> BROKEN = Set.of("a closing parenthesis too many", "numbers of every form",
            "a string on the same line is another one", "a dollar quote with a tag");

    static List<Case> splitting() {
        return SqlCases.read("splitting.txt");
    }

    static List<Case> refusals() {
        return SqlCases.read("refusals.txt");
    }

    @ParameterizedTest
    @MethodSource("splitting")
    void aTextIsCutIntoItsStatements(Case example) {
        List<String> parts = List.of(example.body().split("(?m)^>>>>\n", -1));
        String text = parts.getFirst();
        List<SqlStatement> statements = SqlSplitter.splitManaged(text, example.dialect(), "a.sql");
        List<String> expected = parts.subList(1, parts.size()).stream().map(String::strip).toList();
        assertThat(statements.stream().map(SqlSplitterTest::written)).containsExactlyElementsOf(expected);
        assertPositions(text, statements);
    }

    @ParameterizedTest
    @MethodSource("splitting")
    void carriageReturnsAtLineEndsChangeNothing(Case example) {
        String text = example.body().split("(?m)^>>>>\n", -1)[0];
        List<SqlStatement> plain = SqlSplitter.splitManaged(text, example.dialect(), "a.sql");
        List<SqlStatement> windows = SqlSplitter.splitManaged(text.replace("\n", "\r\n"), example.dialect(), "a.sql");
        assertThat(windows.stream().map(found -> found.text().replace("\r\n", "\n")))
                .containsExactlyElementsOf(plain.stream().map(SqlStatement::text).toList());
        assertThat(windows.stream().map(found -> found.line() + ":" + found.column() + " " + found.copyData()))
                .containsExactlyElementsOf(plain.stream()
                        .map(found -> found.line() + ":" + found.column() + " " + found.copyData()).toList());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatNoServerShouldBeSentIsRefusedWithItsPlace(Case example) {
        RetortException problem = catchThrowableOfType(RetortException.class,
                () -> SqlSplitter.splitManaged(example.body(), example.dialect(), "a.sql"));
        assertThat(problem).as(example.toString()).isNotNull();
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REVISION_FILE);
        List<String> expected = List.of(example.title().get(2).split(" ", 2));
        assertThat(problem.position()).hasToString("a.sql:" + expected.getFirst());
        assertThat(problem.message()).startsWith("a.sql, line " + expected.getFirst().split(":")[0] + ": ")
                .contains(expected.get(1));
        assertThat(problem.hint()).isNotBlank();
    }

    @Test
    void anyOtherTextMayBeginAndEndTransactions() {
        assertThat(SqlSplitter.split("BEGIN; SELECT 1; COMMIT;\n-- +x\n", DialectName.SQLITE, "schema.sql"))
                .extracting(SqlStatement::text).containsExactly("BEGIN", "SELECT 1", "COMMIT");
    }

    @Test
    void aTextOfManyMegabytesIsCutInOneGo() {
        String row = "INSERT INTO t (a, b, c) VALUES (1, 'it''s; a row', $$two$$); -- three\n";
        int rows = 10_000_000 / row.length();
        assertThat(SqlSplitter.splitManaged(row.repeat(rows), DialectName.POSTGRESQL, "seed.sql")).hasSize(rows)
                .last().extracting(SqlStatement::line).isEqualTo(rows);
    }

    /** The server stops at the first name it does not know, and before that at text that was cut in the wrong place. */
    @Test
    void noStatementIsASyntaxErrorToARealServer() throws SQLException {
        List<String> refused = new ArrayList<>();
        PostgresDatabase database = PostgresServer.freshDatabase();
        // Otherwise the driver cuts statements itself, and at semicolons inside some escape strings.
        String url = "jdbc:postgresql://localhost:" + database.port() + "/" + database.name()
                + "?preferQueryMode=extendedForPrepared";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Case example : splitting()) {
                String text = example.body().split("(?m)^>>>>\n", -1)[0];
                if (example.dialect() == DialectName.POSTGRESQL && !BROKEN.contains(example.title().getFirst())) {
                    for (SqlStatement found : SqlSplitter.splitManaged(text, example.dialect(), "a.sql")) {
                        syntaxError(statement, found.text()).ifPresent(error -> refused.add(example + ": " + error));
                    }
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    private static Optional<String> syntaxError(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.ofNullable(e.getMessage()).filter(_ -> "42601".equals(e.getSQLState()));
        }
    }

    private static String written(SqlStatement statement) {
        return statement.copyData() == null
                ? statement.text()
                : (statement.text() + "\n<<<<\n" + statement.copyData()).strip();
    }

    static void assertPositions(String text, List<SqlStatement> statements) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int last = 0;
        for (SqlStatement statement : statements) {
            assertThat(statement.offset()).isGreaterThanOrEqualTo(last);
            last = statement.offset() + statement.text().length();
            assertThat(text.substring(statement.offset(), last)).isEqualTo(statement.text());
            assertThat(lines.get(statement.line() - 1).substring(statement.column() - 1))
                    .startsWith(statement.text().lines().findFirst().orElseThrow().stripTrailing());
        }
    }
}
