package dev.retort.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Alembic's order of revisions, newest first: it follows one branch down as far as it can, and turns to another one
 * only where that must come first. Ties go to load order.
 *
 * <p>Alembic keeps the set of ancestors of every open head and makes it anew at each merge. Here each revision counts
 * the children that an open head can still reach, which answers "must another head come first?" at once; which head
 * that is, is only searched for when there is one. The result is the same.
 */
final class RevisionOrder {

    private final RevisionLinks links;
    private final BitSet todo;
    private final int[] liveChildren;
    private final List<Slot> slots = new ArrayList<>();
    private final @Nullable Slot[] slotOf;
    private final int[] visited;
    private final Map<Integer, Blockers> blockers = new HashMap<>();
    private final int[] stack;
    private int visit;
    private int opened;
    private int forks;

    private RevisionOrder(RevisionLinks links, BitSet todo, BitSet heads) {
        this.links = links;
        this.todo = (BitSet) todo.clone();
        liveChildren = new int[links.size()];
        slotOf = new Slot[links.size()];
        visited = new int[links.size()];
        stack = new int[links.size() + 1];
        BitSet live = links.ancestors(heads);
        for (int at = live.nextSetBit(0); at >= 0; at = live.nextSetBit(at + 1)) {
            for (int parent : links.parents[at]) {
                liveChildren[parent]++;
            }
        }
        heads.stream().forEach(this::open);
    }

    /**
     * Sorts revisions so that each comes before everything it needs.
     *
     * @param revisions what to sort
     * @param heads where to begin; those that are not among the revisions are left out
     * @return all of the revisions
     */
    static int[] newestFirst(RevisionLinks links, BitSet revisions, BitSet heads) {
        BitSet starts = (BitSet) heads.clone();
        starts.and(revisions);
        int[] order = new RevisionOrder(links, revisions, starts).run();
        if (order.length < revisions.cardinality()) {
            // The heads do not lead to all of them: Alembic fails on an assertion here.
            order = new RevisionOrder(links, revisions, tips(links, revisions)).run();
        }
        return order;
    }

    /** Those that none of the others needs directly. */
    static BitSet tips(RevisionLinks links, BitSet revisions) {
        BitSet tips = (BitSet) revisions.clone();
        for (int at = revisions.nextSetBit(0); at >= 0; at = revisions.nextSetBit(at + 1)) {
            for (int parent : links.parents[at]) {
                tips.clear(parent);
            }
        }
        return tips;
    }

    /** An open head: a place in the list that keeps its number while it moves down a branch. */
    private static final class Slot {
        private final int number;
        private int revision;
        private boolean open = true;

        Slot(int number, int revision) {
            this.number = number;
            this.revision = revision;
        }
    }

    /** The open heads above a revision, by number, as they were when so many forks had been passed. */
    private record Blockers(int forks, Deque<Slot> above) {}

    private int[] run() {
        int[] order = new int[todo.cardinality()];
        int filled = 0;
        int current = 0;
        while (!slots.isEmpty()) {
            Slot slot = slots.get(current);
            if (liveChildren[slot.revision] > 0) {
                current = placeOf(firstAbove(slot.revision));
                continue;
            }
            int revision = slot.revision;
            order[filled++] = revision;
            todo.clear(revision);
            if (!advance(slot)) {
                slots.remove(current);
                current = Math.max(current - 1, 0);
            }
        }
        return Arrays.copyOf(order, filled);
    }

    /** Moves a slot on to the first parent that is still wanted, opens slots for the others; false when none is. */
    private boolean advance(Slot slot) {
        int left = slot.revision;
        int[] parents = links.parents[left];
        slotOf[left] = null;
        slot.open = false;
        if (parents.length > 1) {
            forks++;
        }
        for (int parent : parents) {
            if (!todo.get(parent) || slotOf[parent] != null) {
                continue;
            }
            if (slot.open) {
                open(parent);
            } else {
                slot.open = true;
                slot.revision = parent;
                slotOf[parent] = slot;
            }
        }
        release(left);
        return slot.open;
    }

    private void open(int revision) {
        Slot slot = new Slot(opened++, revision);
        slotOf[revision] = slot;
        slots.add(slot);
    }

    /** The revision is no longer above anything; nor are, then, those that only it could be reached through. */
    private void release(int revision) {
        int top = 0;
        stack[top++] = revision;
        while (top > 0) {
            for (int parent : links.parents[stack[--top]]) {
                if (--liveChildren[parent] == 0 && slotOf[parent] == null) {
                    stack[top++] = parent;
                }
            }
        }
    }

    private Slot firstAbove(int revision) {
        Blockers known = blockers.get(revision);
        if (known == null || known.forks < forks) {
            known = new Blockers(forks, slotsAbove(revision));
            blockers.put(revision, known);
        }
        while (!known.above.element().open) {
            known.above.remove();
        }
        return known.above.element();
    }

    private Deque<Slot> slotsAbove(int revision) {
        visit++;
        List<Slot> found = new ArrayList<>();
        int top = 0;
        stack[top++] = revision;
        while (top > 0) {
            for (int child : links.next[stack[--top]]) {
                Slot slot = slotOf[child];
                if (visited[child] == visit || (slot == null && liveChildren[child] == 0)) {
                    continue;
                }
                visited[child] = visit;
                stack[top++] = child;
                if (slot != null) {
                    found.add(slot);
                }
            }
        }
        found.sort((one, other) -> Integer.compare(one.number, other.number));
        return new ArrayDeque<>(found);
    }

    private int placeOf(Slot slot) {
        int low = 0;
        int high = slots.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (slots.get(middle).number < slot.number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
