package dev.retort.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * What a symbol means in a graph: ids, beginnings of ids, labels, {@code head}, {@code heads}, {@code base},
 * {@code label@…}, and walks of some steps from a revision. Positions are those of {@link RevisionLinks}.
 */
final class SymbolResolver {

    /** Before every revision: what {@code base} names. */
    static final int NOTHING = -1;
    /** Where a walk down arrives below the oldest revision; unlike {@link #NOTHING} no walk goes on from here. */
    static final int BOTTOM = -2;
    /** A walk that ran out of revisions. */
    static final int PAST_END = -3;

    /** Labels and ids shorter than this are found by their whole name only. */
    private static final int SHORTEST_ABBREVIATED = 4;
    private static final Pattern BELOW_HEADS = Pattern.compile("-\\d+");

    private final RevisionLinks links;
    private final BranchLabels labels;
    private final int[] heads;
    private final int[] realHeads;
    private final int[] bases;

    SymbolResolver(RevisionLinks links, BranchLabels labels) {
        this.links = links;
        this.labels = labels;
        heads = withNone(links.children);
        realHeads = withNone(links.next);
        bases = withNone(links.down);
    }

    /** Heads by lineage, in load order. */
    int[] heads() {
        return heads;
    }

    /** Heads that nothing depends on either, in load order. */
    int[] realHeads() {
        return realHeads;
    }

    int[] bases() {
        return bases;
    }

    /**
     * Every revision a symbol names; none for {@code base}. {@code -n} and {@code label@-n} count from the heads, and
     * may end {@link #BOTTOM} or {@link #PAST_END}.
     */
    int[] all(String symbol) {
        Parsed parsed = parse(symbol);
        if (parsed.names.size() == 1 && BELOW_HEADS.matcher(parsed.names.getFirst()).matches()) {
            int steps = RelativeSpec.parse(parsed.names.getFirst()).orElseThrow().count();
            if (steps < 0) {
                return Arrays.stream(realHeads)
                        .filter(head -> parsed.branch == null || labels.of(head).contains(parsed.branch))
                        .map(head -> walk(head, steps, null, false)).toArray();
            }
        }
        if (parsed.names.isEmpty()) {
            return RevisionLinks.NONE;
        }
        Scope scope = scope(parsed.branch);
        return parsed.names.stream().mapToInt(name -> lookUp(name, scope)).toArray();
    }

    /** The one revision a symbol names, or {@link #NOTHING}. */
    int one(String symbol) {
        Parsed parsed = parse(symbol);
        if (parsed.names.size() > 1) {
            throw RevisionProblems.multipleHeads(symbol, parsed.names);
        }
        return parsed.names.isEmpty() ? NOTHING : lookUp(parsed.names.getFirst(), scope(parsed.branch));
    }

    /** The revision with that id or label, or the beginning of one; no symbol. */
    int named(String name) {
        return lookUp(name, null);
    }

    /** The revision that carries a label, or that an id or the beginning of one names. */
    int branch(String label) {
        Integer exact = links.named(label);
        if (exact != null) {
            return exact;
        }
        try {
            return lookUp(label, null);
        } catch (RetortException problem) {
            throw problem.code() == ProblemCode.REVISION_NOT_FOUND
                    ? RevisionProblems.unknownBranch(label, links.labels())
                    : problem;
        }
    }

    /** Those of the targets that descend from what the symbol names, are it, or are above it. */
    int[] sharingLineage(int[] targets, String symbol, boolean throughDependencies) {
        Parsed parsed = parse(symbol);
        if (targets.length == 0) {
            return targets;
        }
        Stream<String> branch = parsed.branch == null ? Stream.empty() : Stream.of(parsed.branch);
        int[] against = Stream.concat(branch, parsed.names.stream()).mapToInt(name -> lookUp(name, null)).toArray();
        if (against.length == 0) {
            return targets;
        }
        BitSet related = related(RevisionLinks.set(against), throughDependencies);
        return Arrays.stream(targets).filter(related::get).toArray();
    }

    /**
     * Goes up (positive) or down (negative) by lineage.
     *
     * @param start a position, {@link #NOTHING} or {@link #BOTTOM}
     * @param branch on the way up, only children on this branch count
     * @param stopAtEnds where the way ends early, stay there rather than answer {@link #PAST_END}
     */
    int walk(int start, int steps, @Nullable String branch, boolean stopAtEnds) {
        int at = start;
        @Nullable
        BitSet onBranch = null;
        for (int left = Math.abs(steps); left > 0; left--) {
            int[] ways = steps > 0 ? above(at) : below(at);
            if (steps > 0 && branch != null && ways.length > 0) {
                onBranch = onBranch == null ? RevisionLinks.set(sharingLineage(everything(), branch, false)) : onBranch;
                ways = Arrays.stream(ways).filter(onBranch::get).toArray();
            }
            if (ways.length == 0) {
                return stopAtEnds ? at : PAST_END;
            }
            if (ways.length > 1) {
                throw RevisionProblems.twoWays(at < 0 ? null : links.id(at), links.ids(ways), steps > 0);
            }
            at = ways[0];
        }
        return at;
    }

    /** Ids and labels, for suggestions. */
    Collection<String> names() {
        Set<String> names = new LinkedHashSet<>(links.labels());
        links.revisions.forEach(revision -> names.add(revision.id()));
        return names;
    }

    private int[] above(int at) {
        return at == NOTHING ? bases : links.children[at];
    }

    private int[] below(int at) {
        if (at == BOTTOM) {
            return RevisionLinks.NONE;
        }
        int[] ways = at == NOTHING ? heads : links.down[at];
        return ways.length == 0 ? new int[]{BOTTOM} : ways;
    }

    private int[] everything() {
        return IntStream.range(0, links.size()).toArray();
    }

    private BitSet related(BitSet to, boolean throughDependencies) {
        BitSet related = throughDependencies ? links.ancestors(to) : links.lineageAncestors(to);
        related.or(throughDependencies ? links.descendants(to) : links.lineageDescendants(to));
        return related;
    }

    private record Parsed(List<String> names, @Nullable String branch) {}

    /** Splits at the first {@code @} and replaces {@code head}, {@code heads} and {@code base}. */
    private Parsed parse(String symbol) {
        int at = symbol.indexOf('@');
        String branch = at > 0 ? symbol.substring(0, at) : null;
        String name = symbol.substring(at + 1);
        return switch (name) {
            case "heads" -> new Parsed(
                    links.ids(branch == null ? realHeads : sharingLineage(heads, branch, false)), branch);
            case "head" -> new Parsed(head(branch), branch);
            case "base" -> new Parsed(List.of(), branch);
            default -> new Parsed(List.of(name), branch);
        };
    }

    private List<String> head(@Nullable String branch) {
        int[] found = branch == null ? heads : sharingLineage(heads, branch, false);
        if (found.length > 1) {
            throw RevisionProblems.multipleHeads(branch == null ? "head" : branch + "@head", links.ids(found));
        }
        return links.ids(found);
    }

    /** A branch named before an {@code @}, and the revisions that share lineage with it. */
    private record Scope(String branch, BitSet members) {}

    private @Nullable Scope scope(@Nullable String branch) {
        return branch == null ? null : new Scope(branch, related(RevisionLinks.set(branch(branch)), false));
    }

    private int lookUp(String name, @Nullable Scope scope) {
        Integer exact = links.named(name);
        int found = exact != null ? exact : abbreviated(name, scope);
        if (scope != null && !scope.members.get(found)) {
            throw RevisionProblems.notOnBranch(links.id(found), scope.branch);
        }
        return found;
    }

    private int abbreviated(String beginning, @Nullable Scope scope) {
        List<String> matches = beginning.isEmpty()
                ? List.of()
                : Stream.concat(links.revisions.stream().map(Revision::id), links.labels().stream())
                        .filter(name -> name.length() >= SHORTEST_ABBREVIATED && name.startsWith(beginning))
                        .filter(name -> scope == null || scope.members.get(position(name))).toList();
        return switch (matches.size()) {
            case 0 -> throw RevisionProblems.notFound(beginning, names());
            case 1 -> position(matches.getFirst());
            default -> throw RevisionProblems.ambiguous(beginning, matches);
        };
    }

    private int position(String name) {
        Integer at = links.named(name);
        if (at == null) {
            throw new IllegalArgumentException(name);
        }
        return at;
    }

    private static int[] withNone(int[][] edges) {
        return IntStream.range(0, edges.length).filter(at -> edges[at].length == 0).toArray();
    }
}
