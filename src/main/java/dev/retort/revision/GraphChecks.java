package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** What must hold before revisions are a graph. Every failure names the revisions it is about. */
final class GraphChecks {

    /** Alembic's since 1.17.1: a symbol could not be told from an id that has one of them. */
    private static final String ILLEGAL_IN_ID = "+-:@";

    private GraphChecks() {}

    /** What can be said of a revision without looking at another one. */
    static void checkAlone(Revision revision) {
        String id = revision.id();
        checkId(id);
        if (revision.downRevisions().contains(id)) {
            throw loop(ProblemCode.REVISION_CYCLE, "Self-loop", id, "revises");
        }
        if (revision.dependsOn().contains(id)) {
            throw loop(ProblemCode.DEPENDENCY_CYCLE, "Dependency self-loop", id, "depends on");
        }
        for (String label : revision.branchLabels()) {
            if (label.isBlank() || label.indexOf('@') >= 0) {
                throw new RetortException(ProblemCode.INVALID_REVISION_FILE,
                        "Branch label '%s' in revision %s cannot be addressed".formatted(label, id))
                        .hint("Use letters, digits, '_' or '-' in a branch label.").data("revision", id)
                        .data("label", label);
            }
        }
    }

    /** Refuses an id that is empty or has a character that symbols use. */
    static void checkId(String id) {
        if (id.isBlank()) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE, "A revision has an empty identifier")
                    .hint("Give it an id of letters and digits.");
        }
        if (hasIllegal(id)) {
            List<String> illegal = ILLEGAL_IN_ID.chars().filter(c -> id.indexOf(c) >= 0).mapToObj(Character::toString)
                    .toList();
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE,
                    "Character(s) '%s' not allowed in revision identifier '%s'".formatted(String.join(", ", illegal),
                            id))
                    .hint("Use letters, digits and '_' in a revision id.").data("revision", id)
                    .data("characters", illegal);
        }
    }

    private static boolean hasIllegal(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (ILLEGAL_IN_ID.indexOf(id.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    static Map<String, Integer> idPositions(List<Revision> revisions) {
        Map<String, Integer> positions = HashMap.newHashMap(revisions.size());
        for (int at = 0; at < revisions.size(); at++) {
            String id = revisions.get(at).id();
            if (positions.put(id, at) != null) {
                throw new RetortException(ProblemCode.DUPLICATE_REVISION,
                        "Revision %s is present more than once".formatted(id))
                        .hint("Two files declare it; give one of them another id.").data("revision", id);
            }
        }
        return positions;
    }

    static Map<String, Integer> labelPositions(List<Revision> revisions, Map<String, Integer> ids) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int at = 0; at < revisions.size(); at++) {
            for (String label : revisions.get(at).branchLabels()) {
                Integer other = ids.containsKey(label) ? ids.get(label) : positions.put(label, at);
                if (other != null) {
                    throw duplicateLabel(label, revisions.get(at).id(), revisions.get(other).id());
                }
            }
        }
        return positions;
    }

    static RetortException duplicateLabel(String label, String revision, String other) {
        return new RetortException(ProblemCode.DUPLICATE_LABEL,
                "Branch name '%s' in revision %s already used by revision %s".formatted(label, revision, other))
                .hint("A branch label is declared once, on the revision where the branch begins.")
                .data("label", label).data("revisions", List.of(revision, other));
    }

    /** Where the names stand, without doubles. */
    static int[] positions(Revision revision, List<String> names, Map<String, Integer> known, String verb) {
        if (names.isEmpty()) {
            return RevisionLinks.NONE;
        }
        int[] result = new int[names.size()];
        int filled = 0;
        for (String name : names) {
            Integer at = known.get(name);
            if (at == null) {
                throw new RetortException(ProblemCode.MISSING_DOWN_REVISION,
                        "Revision %s %s %s, which no file has".formatted(revision.id(), verb, name))
                        .hint("Bring back the file of %s, or correct what %s %s.".formatted(name, revision.id(), verb))
                        .data("revision", revision.id()).data("missing", name);
            }
            if (names.size() == 1 || !RevisionLinks.contains(Arrays.copyOf(result, filled), at)) {
                result[filled++] = at;
            }
        }
        return filled == result.length ? result : Arrays.copyOf(result, filled);
    }

    /** Names one cycle: of the lineage where it has one, else one that needs a dependency to close. */
    static RetortException cycle(List<Revision> revisions, int[][] down, int[][] children, int[][] all, int[][] next) {
        boolean lineage = RevisionLinks.parentsFirst(down, children).length < revisions.size();
        List<String> ids = findCycle(lineage ? down : all, lineage ? children : next).stream()
                .map(at -> revisions.get(at).id()).toList();
        return new RetortException(lineage ? ProblemCode.REVISION_CYCLE : ProblemCode.DEPENDENCY_CYCLE,
                "%s is detected in revisions (%s)".formatted(lineage ? "Cycle" : "Dependency cycle",
                        String.join(", ", ids.stream().sorted().toList())))
                .hint("%s -> %s: one of these must go.".formatted(String.join(" -> ", ids), ids.getFirst()))
                .data("revisions", ids);
    }

    /** Parents in the order they lead back to the first one. */
    private static List<Integer> findCycle(int[][] parents, int[][] children) {
        BitSet stuck = new BitSet();
        stuck.set(0, parents.length);
        for (int at : RevisionLinks.parentsFirst(parents, children)) {
            stuck.clear(at);
        }
        List<Integer> way = new ArrayList<>();
        BitSet seen = new BitSet();
        int at = stuck.nextSetBit(0);
        while (!seen.get(at)) {
            seen.set(at);
            way.add(at);
            for (int parent : parents[at]) {
                if (stuck.get(parent)) {
                    at = parent;
                    break;
                }
            }
        }
        return Collections.unmodifiableList(way.subList(way.indexOf(at), way.size()));
    }

    private static RetortException loop(ProblemCode code, String kind, String id, String verb) {
        return new RetortException(code, "%s is detected in revisions (%s)".formatted(kind, id))
                .hint("%s %s itself; name another revision there.".formatted(id, verb)).data("revisions", List.of(id));
    }
}
