package dev.retort.revision;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * What the header of a new revision says about the graph.
 *
 * @param downRevisions ids; none for a new base, several for a merge
 * @param dependsOn ids, or labels where a label was given
 */
public record NewRevisionParents(List<String> downRevisions, List<String> dependsOn) {

    /** The width of Alembic's {@code version_num}; a longer id fails only once its SQL has run. */
    private static final Set<String> SYMBOLS = Set.of("base", "head", "heads", "current");

    /** Whether a parent may already have children. */
    public enum Splice {
        /** A new revision follows heads only. */
        HEADS_ONLY,
        /** It may follow any revision, and so begin a branch. */
        ANYWHERE
    }

    public NewRevisionParents {
        downRevisions = List.copyOf(downRevisions);
        dependsOn = List.copyOf(dependsOn);
    }

    /**
     * Resolves what {@code revision} or {@code merge} was asked for.
     *
     * @param heads symbols of the parents: {@code head} for the usual one, {@code base} for a new base, {@code heads}
     *            or several for a merge
     * @param dependsOn ids, beginnings of ids, or labels
     * @throws RetortException {@code multiple-heads} where {@code head} is several, {@code not-a-head},
     *             {@code overlapping-targets} where a parent is given twice, {@code no-such-step} where a walk down
     *             from the heads ends below the oldest
     */
    public static NewRevisionParents of(RevisionGraph graph, List<String> heads, List<String> dependsOn,
            Splice splice) {
        RevisionLinks links = graph.links();
        int[] parents = heads.stream().flatMapToInt(head -> Arrays.stream(parents(graph, head))).toArray();
        if (Arrays.stream(parents).distinct().count() < parents.length) {
            throw new RetortException(ProblemCode.OVERLAPPING_TARGETS, "Duplicate head revisions specified")
                    .hint("Name each revision once.").data("revisions", links.ids(parents));
        }
        if (splice == Splice.HEADS_ONLY) {
            for (int parent : parents) {
                if (links.children[parent].length > 0) {
                    throw notAHead(graph, links.id(parent));
                }
            }
        }
        List<String> needs = dependsOn.stream().map(symbol -> dependency(graph, symbol)).toList();
        return new NewRevisionParents(links.ids(parents), needs);
    }

    /**
     * Checks an id before a file is written with it.
     *
     * @throws RetortException {@code invalid-revision-file} for characters that symbols use, more than
     *             {@value Revision#LONGEST_ID} of them, or a word that is a symbol; {@code duplicate-revision}, {@code duplicate-label}
     */
    public static void checkId(RevisionGraph graph, String id) {
        GraphChecks.checkId(id);
        if (id.codePointCount(0, id.length()) > Revision.LONGEST_ID) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE,
                    "Revision identifier '%s' is longer than the %d characters the version table holds".formatted(id,
                            Revision.LONGEST_ID))
                    .hint("Choose a shorter one.").data("revision", id);
        }
        refuseSymbol(id, "revision identifier");
        if (graph.find(id).isPresent()) {
            throw new RetortException(ProblemCode.DUPLICATE_REVISION, "Revision %s exists already".formatted(id))
                    .hint("Choose another id.").data("revision", id);
        }
        Integer carrier = graph.links().named(id);
        if (carrier != null) {
            throw GraphChecks.duplicateLabel(id, graph.links().id(carrier), id);
        }
    }

    /**
     * Checks a branch label before a file is written with it.
     *
     * @param id the revision that will declare it
     * @throws RetortException {@code duplicate-label}; {@code invalid-revision-file} for one that symbols could not
     *             name, such as {@code release-2}, which reads as two below {@code release}
     */
    public static void checkLabel(RevisionGraph graph, String id, String label) {
        boolean addressable = !label.isBlank() && label.chars().noneMatch(c -> "@:,".indexOf(c) >= 0)
                && label.chars().noneMatch(Character::isWhitespace) && RelativeSpec.parse(label).isEmpty();
        if (!addressable) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE,
                    "Branch label '%s' could not be addressed".formatted(label))
                    .hint("Use letters, digits and '_'; a '-' or '+' before a digit reads as a number of steps.")
                    .data("label", label);
        }
        refuseSymbol(label, "branch label");
        Integer other = graph.links().named(label);
        if (other != null || label.equals(id)) {
            throw GraphChecks.duplicateLabel(label, id, other == null ? id : graph.links().id(other));
        }
    }

    private static int[] parents(RevisionGraph graph, String symbol) {
        int[] found = graph.symbols().all(symbol);
        if (Arrays.stream(found).anyMatch(at -> at < 0)) {
            throw RevisionProblems.tooFar(symbol);
        }
        return found;
    }

    private static RetortException notAHead(RevisionGraph graph, String id) {
        List<String> heads = graph.links().ids(graph.symbols().heads());
        return new RetortException(ProblemCode.NOT_A_HEAD,
                "Revision %s is not a head revision; please specify --splice to create a new branch from this revision"
                        .formatted(id))
                .hint("The heads are %s.".formatted(String.join(", ", heads))).data("revision", id)
                .data("heads", heads);
    }

    private static String dependency(RevisionGraph graph, String symbol) {
        int at = graph.symbols().one(symbol);
        if (at < 0) {
            throw RevisionProblems.notFound(symbol, graph.symbols().names());
        }
        String id = graph.links().id(at);
        return graph.branchLabels(id).contains(symbol) ? symbol : id;
    }

    private static void refuseSymbol(String word, String kind) {
        if (SYMBOLS.contains(word)) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE,
                    "'%s' cannot be a %s: it already means something".formatted(word, kind))
                    .hint("Choose another word.").data("revision", word);
        }
    }
}
