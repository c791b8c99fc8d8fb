package dev.retort.revision;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** The failures of symbols and paths, in Alembic's words where they are good, with the candidates to choose from. */
final class RevisionProblems {

    private static final int SHOWN = 5;

    private RevisionProblems() {}

    static RetortException notFound(String symbol, Collection<String> known) {
        RetortException problem = new RetortException(ProblemCode.REVISION_NOT_FOUND,
                "Can't locate revision identified by '%s'".formatted(symbol)).data("symbol", symbol);
        List<String> close = closest(symbol, known);
        if (!close.isEmpty()) {
            problem.hint("Did you mean %s?".formatted(String.join(" or ", close))).data("candidates", close);
        } else if (symbol.length() < 4) {
            problem.hint("The beginning of an id works where it is the beginning of only one.");
        } else {
            problem.hint("'history' lists the revisions there are.");
        }
        return problem;
    }

    static RetortException ambiguous(String symbol, List<String> matches) {
        return new RetortException(ProblemCode.AMBIGUOUS_REVISION,
                "Multiple revisions start with '%s': %s".formatted(symbol, some(matches)))
                .hint("Write more of the id.").data("symbol", symbol).data("matches", matches);
    }

    static RetortException unknownBranch(String branch, Collection<String> labels) {
        RetortException problem = new RetortException(ProblemCode.UNKNOWN_BRANCH,
                "No such branch: '%s'".formatted(branch)).data("branch", branch);
        return labels.isEmpty()
                ? problem.hint("No revision declares a branch label; name a revision id before the '@'.")
                : problem.hint("Branch labels: %s.".formatted(some(labels))).data("candidates", List.copyOf(labels));
    }

    static RetortException notOnBranch(String revision, String branch) {
        return new RetortException(ProblemCode.REVISION_NOT_FOUND,
                "Revision %s is not a member of branch '%s'".formatted(revision, branch))
                .hint("Name a revision of that branch, or leave '%s@' out.".formatted(branch))
                .data("revision", revision).data("branch", branch);
    }

    static RetortException multipleHeads(String argument, List<String> heads) {
        return new RetortException(ProblemCode.MULTIPLE_HEADS,
                ("Multiple head revisions are present for given argument '%s'; please specify a specific target "
                        + "revision, '<branchname>@%s' to narrow to a specific head, or 'heads' for all heads")
                        .formatted(argument, argument))
                .hint("The heads are %s. 'merge heads' makes them one.".formatted(some(heads))).data("heads", heads);
    }

    static RetortException tooFew(String steps, String distance) {
        return noSuchStep("Relative revision %s didn't produce %s migrations".formatted(steps, distance))
                .hint("There are fewer revisions in that direction; 'history' shows them.");
    }

    static RetortException tooFar(String target) {
        return noSuchStep("Walked too far: '%s' leads past the end of the history".formatted(target))
                .hint("There are fewer revisions in that direction; 'history' shows them.");
    }

    /** On the way down a branch label does not tell which side of a merge is meant; nor does it in Alembic. */
    static RetortException twoWays(@Nullable String from, List<String> candidates, boolean up) {
        String place = from == null ? "the start" : "'" + from + "'";
        return noSuchStep("Ambiguous walk: several revisions are next to %s: %s".formatted(place, some(candidates)))
                .hint(up
                        ? "Name the revision, or the branch as in 'label@+1'."
                        : "Name the revision to go down to, such as '%s'.".formatted(candidates.getFirst()))
                .data("candidates", candidates);
    }

    static RetortException severalRows(String steps, List<String> rows) {
        return noSuchStep("Ambiguous upgrade from multiple current revisions: '%s' could count from %s"
                .formatted(steps, some(rows))).hint("Name the branch, as in 'label@%s'.".formatted(steps))
                .data("candidates", rows);
    }

    static RetortException noSuchStep(String message) {
        return new RetortException(ProblemCode.NO_SUCH_STEP, message);
    }

    static RetortException overlapping(String revision, List<String> others) {
        return new RetortException(ProblemCode.OVERLAPPING_TARGETS,
                "Requested revision %s overlaps with other requested revisions %s".formatted(revision,
                        String.join(", ", others)))
                .hint("%s already includes %s; name only one of them.".formatted(revision, some(others)))
                .data("revision", revision).data("overlaps", others);
    }

    static RetortException overlappingRows(String row, List<String> implied) {
        return new RetortException(ProblemCode.OVERLAPPING_TARGETS,
                "Requested revision %s overlaps with other requested revisions %s".formatted(row,
                        String.join(", ", implied)))
                .hint("The version table names %s and also what it includes; 'stamp --purge %s' puts that right."
                        .formatted(row, row))
                .data("revision", row).data("overlaps", implied);
    }

    static RetortException notAnAncestor(String message) {
        return new RetortException(ProblemCode.NOT_AN_ANCESTOR, message);
    }

    static RetortException rangeNotAllowed(String message) {
        return new RetortException(ProblemCode.RANGE_NOT_ALLOWED, message);
    }

    static RetortException unknownRows(List<String> unknown, Collection<String> known) {
        List<String> close = unknown.stream().flatMap(id -> closest(id, known).stream()).distinct().toList();
        RetortException problem = new RetortException(ProblemCode.UNKNOWN_DATABASE_REVISION,
                "The database is at %s, which no revision file has".formatted(some(unknown)))
                .hint("Get the missing file (from another branch of the repository, say), or, where the schema is "
                        + "that of a revision here, say so with 'stamp --purge REVISION'.")
                .data("revisions", unknown);
        return close.isEmpty() ? problem : problem.data("candidates", close);
    }

    private static String some(Collection<String> ids) {
        String shown = String.join(", ", ids.stream().limit(SHOWN).toList());
        return ids.size() > SHOWN ? "%s and %d more".formatted(shown, ids.size() - SHOWN) : shown;
    }

    /** Up to three names that are a slip away: the same in another case, or a third of their letters different. */
    private static List<String> closest(String wanted, Collection<String> known) {
        String text = wanted.toLowerCase(Locale.ROOT);
        if (text.isBlank()) {
            return List.of();
        }
        record Near(String name, int distance) {}
        Stream<Near> near = known.stream().map(name -> new Near(name, distance(text, name.toLowerCase(Locale.ROOT))));
        return near.filter(it -> it.distance <= Math.min(text.length(), it.name.length()) / 3)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name)).limit(3).map(Near::name)
                .toList();
    }

    /** Levenshtein's distance, where a beginning counts as the whole. */
    private static int distance(String wanted, String name) {
        if (name.startsWith(wanted)) {
            return 0;
        }
        int[] row = new int[name.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (wanted.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[name.length()];
    }
}
