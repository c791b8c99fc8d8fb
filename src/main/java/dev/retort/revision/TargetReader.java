package dev.retort.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Reads the target of an upgrade or a downgrade, which may count from where the database stands. */
final class TargetReader {

    private final RevisionLinks links;
    private final SymbolResolver symbols;

    TargetReader(RevisionLinks links, SymbolResolver symbols) {
        this.links = links;
        this.symbols = symbols;
    }

    /**
     * Where a relative target counts from.
     *
     * @param symbol a symbol, as in {@code abc:+2}, or null for the rows
     * @param rows the positions of the version table's rows, or of what the symbol names
     */
    record Start(@Nullable String symbol, int[] rows) {

        static Start rows(int... rows) {
            return new Start(null, rows);
        }
    }

    /**
     * The revisions an upgrade leads to; none for {@code base}.
     *
     * @param stopAtEnds a walk past the last revision stops there
     */
    int[] upgradeTargets(String target, Start from, boolean stopAtEnds) {
        Optional<RelativeSpec> relative = RelativeSpec.parse(target);
        int[] found = relative.isPresent()
                ? new int[]{relativeUpgrade(target, relative.get(), from, stopAtEnds)}
                : symbols.all(target);
        if (Arrays.stream(found).anyMatch(at -> at < 0)) {
            throw RevisionProblems.tooFar(target);
        }
        return found;
    }

    private int relativeUpgrade(String target, RelativeSpec spec, Start from, boolean stopAtEnds) {
        if (spec.count() > 0 && spec.symbol() == null) {
            int reached = symbols.walk(startOfUpgrade(spec, from), spec.count(), spec.branch(), stopAtEnds);
            if (reached == SymbolResolver.PAST_END) {
                throw RevisionProblems.tooFew(spec.steps(), spec.distance());
            }
            return reached;
        }
        if (spec.symbol() == null) {
            throw RevisionProblems.tooFew(spec.steps(), spec.distance());
        }
        boolean up = spec.count() > 0;
        int start = symbols.one(up || spec.branch() == null ? spec.symbol() : spec.branch() + "@" + spec.symbol());
        int reached = symbols.walk(start, spec.count(), up ? spec.branch() : null, stopAtEnds);
        if (reached < 0) {
            throw RevisionProblems.tooFar(target);
        }
        return reached;
    }

    private int startOfUpgrade(RelativeSpec spec, Start from) {
        if (spec.branch() == null && from.symbol != null) {
            return symbols.one(from.symbol);
        }
        int[] starts = spec.branch() == null ? from.rows : startsOnBranch(spec.branch(), from.rows);
        if (starts.length > 1) {
            throw RevisionProblems.severalRows(spec.steps(), links.ids(starts));
        }
        return starts.length == 0 ? SymbolResolver.NOTHING : starts[0];
    }

    /** The rows on the branch; where none is, the newest applied revisions the branch shares with them. */
    private int[] startsOnBranch(String branch, int[] rows) {
        int[] starts = symbols.sharingLineage(rows, branch, false);
        if (starts.length > 0) {
            return starts;
        }
        int[] applied = links.ancestors(RevisionLinks.set(rows)).stream().toArray();
        BitSet shared = RevisionLinks.set(symbols.sharingLineage(applied, branch, false));
        return RevisionOrder.tips(links, shared).stream().toArray();
    }

    /**
     * Where a downgrade leads.
     *
     * @param branch the branch it is limited to, null for all
     * @param revision a position, or {@link SymbolResolver#NOTHING} for base
     */
    record Bottom(@Nullable String branch, int revision) {}

    /**
     * Reads the target of a downgrade.
     *
     * @param from ids of the version table's rows, in their order, or the symbol that stands for them in a range
     * @param stopAtEnds a walk past the last revision stops there
     * @param warnings takes what a person should know
     */
    Bottom downgradeTarget(String target, List<String> from, boolean stopAtEnds, Consumer<String> warnings) {
        Optional<RelativeSpec> relative = RelativeSpec.parse(target);
        if (relative.isEmpty()) {
            int at = target.lastIndexOf('@');
            return new Bottom(at > 0 ? target.substring(0, at) : null, symbols.one(target.substring(at + 1)));
        }
        RelativeSpec spec = relative.get();
        String symbol = spec.symbol();
        if (spec.count() >= 0) {
            if (symbol == null) {
                throw RevisionProblems.tooFew(spec.steps(), spec.distance());
            }
            int reached = symbols.walk(symbols.one(symbol), spec.count(), spec.branch(), stopAtEnds);
            if (reached < 0) {
                throw RevisionProblems.tooFar(target);
            }
            return new Bottom(spec.branch(), reached);
        }
        String start = symbol != null ? symbol : startOfDowngrade(target, spec, from, warnings);
        String branch = symbol == null && spec.branch() == null ? start : spec.branch();
        int reached = symbols.walk(symbols.one(branch == null ? start : branch + "@" + start), spec.count(), null,
                stopAtEnds);
        if (reached == SymbolResolver.PAST_END) {
            throw symbol == null
                    ? RevisionProblems.tooFew(spec.steps(), spec.distance())
                    : RevisionProblems.tooFar(target);
        }
        return new Bottom(branch, Math.max(reached, SymbolResolver.NOTHING));
    }

    private String startOfDowngrade(String target, RelativeSpec spec, List<String> from, Consumer<String> warnings) {
        if (spec.branch() == null) {
            if (from.isEmpty()) {
                throw RevisionProblems.tooFew(spec.steps(), spec.distance());
            }
            if (from.stream().distinct().count() > 1) {
                warnings.accept("downgrade %s from multiple heads is ambiguous; it goes down from %s, the first row."
                        .formatted(spec.steps(), from.getFirst()));
            }
            return from.getFirst();
        }
        int[] rows = from.stream().mapToInt(symbols::named).toArray();
        int[] starts = symbols.sharingLineage(rows, spec.branch(), false);
        if (starts.length == 0) {
            BitSet applied = links.ancestors(RevisionLinks.set(rows));
            starts = symbols.sharingLineage(lineageTips(applied).stream().toArray(), spec.branch(), false);
        }
        if (starts.length == 1) {
            return links.id(starts[0]);
        }
        throw noSingleStart(target, spec.branch(), links.ids(starts));
    }

    private static RetortException noSingleStart(String target, String branch, List<String> starts) {
        return starts.isEmpty()
                ? RevisionProblems.noSuchStep("Nothing of branch '%s' is applied, so '%s' leads nowhere"
                        .formatted(branch, target)).hint("'current' shows what is applied.")
                : new RetortException(ProblemCode.NO_SUCH_STEP,
                        "Branch '%s' has several current revisions for '%s' to count from: %s".formatted(branch,
                                target, String.join(", ", starts)))
                        .hint("Name the revision to go down to.").data("candidates", starts);
    }

    /** Those that none of the others descends from. */
    BitSet lineageTips(BitSet revisions) {
        BitSet tips = (BitSet) revisions.clone();
        revisions.stream().forEach(at -> Arrays.stream(links.down[at]).forEach(tips::clear));
        return tips;
    }
}
