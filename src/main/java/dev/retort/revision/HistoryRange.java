package dev.retort.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** The revisions of a range such as {@code a:b}, {@code -3:current} or {@code current:+2}, both ends included. */
final class HistoryRange {

    private static final String CURRENT = "current";
    private static final Pattern COLON = Pattern.compile(":");

    private final RevisionLinks links;
    private final SymbolResolver symbols;
    private final BranchLabels labels;
    private final PathFinder paths;
    private final TargetReader targets;

    HistoryRange(RevisionLinks links, SymbolResolver symbols, BranchLabels labels, PathFinder paths) {
        this.links = links;
        this.symbols = symbols;
        this.labels = labels;
        this.paths = paths;
        targets = paths.targets();
    }

    /**
     * The revisions of a range.
     *
     * @param range null for all
     * @param rows the version table's rows, which {@code current} stands for
     * @return newest first
     */
    int[] revisions(@Nullable String range, int[] rows) {
        String[] ends = range == null ? new String[]{"", ""} : ends(range);
        End upper = end(ends[1], "heads", rows);
        End lower = CURRENT.equals(ends[1])
                ? end(ends[0], "base", null)
                : end(ends[0], "base", rows);
        return between(lower, upper);
    }

    private static String[] ends(String range) {
        String[] ends = COLON.split(range.strip(), -1);
        if (ends.length != 2) {
            throw RevisionProblems.rangeNotAllowed("History range requires [start]:[end], [start]:, or :[end]")
                    .hint("For one revision use 'show'; for all up to one, ':REVISION'.");
        }
        return ends;
    }

    /** One end: a symbol, or the rows where it is {@code current} and there are any. */
    private record End(@Nullable String symbol, int[] rows) {

        String text(RevisionLinks links) {
            return symbol != null ? symbol : String.join(", ", links.ids(rows));
        }
    }

    private static End end(String text, String otherwise, int @Nullable [] rows) {
        if (CURRENT.equals(text) && rows != null) {
            return rows.length == 0 ? new End(otherwise, rows) : new End(null, rows);
        }
        return new End(text.isEmpty() ? otherwise : text, RevisionLinks.NONE);
    }

    private int[] between(End lower, End upper) {
        int[] from = lower.symbol == null ? lower.rows : null;
        int[] wanted = onBranchOf(lower, wanted(lower, upper));
        paths.requireApart(wanted);
        BitSet needed = links.ancestors(RevisionLinks.set(wanted));
        int[] starts = from != null ? from : symbols.all(String.valueOf(lower.symbol));
        requireBelow(starts, needed, lower, upper);
        if (starts.length > 0 && starts[0] == SymbolResolver.PAST_END) {
            starts = startsBelowUpper(lower, upper);
        }
        paths.requireApart(Arrays.stream(starts).filter(at -> at >= 0).toArray());
        if (Arrays.stream(starts).anyMatch(at -> at < 0)) {
            throw RevisionProblems.tooFar(lower.text(links));
        }
        BitSet startSet = RevisionLinks.set(starts);
        needed.andNot(links.ancestors(startSet));
        needed.or(startSet);
        if (starts.length > 0) {
            paths.requireApartUpwards(starts);
            needed.and(links.lineageDescendants(startSet));
        }
        return RevisionOrder.newestFirst(links, needed, RevisionLinks.set(wanted));
    }

    private int[] wanted(End lower, End upper) {
        if (upper.symbol == null) {
            return upper.rows;
        }
        RelativeSpec relative = RelativeSpec.parse(upper.symbol).orElse(null);
        boolean countsOnBranch = relative != null && relative.symbol() == null && relative.branch() != null
                && relative.count() > 0;
        int[] rows = lower.symbol == null
                ? lower.rows
                : countsOnBranch ? symbols.all(lower.symbol) : RevisionLinks.NONE;
        return targets.upgradeTargets(upper.symbol, new TargetReader.Start(lower.symbol, rows), true);
    }

    /** {@code label@…} below keeps to that branch above. */
    private int[] onBranchOf(End lower, int[] wanted) {
        int at = lower.symbol == null ? -1 : lower.symbol.indexOf('@');
        if (at < 0) {
            return wanted;
        }
        String named = String.valueOf(lower.symbol).substring(0, at);
        int revision = symbols.one(named);
        if (revision >= 0 && links.id(revision).equals(named)) {
            Set<String> own = labels.of(revision);
            return own.size() == 1
                    ? withLabel(wanted, own.iterator().next())
                    : symbols.sharingLineage(wanted, named, false);
        }
        return withLabel(wanted, named);
    }

    private int[] withLabel(int[] revisions, String label) {
        return Arrays.stream(revisions).filter(at -> labels.of(at).contains(label)).toArray();
    }

    private void requireBelow(int[] starts, BitSet needed, End lower, End upper) {
        boolean apart = Arrays.stream(starts)
                .anyMatch(at -> at == SymbolResolver.BOTTOM || (at >= 0 && !needed.get(at)));
        if (apart) {
            throw RevisionProblems.notAnAncestor(
                    "Requested range %s:%s does not refer to ancestor/descendant revisions along the same branch"
                            .formatted(lower.text(links), upper.text(links)))
                    .hint("The start comes before the end, and the end descends from it.");
        }
    }

    /** {@code -3:end} where that leads past the heads' history: three below the end, or its base. */
    private int[] startsBelowUpper(End lower, End upper) {
        List<String> above = upper.symbol == null ? links.ids(upper.rows) : List.of(upper.symbol);
        try {
            int bottom = targets.downgradeTarget(lower.text(links), above, true, _ -> {}).revision();
            return bottom == SymbolResolver.NOTHING ? RevisionLinks.NONE : new int[]{bottom};
        } catch (RetortException problem) {
            throw problem.code() != ProblemCode.UNKNOWN_BRANCH
                    ? problem
                    : new RetortException(ProblemCode.REVISION_NOT_FOUND,
                            "'%s' leads past the start of the history".formatted(lower.text(links)))
                            .hint("Use 'base' for the start.");
        }
    }
}
