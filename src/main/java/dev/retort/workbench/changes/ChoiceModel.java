package dev.retort.workbench.changes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import dev.retort.diff.Difference;
import dev.retort.engine.SchemaComparison;

/**
 * Which differences are chosen: those the target asks for, and what a person said otherwise, which holds until another
 * comparison is made.
 */
final class ChoiceModel {

    private final ComparisonModel comparing;
    private final Set<Difference> added = new HashSet<>();
    private final Set<Difference> left = new HashSet<>();
    private final ReadOnlyObjectWrapper<List<Difference>> chosen = new ReadOnlyObjectWrapper<>(this, "chosen",
            List.of());

    ChoiceModel(ComparisonModel comparing) {
        this.comparing = comparing;
        comparing.comparisonProperty().subscribe(this::follow);
    }

    private void follow(@Nullable SchemaComparison now) {
        if (now == null) {
            added.clear();
            left.clear();
        }
        gather();
    }

    private void gather() {
        SchemaComparison now = comparing.comparisonProperty().get();
        chosen.set(now == null ? List.of() : now.differences().stream().filter(this::has).toList());
    }

    boolean has(Difference difference) {
        return added.contains(difference) || difference.preselected() && !left.contains(difference);
    }

    void choose(Difference difference, boolean wanted) {
        if (has(difference) == wanted) {
            return;
        }
        if (wanted) {
            left.remove(difference);
            if (!difference.preselected()) {
                added.add(difference);
            }
        } else {
            added.remove(difference);
            left.add(difference);
        }
        gather();
    }

    /** What is chosen of the present comparison, in its order. */
    ReadOnlyObjectProperty<List<Difference>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
