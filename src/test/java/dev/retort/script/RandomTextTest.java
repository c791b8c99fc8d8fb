package dev.retort.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.retort.operation.Operation;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;
import dev.retort.sql.DialectName;
import dev.retort.sql.TextPositions;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a file holds, reading it ends in a script or in problems with places in it. */
class RandomTextTest {

    private static final List<String> PIECES = List.of("-- +upgrade\n", "-- +downgrade\n", "-- +upgrade sqlite\n",
            "-- +verify\n", "-- +upgrade no-transaction\n", "SELECT 1;\n", "SELECT 'a\n", "';\n", "$$\n", "[it's]\n",
            "-- revision: b\n", "-- revises: c, d\n", "COPY t FROM stdin;\n", "\\.\n", "\\connect x\n", "BEGIN;\n",
            "CREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT 1;\n", "END;\n", "/*\n", "*/\n", "한글 🙂\n", "\n", "  ",
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;\n", "\r\n", "ALTER TABLE t ADD c int;\n");

    private static String text(int seed) {
        Random random = new Random(seed);
        return (random.nextInt(10) == 0 ? "" : "-- Message\n-- revision: a\n")
                + (random.nextInt(4) == 0 ? "" : "-- +upgrade\n")
                + IntStream.range(0, random.nextInt(20)).mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                        .collect(Collectors.joining());
    }

    @Test
    void everyTextIsReadOrRefusedWithPlacesInIt() {
        AtomicInteger performed = new AtomicInteger();
        for (int seed = 0; seed < 5_000; seed++) {
            String text = ScriptText.normalize(text(seed));
            ParsedScript parsed = ScriptReader.parse(text, Path.of("a.sql"), "a.sql");
            assertThat(parsed.found().isPresent()).as("seed %d", seed).isNotEqualTo(parsed.firstError().isPresent());
            for (ScriptProblem problem : parsed.problems()) {
                assertThat(problem.offset()).as("seed %d", seed).isBetween(0, text.length());
                assertThat(problem.offset() + problem.length()).as("seed %d", seed).isLessThanOrEqualTo(text.length());
            }
            int current = seed;
            parsed.found().ifPresent(script -> drive(script, performed, current));
        }
        assertThat(performed).hasValueGreaterThan(1_000);
    }

    private static void drive(SqlScript script, AtomicInteger performed, int seed) {
        TextPositions positions = TextPositions.of(script.text());
        for (DialectName dialect : DialectName.values()) {
            for (Direction direction : List.of(Direction.UPGRADE, Direction.DOWNGRADE)) {
                try {
                    StepRecorder recorder = new StepRecorder(dialect);
                    script.drive(direction, recorder);
                    for (StepRecorder.Performed one : recorder.performed()) {
                        int offset = positions.offset(one.at().line(), one.at().column());
                        assertThat(script.text().substring(offset)).as("seed %d", seed)
                                .startsWith(one.operation().sql());
                        performed.incrementAndGet();
                    }
                    assertThat(script.supports(direction, dialect)).as("seed %d", seed).isTrue();
                } catch (RetortException refused) {
                    assertThat(refused.code()).as("seed %d", seed).isIn(ProblemCode.IRREVERSIBLE,
                            ProblemCode.INVALID_REVISION_FILE);
                    assertThat(refused.position()).as("seed %d", seed).isNotNull();
                }
            }
        }
    }
}
