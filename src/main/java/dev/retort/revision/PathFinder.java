package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** The ways an upgrade and a downgrade take from the rows of a version table. */
final class PathFinder {

    private final RevisionLinks links;
    private final SymbolResolver symbols;
    private final TargetReader targets;

    PathFinder(RevisionLinks links, SymbolResolver symbols) {
        this.links = links;
        this.symbols = symbols;
        targets = new TargetReader(links, symbols);
    }

    /** Everything the target needs that is not applied yet, oldest first. */
    RevisionPath upgrade(int[] rows, String target) {
        refuseRange(target);
        int[] wanted = targets.upgradeTargets(target, TargetReader.Start.rows(rows), false);
        requireApart(wanted);
        requireRowsApart(rows);
        BitSet needed = links.ancestors(RevisionLinks.set(wanted));
        needed.andNot(links.ancestors(RevisionLinks.set(rows)));
        int[] newestFirst = RevisionOrder.newestFirst(links, needed, RevisionLinks.set(wanted));
        int[] order = IntStream.range(0, newestFirst.length).map(i -> newestFirst[newestFirst.length - 1 - i])
                .toArray();
        return path(Direction.UPGRADE, target, rows, order, List.of());
    }

    /** Everything applied that descends from the target or depends on it, newest first. */
    RevisionPath downgrade(int[] rows, String target) {
        refuseRange(target);
        List<String> warnings = new ArrayList<>();
        TargetReader.Bottom bottom = targets.downgradeTarget(target, links.ids(rows), false, warnings::add);
        int revision = bottom.revision();
        BitSet gone = links.descendants(roots(bottom, target, warnings));
        gone.and(links.ancestors(RevisionLinks.set(rows)));
        if (revision != SymbolResolver.NOTHING && gone.isEmpty() && !RevisionLinks.contains(rows, revision)) {
            throw RevisionProblems.notAnAncestor(
                    "Destination %s is not a valid downgrade target from current head(s)".formatted(target))
                    .hint(rows.length == 0
                            ? "Nothing is applied."
                            : "The database is at %s; name a revision below it."
                                    .formatted(String.join(", ", links.ids(rows))))
                    .data("heads", links.ids(rows));
        }
        int[] order = RevisionOrder.newestFirst(links, gone, RevisionLinks.set(rows));
        return path(Direction.DOWNGRADE, target, rows, order, warnings);
    }

    /** The lowest revisions to go: bases, or the children of the target, on the branch where one is named. */
    private BitSet roots(TargetReader.Bottom bottom, String target, List<String> warnings) {
        boolean toBase = bottom.revision() == SymbolResolver.NOTHING;
        int[] roots = toBase ? symbols.bases() : links.children[bottom.revision()];
        String branch = bottom.branch();
        if (branch == null) {
            return RevisionLinks.set(roots);
        }
        // Alembic looks at the branch only where there are several roots, and counts a base once more for each label.
        long counted = roots.length
                + (toBase ? Arrays.stream(roots).mapToLong(this::labelCount).sum() : 0);
        if (counted <= 1) {
            if (target.endsWith("@base") && roots.length == 1) {
                warnings.add("All of the history begins at %s, so '%s' takes all of it down, not only that branch."
                        .formatted(links.id(roots[0]), target));
            }
            return RevisionLinks.set(roots);
        }
        BitSet onBranch = links.lineageAncestors(RevisionLinks.set(symbols.branch(branch)));
        onBranch.and(RevisionLinks.set(roots));
        if (onBranch.isEmpty()) {
            throw RevisionProblems.notAnAncestor("Not a valid downgrade target from current heads")
                    .hint("Branch '%s' does not lead through it.".formatted(branch)).data("branch", branch)
                    .data("candidates", links.ids(roots));
        }
        return onBranch;
    }

    private long labelCount(int revision) {
        return links.revisions.get(revision).branchLabels().size();
    }

    private RevisionPath path(Direction direction, String target, int[] rows, int[] order, List<String> warnings) {
        VersionRows table = new VersionRows(links, RevisionLinks.set(rows));
        List<String> from = table.sorted();
        List<RevisionStep> steps = new ArrayList<>(order.length);
        for (int revision : order) {
            List<VersionChange> changes = direction == Direction.UPGRADE
                    ? table.upgrade(revision)
                    : table.downgrade(revision);
            steps.add(new RevisionStep(links.id(revision), direction, changes, table.sorted(),
                    logLine(direction, links.revisions.get(revision))));
        }
        return new RevisionPath(direction, target, from, table.sorted(), steps, warnings);
    }

    private static String logLine(Direction direction, Revision revision) {
        String down = String.join(", ", revision.downRevisions());
        return direction == Direction.UPGRADE
                ? "upgrade " + down + " -> " + revision.id()
                : "downgrade " + revision.id() + " -> " + down;
    }

    private static void refuseRange(String target) {
        if (target.indexOf(':') >= 0) {
            throw RevisionProblems.rangeNotAllowed("Range revision not allowed")
                    .hint("'%s' gives a start too, which only --sql takes; a run starts where the database is."
                            .formatted(target));
        }
    }

    /** No target may need another one: one of them would be said twice. */
    void requireApart(int[] wanted) {
        Overlap overlap = overlap(wanted, links.parents);
        if (overlap != null) {
            throw RevisionProblems.overlapping(overlap.revision, overlap.others);
        }
    }

    private void requireRowsApart(int[] rows) {
        Overlap overlap = overlap(rows, links.parents);
        if (overlap != null) {
            throw RevisionProblems.overlappingRows(overlap.revision, overlap.others);
        }
    }

    /** No target may descend from another one. */
    void requireApartUpwards(int[] wanted) {
        Overlap overlap = overlap(wanted, links.children);
        if (overlap != null) {
            throw RevisionProblems.overlapping(overlap.revision, overlap.others);
        }
    }

    private record Overlap(String revision, List<String> others) {}

    /** The first of the targets from which another one can be reached, with all of those. */
    private @Nullable Overlap overlap(int[] wanted, int[][] edges) {
        BitSet targetSet = RevisionLinks.set(wanted);
        if (targetSet.cardinality() < 2) {
            return null;
        }
        BitSet beyond = new BitSet();
        for (int target : wanted) {
            Arrays.stream(edges[target]).forEach(beyond::set);
        }
        if (!RevisionLinks.reach(edges, beyond).intersects(targetSet)) {
            return null;
        }
        for (int target : wanted) {
            BitSet others = RevisionLinks.reach(edges, RevisionLinks.set(target));
            others.clear(target);
            others.and(targetSet);
            if (!others.isEmpty()) {
                return new Overlap(links.id(target), links.ids(others));
            }
        }
        return null;
    }

    TargetReader targets() {
        return targets;
    }
}
