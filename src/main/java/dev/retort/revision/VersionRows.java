package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * The rows of a version table while steps run: what each step changes in them. They name the applied revisions that
 * no other applied one descends from or depends on.
 */
final class VersionRows {

    private final RevisionLinks links;
    private final BitSet rows;
    private final BitSet applied;
    private final int[] appliedChildren;
    private final TreeSet<String> sorted = new TreeSet<>();

    VersionRows(RevisionLinks links, BitSet rows) {
        this.links = links;
        this.rows = (BitSet) rows.clone();
        applied = links.ancestors(rows);
        appliedChildren = new int[links.size()];
        applied.stream().forEach(at -> count(at, 1));
        rows.stream().forEach(at -> sorted.add(links.id(at)));
    }

    List<String> sorted() {
        return List.copyOf(sorted);
    }

    /** What the upgrade of a revision changes: its parents' rows become its own. */
    List<VersionChange> upgrade(int revision) {
        int[] replaced = filter(links.parents[revision], rows::get);
        List<VersionChange> changes = new ArrayList<>();
        if (replaced.length == 0) {
            changes.add(insert(revision));
        } else {
            for (int i = 0; i < replaced.length - 1; i++) {
                changes.add(delete(replaced[i]));
            }
            changes.add(update(replaced[replaced.length - 1], revision));
        }
        applied.set(revision);
        count(revision, 1);
        return changes;
    }

    /** What the downgrade of a revision changes: its row becomes those of its parents that nothing else implies. */
    List<VersionChange> downgrade(int revision) {
        applied.clear(revision);
        count(revision, -1);
        if (!rows.get(revision)) {
            return settle();
        }
        int[] uncovered = uncovered(revision);
        List<VersionChange> changes = new ArrayList<>();
        if (uncovered.length == 0) {
            changes.add(delete(revision));
        } else {
            for (int i = 0; i < uncovered.length - 1; i++) {
                changes.add(insert(uncovered[i]));
            }
            changes.add(update(revision, uncovered[uncovered.length - 1]));
        }
        return changes;
    }

    VersionChange insert(int revision) {
        rows.set(revision);
        sorted.add(links.id(revision));
        return new VersionChange.Insert(links.id(revision));
    }

    VersionChange delete(int revision) {
        rows.clear(revision);
        sorted.remove(links.id(revision));
        return new VersionChange.Delete(links.id(revision));
    }

    VersionChange update(int from, int to) {
        delete(from);
        insert(to);
        return new VersionChange.Update(links.id(from), links.id(to));
    }

    boolean has(int revision) {
        return rows.get(revision);
    }

    /** The parents of a revision just taken back that no applied revision needs, and that have no row yet. */
    private int[] uncovered(int revision) {
        return filter(links.parents[revision], at -> appliedChildren[at] == 0 && !rows.get(at));
    }

    /** Rows that did not stand for the revision going: Alembic fails here; they are brought back to what is applied. */
    private List<VersionChange> settle() {
        List<VersionChange> changes = new ArrayList<>();
        for (int at = 0; at < links.size(); at++) {
            boolean tip = applied.get(at) && appliedChildren[at] == 0;
            if (tip && !rows.get(at)) {
                changes.add(insert(at));
            } else if (!tip && rows.get(at)) {
                changes.add(delete(at));
            }
        }
        return changes;
    }

    /** One parent is the rule, and needs no stream. */
    private static int[] filter(int[] parents, IntPredicate wanted) {
        if (parents.length == 1) {
            return wanted.test(parents[0]) ? parents : RevisionLinks.NONE;
        }
        return Arrays.stream(parents).filter(wanted).toArray();
    }

    private void count(int revision, int change) {
        for (int parent : links.parents[revision]) {
            appliedChildren[parent] += change;
        }
    }
}
