package dev.retort.target;

import dev.retort.problem.SourcePosition;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;

/**
 * A table that a target has and that could not be read, or a column of one that could: a comparison leaves it alone, and
 * can never say that it is in sync.
 *
 * @param thing its name, with an empty schema where that is the one unqualified names mean
 * @param model the class or variable that says it
 * @param reason why, a sentence
 * @param at where
 */
public record Unread(ObjectName thing, String model, String reason, SourcePosition at) {

    /** What a person should know of it. */
    public String sentence() {
        return (thing.kind() == ObjectKind.COLUMN ? "Column " : "Table ") + thing.shortText()
                + " is not compared, and left alone: " + reason;
    }
}
