package dev.retort.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.diff.Comparison;
import dev.retort.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** What Alembic does not see is seen, and goes there and back on PostgreSQL; the manual's table names every case. */
class BlindSpotsTest {

    private static Connection connection;

    record Case(String name, String old, String wanted, List<String> found) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        try (InputStream in = Objects
                .requireNonNull(BlindSpotsTest.class.getResourceAsStream("blind-spots.txt"))) {
            List<Case> cases = new ArrayList<>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : Arrays.asList(text.split("(?m)^# ")).subList(1, text.split("(?m)^# ").length)) {
                List<String> lines = part.lines().toList();
                int arrow = lines.indexOf("=>");
                int found = lines.indexOf("==");
                cases.add(new Case(lines.getFirst(), String.join("\n", lines.subList(1, arrow)),
                        String.join("\n", lines.subList(arrow + 1, found)),
                        lines.subList(found + 1, lines.size()).stream().filter(line -> !line.isBlank()).toList()));
            }
            return cases;
        }
    }

    @BeforeAll
    static void connect() throws SQLException {
        connection = PostgresServer.freshDatabase().open();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isFoundAndGoesThereAndBack(Case one) throws SQLException {
        Comparison comparison = new RoundTrip(() -> PostgresqlPlace.schema(connection)).check(one.old(), one.wanted(),
                asking -> asking.answeringAll(true));

        List<String> sentences = comparison.differences().stream()
                .map(difference -> difference.wording().sentence()).toList();
        assertThat(sentences).as("found %s", sentences).hasSameSizeAs(one.found());
        one.found().forEach(wanted -> assertThat(sentences).anyMatch(sentence -> sentence.startsWith(wanted)));
    }

    @Test
    void theManualNamesEveryCase() throws IOException {
        String manual = Files.readString(Path.of("src", "site", "markdown", "comparison.md"));
        List<String> found = manual.lines().filter(line -> line.matches("\\|.*\\| (found|compared|additions).*"))
                .map(line -> line.substring(2, line.indexOf(" |"))).toList();
        List<String> elsewhere = List.of("Owners and grants", "An extension",
                "A moved table (another schema)");
        assertThat(found).as("what is said to be found is tried here, by PrivilegePairsTest or PostgresqlPairsTest")
                .isSubsetOf(Stream.concat(cases().stream().map(Case::name), elsewhere.stream()).toList());
        assertThat(cases()).isNotEmpty().allMatch(one -> manual.contains("| " + one.name() + " |"));
    }
}
