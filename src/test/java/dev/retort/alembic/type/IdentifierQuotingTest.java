package dev.retort.alembic.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;

class IdentifierQuotingTest {

    /** Name, and what SQLAlchemy 1.4.46 makes of it for PostgreSQL and for SQLite. */
    static Stream<String[]> recorded() throws IOException {
        try (InputStream in = IdentifierQuotingTest.class.getResourceAsStream("/oracle/types/quoting.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.split("\t")).map(IdentifierQuotingTest::tabs);
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void namesAreQuotedAsSqlAlchemyQuotesThem(String name, String postgresql, String sqlite) {
        assertThat(IdentifierQuoting.quote(name, DialectName.POSTGRESQL)).isEqualTo(postgresql);
        assertThat(IdentifierQuoting.quote(name, DialectName.SQLITE)).isEqualTo(sqlite);
    }

    @Test
    void aNameMaySayItselfWhetherItIsQuoted() {
        assertThat(IdentifierQuoting.quote(SqlName.of("plain").quoted(true), DialectName.SQLITE))
                .isEqualTo("\"plain\"");
        assertThat(IdentifierQuoting.quote(SqlName.of("User").quoted(false), DialectName.SQLITE)).isEqualTo("User");
        assertThat(IdentifierQuoting.quote(SqlName.of("User"), DialectName.SQLITE)).isEqualTo("\"User\"");
    }

    @Test
    void schemasStandBeforeNamesAndAreQuotedOnTheirOwn() {
        assertThat(IdentifierQuoting.qualified("My Schema", "order", DialectName.POSTGRESQL))
                .isEqualTo("\"My Schema\".\"order\"");
        assertThat(IdentifierQuoting.qualified(null, "t", DialectName.POSTGRESQL)).isEqualTo("t");
    }

    private static String[] tabs(String[] line) {
        return Stream.of(line).map(one -> one.replace("\\t", "\t")).toArray(String[]::new);
    }
}
