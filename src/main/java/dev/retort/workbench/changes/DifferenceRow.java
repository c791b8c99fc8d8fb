package dev.retort.workbench.changes;

import java.util.List;

import dev.retort.diff.Difference;
import dev.retort.diff.DifferenceKind;
import dev.retort.diff.Preselection;
import dev.retort.schema.ObjectName;

/** A row of the tree of differences. */
sealed interface DifferenceRow {

    /** What is read aloud. */
    String words();

    /** The differences it stands for. */
    List<Difference> all();

    /** A table or another whole thing, with what differs in it. */
    record OfObject(ObjectName object, List<Difference> differences) implements DifferenceRow {

        public OfObject {
            differences = List.copyOf(differences);
        }

        /** Whether the thing itself is made or dropped, which is then all there is to it. */
        boolean isWhole() {
            return differences.size() == 1 && differences.getFirst().object().equals(object)
                    && differences.getFirst().kind() != DifferenceKind.ALTER;
        }

        @Override
        public List<Difference> all() {
            return differences;
        }

        boolean isLeftAlone() {
            return differences.stream().allMatch(one -> one.preselection() == Preselection.NOT_IN_TARGET);
        }

        @Override
        public String words() {
            return object.shortText();
        }
    }

    /** One difference in it. */
    record OfDifference(Difference difference) implements DifferenceRow {

        @Override
        public List<Difference> all() {
            return List.of(difference);
        }

        @Override
        public String words() {
            return difference.wording().sentence();
        }
    }
}
