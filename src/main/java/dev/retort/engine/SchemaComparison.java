package dev.retort.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.retort.connect.Database;
import dev.retort.diff.Comparison;
import dev.retort.diff.Difference;
import dev.retort.diff.RenameQuestion;
import dev.retort.sql.DialectName;
import dev.retort.target.Unread;

/**
 * Two schemas beside each other, and what a person said to the questions about renames. A value: an answer gives
 * another.
 *
 * @param database the one whose kind both sides are read as, and near which scratch is
 * @param beforeName what the side that would be changed is called
 * @param afterName what the other is called
 * @param comparison what differs
 * @param notes what a person should know of how the sides were read, a sentence each
 * @param unread tables of the target that could not be read, and are left alone
 * @param at when it was made
 * @param took how long reading and comparing took
 */
public record SchemaComparison(Database database, String beforeName, String afterName, Comparison comparison,
        List<String> notes, List<Unread> unread, Instant at, Duration took) {

    public SchemaComparison {
        notes = List.copyOf(notes);
        unread = List.copyOf(unread);
    }

    /** The kind of both sides. */
    public DialectName dialect() {
        return comparison.settings().dialect();
    }

    /** All that differs, by the table it stands in; what the target does not mention is among it. */
    public List<Difference> differences() {
        return comparison.differences();
    }

    /** Questions nobody has answered yet. */
    public List<RenameQuestion> openQuestions() {
        return comparison.questions().stream().filter(one -> comparison.answer(one).isEmpty()).toList();
    }

    /** Whether all of the target was read, and the database has what it asks for. */
    public boolean isInSync() {
        return unread.isEmpty() && comparison.inSync();
    }

    /** The same with other answers. */
    public SchemaComparison with(Comparison answered) {
        return new SchemaComparison(database, beforeName, afterName, answered, notes, unread, at, took);
    }
}
