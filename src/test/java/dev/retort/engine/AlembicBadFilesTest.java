package dev.retort.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.sql.DialectName;
import dev.retort.testing.Desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** One bad revision file among good ones: it is named with its line, the others stay, and nothing of it has run. */
class AlembicBadFilesTest {

    private static final String GOOD = """
            from alembic import op
            revision = '%1$s'
            down_revision = %2$s


            def upgrade():
                op.execute("CREATE TABLE t_%1$s (id int)")


            def downgrade():
                op.execute("DROP TABLE t_%1$s")
            """;

    @TempDir
    Path folder;

    private AlembicFolder files;
    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        files = AlembicFolder.in(folder);
        project = files.path();
        files.revision("a.py", GOOD.formatted("a", "None"));
        files.revision("c.py", GOOD.formatted("c", "'a'"));
    }

    private Engine engine() {
        return new Engine(Desk.in(folder));
    }

    private void theOthersStay(Engine engine, OpenProject opened) {
        for (String id : new String[]{"a", "c"}) {
            assertThat(engine.preview(opened, id, Direction.UPGRADE, DialectName.SQLITE).steps().getFirst()
                    .statements()).extracting(statement -> statement.sql())
                    .containsExactly("CREATE TABLE t_" + id + " (id int)");
        }
        assertThat(folder.resolve("project/ran")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x = 1                                                     | which revision it follows
            revision = open('ran', 'w').name; down_revision = 'a'         | b.py:1: it calls open()
            import os; os.mkdir('ran'); revision = 'b'                    | which revision it follows
            down_revision = 'a'; revision = __import__('os').getcwd()     | b.py:2: it calls __import__()
            def f(): return f(); ; revision = f(); down_revision = 'a'    | b.py:1: its calls nest deeper
            down_revision = 'a'; revision = ''.join('b' for _ in iter(int, 1)) | b.py:2: it makes more than
            import os; revision = os.environ['REVISION']; down_revision = 'a'  | line 2: which revision this is cannot be told: alembic/versions/b.py:2:1: it reads REVISION from
            """)
    void aFileThatDoesNotSayWhichItIsLeavesTheOthers(String text, String message) throws IOException {
        files.revision("b.py", text.replace("; ", "\n") + "\n");
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            assertThat(opened.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REVISION_FILE);
                assertThat(problem.message()).contains("alembic/versions/b.py").contains(message);
                assertThat(problem.position()).isNotNull();
            });
            theOthersStay(engine, opened);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            if True:\\n    x = (                        | INVALID_REVISION_FILE  | 8
            open('ran', 'w')                            | UNSUPPORTED_PYTHON     | 7
            __import__('subprocess').run(['touch', 'ran']) | UNSUPPORTED_PYTHON  | 7
            while True:\\n        pass                    | UNSUPPORTED_PYTHON     | 7
            upgrade()                                   | UNSUPPORTED_PYTHON     | 7
            x = 'x' * 10 ** 10                          | UNSUPPORTED_PYTHON     | 7
            """)
    void aBodyThatCannotBeReadIsRefusedWhenItIsAskedFor(String body, ProblemCode code, int line) throws IOException {
        files.revision("b.py", GOOD.formatted("b", "'a'").replaceFirst("op.execute\\(.*\\)", body.replace("\\n", "\n")
                .replace("\\", "\\\\")));
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            assertThat(opened.problems()).isEmpty();
            RetortException problem = catchThrowableOfType(RetortException.class,
                    () -> engine.preview(opened, "b", Direction.UPGRADE, DialectName.SQLITE));
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.position()).isNotNull();
            assertThat(problem.position().file()).isEqualTo("alembic/versions/b.py");
            theOthersStay(engine, opened);
        }
    }

    @Test
    void tabsWindowsLineEndsAndAByteOrderMarkAreReadAsPythonReadsThem() throws IOException {
        files.revision("b.py", "\uFEFF" + GOOD.formatted("b", "'a'").replace("    ", "\t").replace("\n", "\r\n"));
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            assertThat(opened.problems()).isEmpty();
            assertThat(engine.preview(opened, "b", Direction.UPGRADE, DialectName.SQLITE).steps().getFirst()
                    .statements()).singleElement().satisfies(statement -> {
                        assertThat(statement.sql()).isEqualTo("CREATE TABLE t_b (id int)");
                        assertThat(statement.at().line()).isEqualTo(7);
                    });
            theOthersStay(engine, opened);
        }
    }

    @Test
    void twoFilesWithOneIdAreNamedBothAndTheOthersStay() throws IOException {
        files.revision("b1.py", GOOD.formatted("b", "'a'"));
        files.revision("b2.py", GOOD.formatted("b", "'a'"));
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            assertThat(opened.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.DUPLICATE_REVISION);
                assertThat(problem.message()).contains("Revision b", "versions/b1.py", "versions/b2.py");
                assertThat(problem.position()).hasToString("alembic/versions/b2.py:2:1");
            });
            assertThat(opened.shownGraph().heads()).extracting(head -> head.id()).containsExactlyInAnyOrder("b", "c");
            theOthersStay(engine, opened);
        }
    }

    @Test
    void aFileOfTenMegabytesIsRefusedWithinSecondsWhetherItsHeaderIsPlainOrNot() throws IOException {
        String filler = "# " + "x".repeat(10 << 20) + "\n";
        files.revision("b.py", GOOD.formatted("b", "'a'") + filler);
        Files.write(project.resolve("alembic/versions/d.py"),
                (filler + "revision = 'd' + ''\ndown_revision = 'a'\n").getBytes(StandardCharsets.UTF_8));
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            assertThat(opened.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                    .contains("alembic/versions/d.py"));
            assertThat(catchThrowableOfType(RetortException.class,
                    () -> engine.preview(opened, "b", Direction.UPGRADE, DialectName.SQLITE)).message())
                    .contains("alembic/versions/b.py");
            theOthersStay(engine, opened);
        }
    }

    @Test
    void anExpressionNestedAHundredThousandDeepIsRefused() throws IOException {
        files.revision("b.py", GOOD.formatted("b", "'a'").replaceFirst("op.execute\\(.*\\)",
                "x = " + "(".repeat(100_000) + "1" + ")".repeat(100_000)));
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            assertThat(catchThrowableOfType(RetortException.class,
                    () -> engine.preview(opened, "b", Direction.UPGRADE, DialectName.SQLITE)).message())
                    .contains("alembic/versions/b.py");
            theOthersStay(engine, opened);
        }
    }
}
