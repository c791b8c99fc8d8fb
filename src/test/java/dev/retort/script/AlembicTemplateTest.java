package dev.retort.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AlembicTemplateTest {

    private static final Instant CREATED = Instant.parse("2026-05-19T06:44:12.731190Z");
    private static final AlembicFileNames NAMES = new AlembicFileNames("%(rev)s_%(slug)s", ZoneId.of("Asia/Seoul"), 40);

    @TempDir
    Path folder;

    private static NewScript script(String message, String... down) {
        return new NewScript("b1", message, List.of(down), List.of("lab"), List.of("x", "y"), CREATED,
                "op.drop_table('a')\n\nop.drop_table('b')", "");
    }

    private static AlembicScript parse(RenderedScript rendered) {
        return new AlembicScriptReader(new AlembicModules()).parse(rendered.text(), Path.of("b.py"), "b.py");
    }

    private AlembicTemplate own(String text) throws IOException {
        return AlembicTemplate.of(Files.writeString(folder.resolve("script.py.mako"), text));
    }

    @Test
    void theStandardTemplateSaysWhatWasAskedFor() {
        AlembicTemplate.Rendered rendered = AlembicTemplate.of(folder.resolve("gone")).render(script("Add", "a1", "a2"),
                NAMES);
        assertThat(rendered.note()).isEmpty();
        assertThat(rendered.script().fileName()).isEqualTo("b1_add.py");
        assertThat(rendered.script().text())
                .contains("\nRevises: a1, a2\nCreate Date: 2026-05-19 15:44:12.731190+09:00\n")
                .contains("= ('a1', 'a2')\n", "= ('lab',)\n", "= ('x', 'y')\n")
                .contains("    op.drop_table('a')\n\n    op.drop_table('b')\n", "def downgrade() -> None:\n    pass\n");
        AlembicScript read = parse(rendered.script());
        assertThat(read.revision().message()).isEqualTo("Add");
        assertThat(read.revision().created()).isEqualTo(CREATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's", "say \"hi\"", "\"\"\"", "a\\b", "\\N{x}\\", "\\\"", "${message}", "한국어", "a\nb"})
    void anyMessageComesBackAsItWas(String message) {
        AlembicScript read = parse(AlembicTemplate.of(folder.resolve("gone")).render(script(message), NAMES).script());
        assertThat(read.revision().message()).isEqualTo(message.lines().findFirst().orElseThrow());
        assertThat(read.revision().id()).isEqualTo("b1");
    }

    @Test
    void theProjectsTemplateIsHonouredWhileItOnlyFillsInValues() throws IOException {
        AlembicTemplate.Rendered rendered = own("""
                ## never written
                <%doc>nor this</%doc>
                # ours: ${message | n, trim} by ${str(up_revision)} \\
                on ${create_date}
                revision = ${repr(up_revision)}
                down_revision = ${repr(down_revision)}
                branch_labels = ${repr(branch_labels)}
                depends_on = ${repr(depends_on)}
                ${imports or "# no imports"}
                def upgrade():
                    ${upgrades if upgrades else 'pass'}
                """).render(script("Add"), NAMES);
        assertThat(rendered.note()).isEmpty();
        assertThat(rendered.script().text()).startsWith("# ours: Add by b1 on 2026-05-19")
                .contains("down_revision = None\n", "# no imports\n", "    op.drop_table('b')\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<%! import os %>", "% if message:\nx\n% endif", "${os.system('x')}", "${message.lower()}",
            "${message | h}", "revision = 'other'"})
    void aTemplateThatDoesMoreIsReplacedAndSaid(String more) throws IOException {
        AlembicTemplate.Rendered rendered = own(AlembicTemplate.standard() + more + "\n").render(script("Add"), NAMES);
        assertThat(rendered.note()).contains("script.py.mako", "standard template");
        assertThat(parse(rendered.script()).revision().id()).isEqualTo("b1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %(rev)s_%(slug)s                                   | b1_add_it_s.py
            %(year)d_%(month).2d_%(day)02d_%(hour).2d-%(rev)s  | 2026_05_19_15-b1.py
            %(year)d/%(slug).3s_%(rev)s                        | 2026/add_b1.py
            100%%_%(epoch)s_%(rev)s                            | 100%_1779173052_b1.py
            """)
    void namesFollowPythonsFormat(String template, String expected) {
        AlembicFileNames names = new AlembicFileNames(template, ZoneId.of("Asia/Seoul"), 40);
        assertThat(names.fileName("b1", "Add: it's", CREATED)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%(who)s", "%x", "../%(rev)s", "/%(rev)s"})
    void aNameThatCannotBeIsRefused(String template) {
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> new AlembicFileNames(template, null, 40).fileName("b1", "x", CREATED));
        assertThat(fault.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
    }

    /** As the real Alembic 1.8.1 named them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A very long message that goes on and on, 한국어 and more words | a_very_long_message_that_goes_on_and_on_
            it's "quoted" \\ x                                             | it_s_quoted_x
            변경사항 설명                                                  | 변경사항_설명
            """)
    void slugsAreAlembics(String message, String slug) {
        assertThat(NAMES.slug(message)).isEqualTo(slug);
    }

    @Test
    void aZoneIsFoundInAnyCase() {
        assertThat(AlembicFileNames.of("x", "utc", 40).createDate(CREATED))
                .isEqualTo("2026-05-19 06:44:12.731190+00:00");
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> AlembicFileNames.of("x", "Mars/Base", 40));
        assertThat(fault.message()).contains("Can't locate timezone: Mars/Base");
    }
}
