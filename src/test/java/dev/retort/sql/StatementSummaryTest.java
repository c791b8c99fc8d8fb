package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.sql.SqlCases.Case;

import static org.assertj.core.api.Assertions.assertThat;

class StatementSummaryTest {

    static List<Case> summaries() {
        return SqlCases.readByDialect("summaries.txt");
    }

    @ParameterizedTest
    @MethodSource("summaries")
    void aStatementIsToldInWords(Case example) {
        String sql = example.body().strip().replaceFirst(";$", "");
        StatementSummary summary = StatementSummary.of(sql, example.dialect());
        List<String> columns = new ArrayList<>(example.title());
        while (columns.size() < 4) {
            columns.add("");
        }
        String tables = summary.tables().stream().map(QualifiedName::text).collect(Collectors.joining(","));
        assertThat(List.of(summary.title(), summary.sentence(), tables, summary.losesData() ? "loses" : ""))
                .containsExactlyElementsOf(columns);
    }

    @Test
    void theRowsOfALongInsertAreNotAllCounted() {
        String sql = "INSERT INTO t VALUES " + "(1, 'abc'), ".repeat(500_000) + "(1, 'abc')";
        assertThat(StatementSummary.of(sql, DialectName.SQLITE).sentence())
                .isEqualTo("inserts more than 1,000 rows into t");
    }

    @Test
    void unfinishedStatementsAreToldAsFarAsTheyGo() {
        List<Case> cases = summaries();
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            Case example = cases.get(random.nextInt(cases.size()));
            String cut = example.body().substring(0, random.nextInt(example.body().length() + 1));
            StatementSummary summary = StatementSummary.of(cut, example.dialect());
            assertThat(summary.sentence()).as("seed %d: %s", seed, cut).isNotNull();
        }
    }
}
