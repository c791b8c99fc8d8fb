package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The graph in numbers: every revision is its position in load order, and the links between them are arrays, so that
 * walks over ten thousand revisions touch no hash table.
 *
 * <p>{@code parents} differs from {@code down} plus all dependencies as in Alembic: a dependency that a lineage
 * ancestor already declares is left out. {@code next} keeps those.
 */
final class RevisionLinks {

    static final int[] NONE = {};

    final List<Revision> revisions;
    /** Lineage parents, in the order declared. */
    final int[][] down;
    /** What {@code depends-on} names, resolved, in the order declared. */
    final int[][] dependencies;
    /** Lineage parents, then the dependencies no lineage ancestor declares. */
    final int[][] parents;
    /** Lineage children, in load order. */
    final int[][] children;
    /** Lineage children and dependents, in load order. */
    final int[][] next;
    /** Every revision after all its parents. */
    final int[] oldestFirst;

    private final Map<String, Integer> names;
    private final Map<String, Integer> labels;

    private RevisionLinks(List<Revision> revisions, Map<String, Integer> ids, Map<String, Integer> labels) {
        this.revisions = revisions;
        this.labels = labels;
        this.names = new HashMap<>(ids);
        names.putAll(labels);
        int size = revisions.size();
        down = new int[size][];
        dependencies = new int[size][];
        int[][] all = new int[size][];
        for (int at = 0; at < size; at++) {
            Revision revision = revisions.get(at);
            down[at] = GraphChecks.positions(revision, revision.downRevisions(), ids, "revises");
            dependencies[at] = GraphChecks.positions(revision, revision.dependsOn(), names, "depends on");
            all[at] = union(down[at], dependencies[at]);
        }
        children = reversed(down);
        next = reversed(all);
        oldestFirst = parentsFirst(all, next);
        if (oldestFirst.length < size) {
            throw GraphChecks.cycle(revisions, down, children, all, next);
        }
        parents = withoutInherited(all);
    }

    /**
     * @throws dev.retort.problem.RetortException where the revisions do not make a graph: a missing, doubled or
     *             malformed id, a label used twice, a cycle
     */
    static RevisionLinks of(List<Revision> revisions) {
        revisions.forEach(GraphChecks::checkAlone);
        Map<String, Integer> ids = GraphChecks.idPositions(revisions);
        return new RevisionLinks(revisions, ids, GraphChecks.labelPositions(revisions, ids));
    }

    int size() {
        return revisions.size();
    }

    String id(int at) {
        return revisions.get(at).id();
    }

    /** The position of an exact id or label, or null. */
    @Nullable
    Integer named(String idOrLabel) {
        return names.get(idOrLabel);
    }

    /** The position of an exact id, or null; a label is not an id. */
    @Nullable
    Integer withId(String id) {
        Integer at = names.get(id);
        return at != null && id(at).equals(id) ? at : null;
    }

    /** Every label that is declared, in load order. */
    Set<String> labels() {
        return labels.keySet();
    }

    List<Revision> at(int... positions) {
        return Arrays.stream(positions).mapToObj(revisions::get).toList();
    }

    List<String> ids(int... positions) {
        return Arrays.stream(positions).mapToObj(this::id).toList();
    }

    List<String> ids(BitSet positions) {
        return ids(positions.stream().toArray());
    }

    /** Those given and everything they need, dependencies included. */
    BitSet ancestors(BitSet of) {
        return reach(parents, of);
    }

    /** Those given and everything that needs them, dependents included. */
    BitSet descendants(BitSet of) {
        return reach(next, of);
    }

    /** Those given and the revisions they descend from. */
    BitSet lineageAncestors(BitSet of) {
        return reach(down, of);
    }

    /** Those given and the revisions that descend from them. */
    BitSet lineageDescendants(BitSet of) {
        return reach(children, of);
    }

    static BitSet set(int... positions) {
        BitSet set = new BitSet();
        for (int at : positions) {
            set.set(at);
        }
        return set;
    }

    static BitSet reach(int[][] edges, BitSet from) {
        BitSet reached = new BitSet(edges.length);
        reached.or(from);
        int[] stack = new int[Math.max(16, from.cardinality())];
        int top = 0;
        for (int at = from.nextSetBit(0); at >= 0; at = from.nextSetBit(at + 1)) {
            stack[top++] = at;
        }
        while (top > 0) {
            for (int other : edges[stack[--top]]) {
                if (!reached.get(other)) {
                    reached.set(other);
                    if (top == stack.length) {
                        stack = Arrays.copyOf(stack, top * 2);
                    }
                    stack[top++] = other;
                }
            }
        }
        return reached;
    }

    /** The edges the other way round; where there are several, in the order of the positions they come from. */
    static int[][] reversed(int[][] edges) {
        int[] counts = new int[edges.length];
        for (int[] targets : edges) {
            for (int target : targets) {
                counts[target]++;
            }
        }
        int[][] result = new int[edges.length][];
        for (int at = 0; at < result.length; at++) {
            result[at] = counts[at] == 0 ? NONE : new int[counts[at]];
        }
        for (int from = edges.length - 1; from >= 0; from--) {
            for (int target : edges[from]) {
                result[target][--counts[target]] = from;
            }
        }
        return result;
    }

    /** Parents before children; shorter than the graph where there is a cycle. */
    static int[] parentsFirst(int[][] parents, int[][] children) {
        int[] waiting = new int[parents.length];
        int[] order = new int[parents.length];
        int filled = 0;
        for (int at = 0; at < parents.length; at++) {
            waiting[at] = parents[at].length;
            if (waiting[at] == 0) {
                order[filled++] = at;
            }
        }
        for (int done = 0; done < filled; done++) {
            for (int child : children[order[done]]) {
                if (--waiting[child] == 0) {
                    order[filled++] = child;
                }
            }
        }
        return Arrays.copyOf(order, filled);
    }

    private int[][] withoutInherited(int[][] all) {
        Map<Integer, List<Integer>> declarers = new HashMap<>();
        for (int at = 0; at < size(); at++) {
            for (int dependency : dependencies[at]) {
                declarers.computeIfAbsent(dependency, _ -> new ArrayList<>()).add(at);
            }
        }
        int[][] result = all.clone();
        declarers.forEach((dependency, by) -> {
            if (by.size() > 1) {
                BitSet inherit = new BitSet();
                by.forEach(declarer -> Arrays.stream(children[declarer]).forEach(inherit::set));
                BitSet covered = lineageDescendants(inherit);
                by.stream().filter(covered::get).filter(at -> !contains(down[at], dependency))
                        .forEach(at -> result[at] = without(result[at], dependency));
            }
        });
        return result;
    }

    private static int[] union(int[] first, int[] second) {
        if (second.length == 0) {
            return first;
        }
        Set<Integer> both = new LinkedHashSet<>();
        Arrays.stream(first).forEach(both::add);
        Arrays.stream(second).forEach(both::add);
        return both.stream().mapToInt(Integer::intValue).toArray();
    }

    static boolean contains(int[] positions, int wanted) {
        for (int at : positions) {
            if (at == wanted) {
                return true;
            }
        }
        return false;
    }

    private static int[] without(int[] positions, int unwanted) {
        return Arrays.stream(positions).filter(at -> at != unwanted).toArray();
    }
}
