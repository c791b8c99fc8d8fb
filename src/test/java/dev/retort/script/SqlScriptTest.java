package dev.retort.script;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.retort.operation.Operation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;
import dev.retort.sql.DialectName;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqlScriptTest {

    private static final String WHOLE = """
            -- Add email_verified to users
            --
            -- Asked for by the shop team.
            --
            -- revision: 3f9c2a71d04b
            -- revises: 8d1e0b52c6aa, 11aa
            -- created: 2026-11-21T10:15:00Z
            -- branch-labels: billing
            -- depends-on: 77aa01bb23cc
            -- lock-timeout: 2s
            -- statement-timeout: 1min

            -- +upgrade
            ALTER TABLE users ADD COLUMN email_verified boolean NOT NULL DEFAULT false;

            -- +verify
            SELECT count(*) = 0 FROM users WHERE email_verified IS NULL;

            -- +downgrade
            ALTER TABLE users DROP COLUMN email_verified;
            """;

    private static String shown(StepRecorder.Performed one) {
        Operation operation = one.operation();
        String rows = operation instanceof Operation.CopyRows copy ? " rows " + copy.data() : "";
        return operation.getClass().getSimpleName() + " " + one.mode() + " " + one.at().line() + ":"
                + one.at().column() + " " + operation.sql() + rows;
    }

    private static SqlScript parse(String text) {
        return ScriptReader.parse(text, Path.of("versions/a.sql"), "versions/a.sql").orThrow();
    }

    private static List<String> drive(String text, Direction direction, DialectName dialect) {
        StepRecorder recorder = new StepRecorder(dialect);
        parse(text).drive(direction, recorder);
        return recorder.performed().stream().map(SqlScriptTest::shown).toList();
    }

    private static List<String> upgrade(String sections, DialectName dialect) {
        return drive("-- revision: a\n" + sections, Direction.UPGRADE, dialect);
    }

    @Test
    void aHeaderSaysEverythingAboutItsRevision() {
        SqlScript script = parse(WHOLE);
        assertThat(script.revision().id()).isEqualTo("3f9c2a71d04b");
        assertThat(script.revision().downRevisions()).containsExactly("8d1e0b52c6aa", "11aa");
        assertThat(script.revision().branchLabels()).containsExactly("billing");
        assertThat(script.revision().dependsOn()).containsExactly("77aa01bb23cc");
        assertThat(script.revision().message()).isEqualTo("Add email_verified to users");
        assertThat(script.revision().created()).isEqualTo(Instant.parse("2026-11-21T10:15:00Z"));
        assertThat(script.description()).isEqualTo("Asked for by the shop team.");
        assertThat(script.lockTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(script.statementTimeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anUpgradeHandsOverItsStatementsThenItsVerifyQueriesWithTheirPlaces() {
        assertThat(drive(WHOLE, Direction.UPGRADE, DialectName.SQLITE)).containsExactly(
                "ExecuteSql TRANSACTIONAL 14:1 ALTER TABLE users ADD COLUMN email_verified boolean NOT NULL DEFAULT false",
                "VerifyQuery TRANSACTIONAL 17:1 SELECT count(*) = 0 FROM users WHERE email_verified IS NULL");
        assertThat(drive(WHOLE, Direction.DOWNGRADE, DialectName.POSTGRESQL))
                .containsExactly("ExecuteSql TRANSACTIONAL 20:1 ALTER TABLE users DROP COLUMN email_verified");
    }

    @Test
    void aDialectWithSectionsOfItsOwnIgnoresTheGenericOnes() {
        String text = """
                -- +upgrade
                SELECT 1;
                -- +upgrade postgresql no-transaction
                SELECT 2;
                -- +upgrade
                SELECT 3;
                """;
        assertThat(upgrade(text, DialectName.POSTGRESQL)).containsExactly("ExecuteSql AUTOCOMMIT 5:1 SELECT 2");
        assertThat(upgrade(text, DialectName.SQLITE)).containsExactly("ExecuteSql TRANSACTIONAL 3:1 SELECT 1",
                "ExecuteSql TRANSACTIONAL 7:1 SELECT 3");
    }

    @Test
    void aVerifySectionComesLastAndRunsInTheTransactionOnlyWhereOneIsStillOpen() {
        assertThat(upgrade("-- +verify\nSELECT 1;\n-- +upgrade\nSELECT 2;\n", DialectName.SQLITE))
                .containsExactly("ExecuteSql TRANSACTIONAL 5:1 SELECT 2", "VerifyQuery TRANSACTIONAL 3:1 SELECT 1");
        assertThat(upgrade("-- +upgrade\nSELECT 1;\n-- +upgrade no-transaction\nSELECT 2;\n-- +verify\nSELECT 3\n",
                DialectName.POSTGRESQL)).containsExactly("ExecuteSql TRANSACTIONAL 3:1 SELECT 1",
                        "ExecuteSql AUTOCOMMIT 5:1 SELECT 2", "VerifyQuery AUTOCOMMIT 7:1 SELECT 3");
    }

    @Test
    void aMissingDowngradeIsIrreversibleAndAnEmptyOneIsNothingToUndo() {
        SqlScript missing = parse("-- revision: a\n-- +upgrade\n");
        assertThat(missing.supports(Direction.DOWNGRADE, DialectName.SQLITE)).isFalse();
        assertThatThrownBy(
                () -> drive("-- revision: a\n-- +upgrade\n", Direction.DOWNGRADE, DialectName.SQLITE))
                .isInstanceOfSatisfying(RetortException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.IRREVERSIBLE));
        SqlScript empty = parse("-- revision: a\n-- +upgrade\n-- +downgrade\n");
        assertThat(empty.supports(Direction.DOWNGRADE, DialectName.SQLITE)).isTrue();
        assertThat(drive(empty.text(), Direction.DOWNGRADE, DialectName.SQLITE)).isEmpty();
    }

    @Test
    void anUpgradeWithoutASectionForTheDialectIsRefused() {
        assertThatThrownBy(() -> upgrade("-- +upgrade postgresql\nSELECT 1;", DialectName.SQLITE))
                .hasMessageContaining("no upgrade section for SQLite");
    }

    @Test
    void rowsForACopyAreHandedOverAsRows() {
        assertThat(upgrade("-- +upgrade\nCOPY t FROM stdin;\n1\ta\n2\t\\N\n\\.\n\nSELECT 1;\n",
                DialectName.POSTGRESQL)).containsExactly(
                        "CopyRows TRANSACTIONAL 3:1 COPY t FROM stdin rows 1\ta\n2\t\\N\n",
                        "ExecuteSql TRANSACTIONAL 8:1 SELECT 1");
    }

    @Test
    void aTextThatOnlyOneDialectCanReadFailsOnlyOnTheOther() {
        String text = "-- +upgrade\nSELECT 1 AS [it's];\n-- +downgrade\nSELECT 2;\n";
        assertThat(upgrade(text, DialectName.SQLITE)).hasSize(1);
        assertThatThrownBy(() -> upgrade(text, DialectName.POSTGRESQL))
                .isInstanceOfSatisfying(RetortException.class, problem -> {
                    assertThat(problem.position()).isEqualTo(new SourcePosition("versions/a.sql", 3, 16));
                    assertThat(problem).hasMessageContaining("never closed");
                });
    }

    @Test
    void whatOnlyOneDialectStumblesOverIsAWarning() {
        ParsedScript parsed = ScriptReader.parse("-- revision: a\n-- +upgrade\nSELECT 1 AS [it's];\n", Path.of("a.sql"),
                "a.sql");
        assertThat(parsed.script()).isNotNull();
        assertThat(parsed.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(ScriptProblem.Severity.WARNING);
            assertThat(problem.message())
                    .isEqualTo("On PostgreSQL: The string that begins here is never closed.");
            assertThat(problem.at()).hasToString("a.sql:3:16");
        });
    }

    @Test
    void markersInsideStringsBodiesCommentsAndRowsAreNoMarkers() {
        String text = """
                -- +upgrade
                SELECT '
                -- +downgrade
                ', $x$
                -- +nonsense
                $x$, "
                -- +verify
                " /*
                -- +verify
                */;
                COPY t FROM stdin;
                -- +downgrade
                \\.
                CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC
                SELECT CASE WHEN true THEN 1 END;
                -- +downgrade
                END;
                 -- +downgrade is not at column 1
                SELECT 2
                -- +downgrade
                """;
        assertThat(upgrade(text, DialectName.POSTGRESQL)).hasSize(4);
    }

    @Test
    void theChecksumIgnoresTheByteOrderMarkAndTheKindOfLineEnds() {
        assertThat(parse("\uFEFF" + WHOLE.replace("\n", "\r\n")).checksum()).isEqualTo(parse(WHOLE).checksum());
        assertThat(parse("-- revision: a\n-- +upgrade\n").checksum())
                .isEqualTo("ea508f914afdcb47e87ea195c1ba91e1fc54cad421f4d372f3ae674c0a0192d5");
    }
}
