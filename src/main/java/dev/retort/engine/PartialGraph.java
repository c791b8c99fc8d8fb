package dev.retort.engine;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.retort.problem.RetortException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;

/**
 * What can be drawn of a project some of whose files cannot be read: the others, where a revision that follows an
 * unreadable one begins anew.
 *
 * @param graph of the revisions that could be read
 * @param cutOff what such a revision revises or depends on and no readable file has, by its id
 */
record PartialGraph(RevisionGraph graph, Map<String, List<String>> cutOff) {

    /**
     * The graph of these and what they lack.
     *
     * @param revisions in load order
     * @throws RetortException where they are no graph for another reason, such as a cycle
     */
    static PartialGraph of(List<Revision> revisions) {
        Set<String> known = new HashSet<>();
        revisions.forEach(revision -> {
            known.add(revision.id());
            known.addAll(revision.branchLabels());
        });
        Map<String, List<String>> cutOff = new LinkedHashMap<>();
        List<Revision> kept = revisions.stream().map(revision -> {
            List<String> missing = Stream.concat(revision.downRevisions().stream(), revision.dependsOn().stream())
                    .filter(name -> !known.contains(name)).distinct().toList();
            if (missing.isEmpty()) {
                return revision;
            }
            cutOff.put(revision.id(), missing);
            return new Revision(revision.id(), known(revision.downRevisions(), known), revision.branchLabels(),
                    known(revision.dependsOn(), known), revision.message(), revision.created());
        }).toList();
        return new PartialGraph(RevisionGraph.of(kept), cutOff);
    }

    private static List<String> known(List<String> names, Set<String> known) {
        return names.stream().filter(known::contains).toList();
    }
}
