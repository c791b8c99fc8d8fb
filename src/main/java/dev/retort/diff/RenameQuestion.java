package dev.retort.diff;

import java.util.List;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.Move;
import dev.retort.operation.SchemaChange.Rename;
import dev.retort.operation.SchemaChange.RenameLabel;
import dev.retort.schema.ObjectName;

/**
 * Whether something that is gone and something that is new are the same under another name. Two questions about the same
 * rename are equal, whatever speaks for it.
 *
 * @param rename a {@link Rename}, {@link Move} or {@link RenameLabel}; a column's table has the name the target gives it
 * @param score how likely, 0 to 1
 * @param evidence what speaks for it, most important first: {@code same type}, {@code same position}
 */
public record RenameQuestion(SchemaChange rename, double score, List<String> evidence) {

    public RenameQuestion {
        evidence = List.copyOf(evidence);
    }

    /** What would be renamed, by its name now; of a label its type. */
    public ObjectName object() {
        return rename.subject();
    }

    /** The name now. */
    public String from() {
        return rename instanceof RenameLabel label ? label.from() : rename.subject().name();
    }

    /** The name it would get; of a table that would stand in another schema the name with that schema. */
    public String to() {
        return switch (rename) {
            case Rename one -> one.to();
            case Move one -> one.schema() + "." + one.object().name();
            case RenameLabel one -> one.to();
            default -> throw new IllegalStateException("no rename: " + rename);
        };
    }

    /** The evidence in one line: {@code same type and position}. */
    public String because() {
        return switch (evidence.size()) {
            case 0 -> "";
            case 1 -> evidence.getFirst();
            default -> String.join(", ", evidence.subList(0, evidence.size() - 1)) + " and " + evidence.getLast();
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RenameQuestion question && question.rename.equals(rename);
    }

    @Override
    public int hashCode() {
        return rename.hashCode();
    }
}
