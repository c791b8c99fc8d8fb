package dev.retort.compare;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.compare.SchemaCases.SchemaCase;
import dev.retort.dialect.SchemaWriter.Style;
import dev.retort.diff.Comparison;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each pair of the data files: there, back again, with the rows, in both styles. {@code -Dretort.case=domain} tries only
 * those with the word in their names.
 */
class PostgresqlPairsTest {

    private static final List<String> GROUPS = List.of("columns", "types", "constraints", "indexes", "tables",
            "objects", "programs", "renames", "found");

    /** Versions that brought something which is tried where the server has it. */
    private static final List<Integer> NEWER = List.of(14, 15, 18);

    private static final PostgresDatabase FIRST = PostgresServer.freshDatabase();
    private static final PostgresDatabase SECOND = PostgresServer.freshDatabase();

    private int opened;

    static Stream<Arguments> pairs() {
        String word = System.getProperty("retort.case", "");
        return Stream.of(Style.values()).flatMap(style -> all().stream()
                .filter(one -> one.toString().contains(word)).map(one -> Arguments.of(one, style)));
    }

    private static List<SchemaCase> all() {
        Stream<String> since = NEWER.stream().filter(version -> version <= PostgresServer.majorVersion())
                .map(version -> "since-" + version);
        return Stream.concat(GROUPS.stream(), since).flatMap(group -> SchemaCases.read("postgresql", group).stream())
                .toList();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("pairs")
    void goesThereAndBack(SchemaCase pair, Style style) throws SQLException {
        // Both places of a pair are open at once.
        RoundTrip trip = new RoundTrip(() -> WholeDatabase.emptied(opened++ % 2 == 0 ? FIRST : SECOND), style);
        Comparison comparison = trip.check(pair.old(), pair.wanted(),
                asking -> asking.answeringAll(pair.renames()));
        assertThat(comparison.differences().isEmpty()).as("nothing differs").isEqualTo(pair.unchanged());
    }

    @Test
    void thereAreAsManyPairsAsAreWanted() {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(all().stream().map(SchemaCase::toString)).doesNotHaveDuplicates();
    }
}
