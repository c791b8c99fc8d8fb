package dev.retort.workbench.changes;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.retort.dialect.WrittenStatement;
import dev.retort.diff.Difference;

/** The differences a person looks at, in the tree or by a statement that carries them out. */
final class FocusModel {

    private final ChoiceModel choice;
    private final ReadOnlyObjectWrapper<List<Difference>> differences = new ReadOnlyObjectWrapper<>(this,
            "differences", List.of());

    FocusModel(ChoiceModel choice) {
        this.choice = choice;
    }

    void look(List<Difference> now) {
        if (!now.equals(differences.get())) {
            differences.set(List.copyOf(now));
        }
    }

    /** Looks at the chosen difference that a statement carries out: the first, where it is one of several. */
    void lookAt(WrittenStatement statement) {
        choice.chosenProperty().get().stream().filter(one -> carriesOut(statement, one)).findFirst()
                .ifPresent(one -> look(List.of(one)));
    }

    /** The places of those statements that carry out what is looked at, or take it back. */
    Set<Integer> marks(List<WrittenStatement> statements) {
        return IntStream.range(0, statements.size())
                .filter(i -> differences.get().stream().anyMatch(one -> carriesOut(statements.get(i), one))).boxed()
                .collect(Collectors.toSet());
    }

    /** What a statement makes may be less than what the difference says: a foreign key of a new table can come later. */
    private static boolean carriesOut(WrittenStatement statement, Difference difference) {
        return statement.changes().stream().anyMatch(change -> change.subject().equals(difference.object())
                || difference.changes().contains(change) || difference.changes().contains(change.reverse()));
    }

    /** Empty for none. */
    ReadOnlyObjectProperty<List<Difference>> differencesProperty() {
        return differences.getReadOnlyProperty();
    }
}
