package dev.retort.script;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.sql.DialectName;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AlembicScriptReaderTest {

    private static final String WHOLE = """
            \"""Add users

            With their addresses.

            Revision ID: b
            Revises: a1, a2
            Create Date: 2026-05-19 15:44:12.731190+09:00

            \"""
            revision = 'b'
            down_revision = ('a1', 'a2')


            def upgrade():
                pass


            def downgrade():
                raise NotImplementedError("no way back")
            """;

    @TempDir
    Path folder;

    private final AlembicScriptReader reader = new AlembicScriptReader(new AlembicModules());

    private AlembicScript parse(String text) {
        return reader.parse(text, Path.of("versions/b_x.py"), "versions/b_x.py");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            op.drop_constraint(None, 't', type_='unique') | CompileError: Can't emit DROP CONSTRAINT for a constraint of table t; it has no name
            op.drop_constraint('x') | TypeError: drop_constraint() missing 1 required positional argument: 'table_name'
            """)
    void whatAlembicRefusesTooIsAProblemOfTheFile(String call, String message) {
        AlembicScript script = parse(WHOLE.replace("revision = 'b'", "from alembic import op\nrevision = 'b'")
                .replace("    pass", "    " + call));
        RetortException problem = catchThrowableOfType(RetortException.class,
                () -> script.drive(Direction.UPGRADE, new StepRecorder(DialectName.POSTGRESQL)));
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REVISION_FILE);
        assertThat(problem.message()).isEqualTo("versions/b_x.py:16:5: Alembic refuses it too: " + message);
        assertThat(problem.position()).isNotNull();
        assertThat(problem.hint()).isNotNull();
    }

    @Test
    void theHeaderIsReadWithoutTheBody() {
        AlembicScript script = parse(WHOLE);
        assertThat(script.revision().id()).isEqualTo("b");
        assertThat(script.revision().downRevisions()).containsExactly("a1", "a2");
        assertThat(script.revision().message()).isEqualTo("Add users");
        assertThat(script.revision().created()).isEqualTo(Instant.parse("2026-05-19T06:44:12.731190Z"));
        assertThat(script.description()).startsWith("With their addresses.\n\nRevision ID: b");
        assertThat(script.supports(Direction.UPGRADE, DialectName.SQLITE)).isTrue();
        assertThat(script.supports(Direction.DOWNGRADE, DialectName.SQLITE)).as("it only raises").isFalse();
        assertThat(script.checksum()).isEqualTo(parse("\uFEFF" + WHOLE.replace("\n", "\r\n")).checksum());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x = 1                                           | 1 | which revision it is
            revision = 'b'                                  | 1 | which revision it follows
            down_revision = None\\nrevision = ('a', 'b')    | 2 | is not one id
            down_revision = None\\nrevision = ''            | 2 | is not one id
            """)
    void aFileThatDoesNotSayWhatItIsIsRefused(String text, int line, String message) {
        RetortException fault = catchThrowableOfType(RetortException.class, () -> parse(text.replace("\\n", "\n")));
        assertThat(fault.code()).isEqualTo(ProblemCode.INVALID_REVISION_FILE);
        assertThat(fault.message()).contains("versions/b_x.py", message);
        assertThat(fault.position()).hasToString("versions/b_x.py:" + line + ":1");
    }

    @Test
    void aHeaderThatIsNoLiteralIsEvaluatedAndNothingBesideIt() {
        AlembicScript script = parse("""
                import nowhere
                from datetime import date
                BASE = "a"
                nowhere.run(1 / 0)
                revision = "-".join(["b", "1"])[:1]
                down_revision = (BASE + "1", f"{BASE}2")


                def upgrade():
                    nowhere.run()
                """);
        assertThat(script.revision().id()).isEqualTo("b");
        assertThat(script.revision().downRevisions()).containsExactly("a1", "a2");
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> parse("import nowhere\nrevision = nowhere.id()\ndown_revision = None\n"));
        assertThat(fault.code()).isEqualTo(ProblemCode.INVALID_REVISION_FILE);
        assertThat(fault.message()).contains("versions/b_x.py, line 2", "nowhere");
    }

    @Test
    void anOldFileHasItsIdInItsName() {
        assertThat(reader.parse("down_revision = None", Path.of("3fd0c.py"), "3fd0c.py").revision().id())
                .isEqualTo("3fd0c");
    }

    @Test
    void theEncodingIsWhatTheFirstLinesSay() throws IOException {
        String text = "# -*- coding: cp949 -*-\n\"\"\"사용자 추가\"\"\"\nrevision = 'b'\ndown_revision = None\n";
        Path file = Files.write(folder.resolve("b.py"), text.getBytes(Charset.forName("MS949")));
        // Java and Python agree on the older name.
        Files.write(file, text.replace("cp949", "euc-kr").getBytes(Charset.forName("EUC-KR")));
        assertThat(reader.read(file, "b.py").revision().message()).isEqualTo("사용자 추가");
        Files.writeString(file, text.replace("cp949", "klingon"));
        assertThat(catchThrowableOfType(RetortException.class, () -> reader.read(file, "b.py")).message())
                .contains("encoding klingon");
        Files.write(file, "revision = 'caf\u00e9'".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(catchThrowableOfType(RetortException.class, () -> reader.read(file, "b.py")).message())
                .contains("not UTF-8");
    }

    @Test
    void filesAreChosenByAlembicsRule() throws IOException {
        for (String name : List.of("b.py", "a.py", "__init__.py", ".#a.py", "a.pyc", "notes.txt", "sub/c.py",
                "__pycache__/x.py")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "");
        }
        assertThat(new AlembicFolders(List.of(folder, folder.resolve("gone")), AlembicFolders.Depth.THE_FOLDER).files())
                .containsExactly(folder.resolve("a.py"), folder.resolve("b.py"));
        assertThat(new AlembicFolders(List.of(folder, folder.resolve("sub")), AlembicFolders.Depth.ALL_BELOW).files())
                .containsExactly(folder.resolve("a.py"), folder.resolve("b.py"), folder.resolve("sub/c.py"));
    }
}
