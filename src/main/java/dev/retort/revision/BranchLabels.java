package dev.retort.revision;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The labels every revision carries. A label covers the revision that declares it, all that descend from it, and,
 * where the way up from it neither forks nor merges, the revisions below it down to the first fork or merge.
 */
final class BranchLabels {

    /** Sorted; neighbours with the same labels share one set. */
    private final Set<String>[] labels;

    BranchLabels(RevisionLinks links) {
        labels = emptySets(links.size());
        if (links.labels().isEmpty()) {
            return;
        }
        for (int at : links.oldestFirst) {
            inherit(links, at);
        }
        for (int tip = 0; tip < links.size(); tip++) {
            if (links.children[tip].length == 0) {
                handDown(links, tip);
            }
        }
    }

    Set<String> of(int at) {
        return labels[at];
    }

    private void inherit(RevisionLinks links, int at) {
        List<String> own = links.revisions.get(at).branchLabels();
        int[] down = links.down[at];
        Set<String> fromFirst = down.length == 0 ? Set.of() : labels[down[0]];
        if (own.isEmpty() && othersAddNothing(down, fromFirst)) {
            labels[at] = fromFirst;
            return;
        }
        Set<String> all = new TreeSet<>(own);
        for (int parent : down) {
            all.addAll(labels[parent]);
        }
        labels[at] = Collections.unmodifiableSet(all);
    }

    private boolean othersAddNothing(int[] down, Set<String> known) {
        for (int i = 1; i < down.length; i++) {
            if (!known.containsAll(labels[down[i]])) {
                return false;
            }
        }
        return true;
    }

    /** From a head down the straight run of revisions it ends: all of it is one branch. */
    private void handDown(RevisionLinks links, int tip) {
        Set<String> ofTip = labels[tip];
        int at = tip;
        while (links.next[at].length <= 1 && links.down[at].length <= 1) {
            labels[at] = ofTip;
            if (links.down[at].length == 0) {
                return;
            }
            at = links.down[at][0];
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Set<String>[] emptySets(int size) {
        Set<String>[] sets = new Set[size];
        Arrays.fill(sets, Set.of());
        return sets;
    }
}
