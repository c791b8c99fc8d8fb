package dev.retort.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScriptTemplateTest {

    private static final Instant CREATED = Instant.parse("2026-11-21T10:15:00.987Z");

    @TempDir
    private Path project;

    private static NewScript script(String message) {
        return new NewScript("3f9c2a71d04b", message, List.of("8d1e0b52c6aa"), List.of(), List.of(), CREATED);
    }

    private static RenderedScript render(NewScript script) {
        return ScriptTemplate.standard().render(script, FileNamePattern.DEFAULT);
    }

    private static SqlScript parse(RenderedScript rendered) {
        return ScriptReader.parse(rendered.text(), Path.of("a.sql"), "a.sql").orThrow();
    }

    @Test
    void theStandardTemplateWritesTheHeaderInItsOrder() {
        RenderedScript rendered = render(
                new NewScript("3f9c2a71d04b", "Add email to users\n\nFor the shop.\n  All of it.",
                        List.of("8d1e0b52c6aa", "11aa"), List.of("billing"), List.of("77aa", "crm"), CREATED,
                        "ALTER TABLE users ADD COLUMN email text;\n", "ALTER TABLE users DROP COLUMN email;"));
        assertThat(rendered.fileName()).isEqualTo("3f9c2a71d04b_add_email_to_users_for_the_shop_all_of.sql");
        assertThat(rendered.text()).isEqualTo("""
                -- Add email to users
                --
                -- For the shop.
                --   All of it.
                --
                -- revision: 3f9c2a71d04b
                -- revises: 8d1e0b52c6aa, 11aa
                -- created: 2026-11-21T10:15:00Z
                -- branch-labels: billing
                -- depends-on: 77aa, crm

                -- +upgrade
                ALTER TABLE users ADD COLUMN email text;

                -- +downgrade
                ALTER TABLE users DROP COLUMN email;
                """);
    }

    @Test
    void whatHasNoValueIsLeftOut() {
        assertThat(render(new NewScript("a1", "", List.of(), List.of(), List.of(), CREATED)).text()).isEqualTo("""
                -- empty message
                --
                -- revision: a1
                -- revises:
                -- created: 2026-11-21T10:15:00Z

                -- +upgrade

                -- +downgrade
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "revision: two", "revises: x", "lock-timeout: 5s", "+1 column", "  padded  ",
            "-- dashes", "'; DROP TABLE x; --", "/* open", "$$ open", "사용자 추가", "a\tb", "100% {slug} {message} \\1 $1",
            "first\n+upgrade\nrevises: none\n\nlast"})
    void anyMessageGivesAFileThatSaysTheSame(String message) {
        SqlScript parsed = parse(render(script(message)));
        Revision revision = parsed.revision();
        assertThat(revision.id()).isEqualTo("3f9c2a71d04b");
        assertThat(revision.downRevisions()).containsExactly("8d1e0b52c6aa");
        assertThat(parsed.lockTimeout()).isNull();
        String first = message.lines().findFirst().orElseThrow().strip().replace('\t', ' ');
        assertThat(revision.message()).isIn(first, "> " + first);
        assertThat(parsed.text()).endsWith("-- +upgrade\n\n-- +downgrade\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Add email_verified to users  | add_email_verified_to_users
            변경사항 설명                 | 변경사항_설명
            Ärger, größer!               | ärger_größer
            a/b\\c: ..                   | a_b_c
            !!!                          | ''
            one two three four five six seven eight nine | one_two_three_four_five_six_seven_eight
            abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz | abcdefghijklmnopqrstuvwxyzabcdefghijklmn
            """)
    void aSlugIsTheWordsOfTheMessage(String message, String slug) {
        assertThat(FileNamePattern.slug(message)).isEqualTo(slug);
    }

    @Test
    void aSlugIsComposedWhateverTheMessageIs() {
        assertThat(FileNamePattern.slug("Gro\u0308\u00dfe \u1112\u1161\u11ab")).isEqualTo("gr\u00f6\u00dfe_\ud55c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {rev}_{slug}                                              | a1_add_x.sql
            {slug}                                                    | add_x.sql
            {year}-{month}-{day}_{hour}{minute}{second}_{rev}         | 2026-11-21_101500_a1.sql
            {epoch}_{rev}                                             | 1795256100_a1.sql
            {year}/{month}/{rev}_{slug}                               | 2026/11/a1_add_x.sql
            V{rev}__{slug}                                            | Va1__add_x.sql
            """)
    void aPatternNamesTheFile(String pattern, String name) {
        assertThat(new FileNamePattern(pattern).fileName("a1", "Add x", CREATED)).isEqualTo(name);
    }

    @Test
    void anEmptySlugLeavesNoSeparatorBehind() {
        assertThat(FileNamePattern.DEFAULT.fileName("a1", "", CREATED)).isEqualTo("a1.sql");
        assertThat(new FileNamePattern("{slug}_{rev}").fileName("a1", "?", CREATED)).isEqualTo("a1.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{revision}", "../{rev}", "/{rev}", "{rev}/", ".{rev}", "a\\{rev}", "{rev}:{slug}",
            "{rev", "x//{rev}"})
    void aPatternThatNamesNoFileInTheFolderIsRefused(String pattern) {
        assertThatThrownBy(() -> new FileNamePattern(pattern)).isInstanceOfSatisfying(RetortException.class,
                problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_SETTINGS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a@b", "a-b", "a+b", "a:b", "a/b", "..",
            "123456789012345678901234567890123"})
    void anIdThatCannotBeOneIsRefused(String id) {
        NewScript script = new NewScript(id, "x", List.of(), List.of(), List.of(), CREATED);
        assertThatThrownBy(() -> render(script)).isInstanceOfSatisfying(RetortException.class,
                problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REVISION_FILE));
    }

    @Test
    void aRandomIdIsTwelveHexadecimalDigits() {
        assertThat(NewScript.randomId()).matches("[0-9a-f]{12}").isNotEqualTo(NewScript.randomId());
    }

    @Test
    void aProjectsOwnTemplateIsUsed() throws IOException {
        Path file = project.resolve(ScriptTemplate.PROJECT_FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "-- {message}\n-- revision: {revision}\n-- revises: {revises}\n-- (c) Shop {unknown}\n"
                + "-- lock-timeout: 2s\n-- +upgrade\n{upgrade}\n");
        RenderedScript rendered = ScriptTemplate.of(project).render(script("Add x"), FileNamePattern.DEFAULT);
        assertThat(rendered.text()).isEqualTo("-- Add x\n-- revision: 3f9c2a71d04b\n-- revises: 8d1e0b52c6aa\n"
                + "-- (c) Shop {unknown}\n-- lock-timeout: 2s\n-- +upgrade\n");
        Files.writeString(file, "-- {message}\n-- revision: {revision}\n-- +upgrade\n");
        assertThatThrownBy(() -> ScriptTemplate.of(project).render(script("Add x"), FileNamePattern.DEFAULT))
                .isInstanceOfSatisfying(RetortException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
                    assertThat(problem.message()).contains(ScriptTemplate.PROJECT_FILE);
                });
    }

    @Test
    void aFileIsWrittenWholeAndNeverOverAnotherOne() throws IOException {
        Path versions = project.resolve("versions");
        RenderedScript rendered = render(script("Add x"));
        Path written = rendered.write(versions);
        assertThat(written).hasContent(rendered.text()).hasFileName("3f9c2a71d04b_add_x.sql");
        Files.writeString(written, "mine");
        assertThatThrownBy(() -> rendered.write(versions)).isInstanceOfSatisfying(RetortException.class,
                problem -> assertThat(problem.code()).isEqualTo(ProblemCode.DUPLICATE_REVISION));
        assertThat(written).hasContent("mine");
        try (var files = Files.list(versions)) {
            assertThat(files).containsExactly(written);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        Path notAFolder = Files.writeString(project.resolve("versions"), "");
        assertThatThrownBy(() -> render(script("Add x")).write(notAFolder)).isInstanceOfSatisfying(
                RetortException.class, problem -> assertThat(problem.message()).contains("versions"));
    }
}
