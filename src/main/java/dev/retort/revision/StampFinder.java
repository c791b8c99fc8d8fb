package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a stamp changes in a version table: the rows related to each target become it. */
final class StampFinder {

    private final RevisionLinks links;
    private final SymbolResolver symbols;

    StampFinder(RevisionLinks links, SymbolResolver symbols) {
        this.links = links;
        this.symbols = symbols;
    }

    RevisionPath stamp(int[] rows, List<String> targets) {
        return new Run(rows, targets).path(List.of(), links.ids(rows).stream().sorted().toList());
    }

    /**
     * Empties the table first.
     *
     * @param before what its rows say, which need not be revisions
     */
    RevisionPath purge(List<String> before, List<String> targets) {
        return new Run(RevisionLinks.NONE, targets).path(List.of(new VersionChange.Clear()),
                before.stream().sorted().toList());
    }

    private final class Run {
        private final String target;
        private final VersionRows table;
        private final int[] related;
        private final int[] wanted;
        private final List<RevisionStep> steps = new ArrayList<>();

        Run(int[] rows, List<String> targets) {
            target = String.join(" ", targets);
            table = new VersionRows(links, RevisionLinks.set(rows));
            Set<Integer> shared = new LinkedHashSet<>();
            for (String each : targets) {
                Arrays.stream(symbols.sharingLineage(rows, each, true)).forEach(shared::add);
            }
            related = shared.stream().mapToInt(Integer::intValue).toArray();
            wanted = targets.stream().flatMapToInt(each -> Arrays.stream(positions(each))).distinct().toArray();
        }

        private int[] positions(String symbol) {
            int[] found = symbols.all(symbol);
            if (Arrays.stream(found).anyMatch(at -> at == SymbolResolver.PAST_END)) {
                throw RevisionProblems.tooFar(symbol);
            }
            return Arrays.stream(found).filter(at -> at >= 0).toArray();
        }

        RevisionPath path(List<VersionChange> first, List<String> from) {
            if (wanted.length == 0) {
                for (int row : related) {
                    add("", links.id(row), List.of(table.delete(row)));
                }
            }
            for (int revision : wanted) {
                if (!RevisionLinks.contains(related, revision)) {
                    moveTo(revision);
                }
            }
            if (!first.isEmpty()) {
                putFirst(first);
            }
            return new RevisionPath(Direction.STAMP, target, from, table.sorted(), steps, List.of());
        }

        /** Related rows above or below the revision are replaced by it, in one step; else it is a new row. */
        private void moveTo(int revision) {
            BitSet relatedSet = RevisionLinks.set(related);
            boolean goesDown = links.descendants(RevisionLinks.set(revision)).intersects(relatedSet);
            boolean goesUp = links.ancestors(RevisionLinks.set(revision)).intersects(relatedSet);
            int[] left = goesDown || goesUp ? related : RevisionLinks.NONE;
            int[] present = Arrays.stream(left).filter(table::has).toArray();
            boolean insert = present.length == 0 || (!goesDown && present.length < left.length);
            if (goesDown && present.length < left.length) {
                // An earlier target took the rows; Alembic fails here.
                requireApart();
            }
            List<VersionChange> changes = new ArrayList<>();
            if (insert) {
                changes.add(table.insert(revision));
            } else {
                IntStream.range(0, present.length - 1).forEach(i -> changes.add(table.delete(present[i])));
                changes.add(table.update(present[present.length - 1], revision));
            }
            add(links.id(revision), String.join(", ", links.ids(left)), changes);
        }

        private void requireApart() {
            for (int revision : wanted) {
                BitSet others = links.ancestors(RevisionLinks.set(revision));
                others.and(RevisionLinks.set(wanted));
                others.clear(revision);
                if (!others.isEmpty()) {
                    throw RevisionProblems.overlapping(links.id(revision), links.ids(others));
                }
            }
        }

        private void add(String revision, String from, List<VersionChange> changes) {
            steps.add(new RevisionStep(revision, Direction.STAMP, changes, table.sorted(),
                    "stamp_revision " + from + " -> " + revision));
        }

        private void putFirst(List<VersionChange> first) {
            if (steps.isEmpty()) {
                steps.add(new RevisionStep("", Direction.STAMP, first, table.sorted(), "stamp_revision  -> "));
                return;
            }
            RevisionStep step = steps.getFirst();
            List<VersionChange> changes = new ArrayList<>(first);
            changes.addAll(step.versionChanges());
            steps.set(0, new RevisionStep(step.revision(), step.direction(), changes, step.headsAfter(),
                    step.logLine()));
        }
    }
}
