package dev.retort.diff;

import java.util.ArrayList;
import java.util.List;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.ObjectName;

/**
 * One thing in which a database differs from its target, as a person chooses it or leaves it.
 *
 * <p>What is dropped is named as the database names it now; everything else by the names that hold once the renames are
 * done.
 *
 * @param object the thing: a column, an index, a table
 * @param under the table it stands in, or itself where it stands in none
 * @param changes what it takes; those of a new table make all that stands in it
 * @param warnings what a person should know before choosing it, each a sentence; empty for nothing
 */
public record Difference(DifferenceKind kind, ObjectName object, ObjectName under, List<SchemaChange> changes,
        Wording wording, Loss loss, List<String> warnings, Preselection preselection) {

    public Difference {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    /** Whether it is chosen before a person says anything. */
    public boolean preselected() {
        return preselection == Preselection.WANTED;
    }

    Difference with(Preselection other) {
        return new Difference(kind, object, under, changes, wording, loss, warnings, other);
    }

    Difference warning(String more) {
        List<String> all = new ArrayList<>(warnings);
        all.add(more);
        return new Difference(kind, object, under, changes, wording, loss, all, preselection);
    }
}
