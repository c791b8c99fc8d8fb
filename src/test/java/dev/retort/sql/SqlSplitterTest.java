package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.sql.SqlCases.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SqlSplitterTest {

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
