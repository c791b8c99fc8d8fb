package dev.retort.workbench.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.DatabaseState;
import dev.retort.engine.OpenProject;
import dev.retort.engine.RevisionState;
import dev.retort.revision.LaneLayout;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.script.Script;
import dev.retort.workbench.graph.GraphRow.Place;

/**
 * The rows to show of a project, newest first.
 *
 * @param rows those that pass the filter, with what the database names and no file has on top
 * @param total how many revisions there are
 * @param lanes how many lanes are drawn
 */
record GraphRows(List<GraphRow> rows, int total, int lanes) {

    /**
     * Chooses and describes the rows.
     *
     * @param state null where the database's state is not known
     * @param filter words in message, id, label or text of the file; empty for all
     * @param pendingOnly whether applied ones are left out
     */
    static GraphRows of(OpenProject project, @Nullable DatabaseState state, String filter, boolean pendingOnly) {
        RevisionGraph graph = project.shownGraph();
        List<Revision> all = graph.newestFirst();
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        Set<String> byText = wanted.isEmpty() ? Set.of() : idsWithText(project, wanted);
        List<Revision> chosen = all.stream()
                .filter(revision -> !pendingOnly || state == null || !state.applied().contains(revision.id()))
                .filter(revision -> wanted.isEmpty() || byText.contains(revision.id())
                        || matches(graph, revision, wanted))
                .toList();
        LaneLayout layout = LaneLayout.of(graph, chosen);
        List<GraphRow> rows = new ArrayList<>();
        if (state != null) {
            for (String id : state.unknown()) {
                rows.add(new GraphRow(id, null, Place.MISSING, false, List.of(), List.of(), List.of(),
                        RevisionState.PENDING, "",
                        null, -1));
            }
        }
        Set<String> rowsOfTable = state == null ? Set.of() : new HashSet<>(state.rows());
        Map<String, String> files = new HashMap<>();
        project.scripts().scripts().forEach(script -> files.put(script.revision().id(), script.file()));
        for (int i = 0; i < chosen.size(); i++) {
            Revision revision = chosen.get(i);
            Place place = place(revision.id(), state, rowsOfTable);
            rows.add(new GraphRow(revision.id(), revision,
                    place == Place.PENDING && !project.isReadable() ? Place.UNKNOWN : place,
                    graph.isHead(revision.id()), labels(graph, revision), revision.dependsOn(),
                    project.cutOff(revision.id()),
                    state == null ? RevisionState.PENDING : state.of(revision.id()),
                    files.getOrDefault(revision.id(), ""), layout, i));
        }
        return new GraphRows(List.copyOf(rows), all.size(), layout.width());
    }

    private static Place place(String id, @Nullable DatabaseState state, Set<String> rows) {
        if (state == null) {
            return Place.UNKNOWN;
        }
        if (!state.applied().contains(id)) {
            return Place.PENDING;
        }
        return rows.contains(id) ? Place.CURRENT : Place.APPLIED;
    }

    private static Set<String> idsWithText(OpenProject project, String wanted) {
        Set<String> ids = new HashSet<>();
        for (Script script : project.scripts().scripts()) {
            if (sections(script.text()).toLowerCase(Locale.ROOT).contains(wanted)) {
                ids.add(script.revision().id());
            }
        }
        return ids;
    }

    /** The text behind the header, which names other revisions. */
    private static String sections(String text) {
        return text.substring(Math.max(0, text.indexOf("\n-- +")));
    }

    private static boolean matches(RevisionGraph graph, Revision revision, String wanted) {
        return revision.message().toLowerCase(Locale.ROOT).contains(wanted)
                || revision.id().toLowerCase(Locale.ROOT).startsWith(wanted)
                || graph.branchLabels(revision.id()).stream()
                        .anyMatch(label -> label.toLowerCase(Locale.ROOT).equals(wanted));
    }

    /** The labels it declares, and where it ends a side branch, before a merge, those the branch has. */
    private static List<String> labels(RevisionGraph graph, Revision revision) {
        Set<String> labels = new LinkedHashSet<>(revision.branchLabels());
        for (Revision child : graph.children(revision.id())) {
            List<String> merged = child.downRevisions();
            if (merged.size() > 1 && !merged.getFirst().equals(revision.id())) {
                Set<String> side = new LinkedHashSet<>(graph.branchLabels(revision.id()));
                side.removeAll(graph.branchLabels(merged.getFirst()));
                labels.addAll(side);
            }
        }
        return List.copyOf(labels);
    }
}
