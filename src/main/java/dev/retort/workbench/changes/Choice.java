package dev.retort.workbench.changes;

import java.util.HashSet;
import java.util.Set;

import dev.retort.diff.Difference;

/** Which differences are chosen: those the target asks for, and what a person said otherwise. */
final class Choice {

    private final Set<Difference> added = new HashSet<>();
    private final Set<Difference> left = new HashSet<>();

    boolean has(Difference difference) {
        return added.contains(difference) || difference.preselected() && !left.contains(difference);
    }

    /** @return whether that was news */
    boolean set(Difference difference, boolean chosen) {
        if (has(difference) == chosen) {
            return false;
        }
        if (chosen) {
            left.remove(difference);
            if (!difference.preselected()) {
                added.add(difference);
            }
        } else {
            added.remove(difference);
            left.add(difference);
        }
        return true;
    }

    void clear() {
        added.clear();
        left.clear();
    }
}
