package dev.retort.script;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptCheckerTest {

    private static final String SECTIONS = "-- +upgrade\n-- +downgrade\n";

    private static SqlScript saved(String id, String header) {
        return ScriptReader.parse("-- revision: " + id + "\n" + header + SECTIONS, Path.of("versions/" + id + ".sql"),
                "versions/" + id + ".sql").orThrow();
    }

    private final ScriptChecker checker = new ScriptChecker(new ScriptFolder(
            List.of(saved("8d1e0b52c6aa", "-- branch-labels: billing\n"), saved("77aa01bb23cc", "")), List.of()));

    private List<String> check(String text) {
        return checker.check(text, Path.of("versions/new.sql"), "versions/new.sql").stream()
                .map(problem -> problem.severity() + " " + problem.at().line() + ":" + problem.at().column() + "+"
                        + problem.length() + " " + problem.message() + " / " + problem.hint())
                .toList();
    }

    @Test
    void aTextThatFitsHasNoProblems() {
        assertThat(check("-- Add x\n-- revision: a\n-- revises: 8d1e0b52c6aa\n-- depends-on: billing, 77aa01bb23cc\n"
                + SECTIONS)).isEmpty();
    }

    @Test
    void unknownRevisionsAreUnderlinedAndTheNearestIsNamed() {
        assertThat(check("-- revision: a\n-- revises: 8d1e0b52c6ab, 77aa\n-- depends-on: biling, nothing\n" + SECTIONS))
                .containsExactly(
                        "ERROR 2:13+12 No revision file has the id 8d1e0b52c6ab. / Did you mean 8d1e0b52c6aa?",
                        "ERROR 2:27+4 No revision file has the id 77aa. / Did you mean 77aa01bb23cc?",
                        "ERROR 3:16+6 No revision file has the id biling. / Did you mean billing?",
                        "ERROR 3:24+7 No revision file has the id nothing. / Name the id of a revision file of this project.");
    }

    @Test
    void anIdThatAnotherFileHasIsAnErrorButNotThatOfTheFileItself() {
        assertThat(check("-- revision: 77aa01bb23cc\n" + SECTIONS)).singleElement().asString()
                .startsWith("ERROR 1:14+12 The file versions/77aa01bb23cc.sql has the id 77aa01bb23cc too.");
        assertThat(checker.check("-- revision: 77aa01bb23cc\n" + SECTIONS, Path.of("versions/77aa01bb23cc.sql"),
                "versions/77aa01bb23cc.sql")).isEmpty();
    }

    @Test
    void aRevisionThatFollowsItselfIsAnError() {
        assertThat(check("-- revision: a\n-- revises: a\n" + SECTIONS))
                .containsExactly("ERROR 2:13+1 The revision names itself. / Name the one it follows.");
    }

    @Test
    void aMissingDowngradeIsAWarning() {
        assertThat(check("-- revision: a\n-- +upgrade\n")).singleElement().asString().startsWith("WARNING")
                .contains("cannot be undone:");
        assertThat(check("-- revision: a\n-- +upgrade\n-- +downgrade sqlite\n")).singleElement().asString()
                .contains("cannot be undone on PostgreSQL:");
    }

    @Test
    void anIdTooLongForTheVersionTableIsAnError() {
        String id = "x".repeat(33);
        assertThat(check("-- revision: " + id + "\n" + SECTIONS)).singleElement().asString()
                .startsWith("ERROR 1:14+33 The id " + id + " is longer than the 32 characters");
    }

    @Test
    void allProblemsOfATextAreListedInItsOrder() {
        List<String> problems = check("""
                -- Add x
                -- down-revision: 77aa01bb23cc
                -- created: yesterday
                -- lock-timeout: 5
                -- lock-timeout: 6s
                SELECT 0;
                -- +upgrade postgres
                BEGIN;
                \\connect x
                SELECT 'open;
                """);
        assertThat(problems).extracting(problem -> problem.split(" /")[0]).containsExactly(
                "ERROR 1:1+0 The header names no revision.",
                "WARNING 2:4+27 This line is read as description, not as \"revises\".",
                "ERROR 3:13+9 \"yesterday\" is no date and time.",
                "ERROR 4:18+1 \"5\" is no duration for \"lock-timeout\".",
                "ERROR 5:4+16 The header says \"lock-timeout\" twice.",
                "ERROR 6:1+8 SQL stands before the first marker.",
                "ERROR 7:13+8 \"postgres\" does not belong behind \"+upgrade\".",
                "ERROR 8:1+5 BEGIN does not belong in a revision file.",
                "ERROR 9:1+10 \\connect is a command of psql, not SQL.",
                "ERROR 10:8+7 The string that begins here is never closed.");
    }

    @Test
    void unfinishedTextNeverFails() {
        String text = saved("a", "-- revises: b\n-- created: 2026-11-21\n").text() + "SELECT $$ x $$;";
        Stream.iterate(0, end -> end <= text.length(), end -> end + 1)
                .forEach(end -> assertThat(check(text.substring(0, end))).isNotNull());
    }
}
