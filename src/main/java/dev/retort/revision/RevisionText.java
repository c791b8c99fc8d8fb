package dev.retort.revision;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Revisions as Alembic prints them, for the command line and for copying out of the workbench. */
public final class RevisionText {

    private final RevisionGraph graph;
    private final Set<String> marked;

    /**
     * @param marked ids to show as {@code (current)}; none where the database was not asked
     */
    public RevisionText(RevisionGraph graph, Collection<String> marked) {
        this.graph = graph;
        this.marked = Set.copyOf(marked);
    }

    /** {@code down (dependencies) -> id (labels) (head) (current) (branchpoint) (mergepoint), message}. */
    public String historyLine(Revision revision) {
        String needs = revision.dependsOn().isEmpty() ? "" : " (" + joined(revision.dependsOn()) + ")";
        return down(revision) + needs + " -> " + branchesLine(revision) + ", " + revision.message();
    }

    /** {@code id (labels) (head)}; a head that something depends on is an {@code (effective head)}. */
    public String headsLine(Revision revision) {
        return revision.id() + labels(revision) + headAndCurrent(revision);
    }

    /** {@code id (head) (branchpoint) (mergepoint)}. */
    public String currentLine(Revision revision) {
        return revision.id() + headAndCurrent(revision) + forkAndMerge(revision);
    }

    /** {@code id (labels) (head) (branchpoint) (mergepoint)}. */
    public String branchesLine(Revision revision) {
        return revision.id() + labels(revision) + headAndCurrent(revision) + forkAndMerge(revision);
    }

    /** A branch point, and under it a line for each revision that follows it. */
    public List<String> branchPoint(Revision revision) {
        return Stream.concat(Stream.of(branchesLine(revision)), children(revision, this::branchesLine)).toList();
    }

    /** A line with the message for each revision that follows a branch point, to go under its whole entry. */
    public List<String> children(Revision revision) {
        return children(revision, child -> branchesLine(child) + ", " + child.message()).toList();
    }

    private Stream<String> children(Revision revision, Function<Revision, String> line) {
        String indent = " ".repeat(revision.id().length());
        return graph.children(revision.id()).stream().map(child -> indent + " -> " + line.apply(child));
    }

    /**
     * Everything about a revision, as {@code show} prints it.
     *
     * @param path its file, null where that is not known
     * @param description the whole of its description, message first
     */
    public List<String> entry(Revision revision, @Nullable String path, String description) {
        String id = revision.id();
        Stream.Builder<String> lines = Stream.builder();
        lines.add("Rev: " + id + (graph.isHead(id) ? " (head)" : "") + forkAndMerge(revision) + current(revision));
        lines.add((graph.isMergePoint(id) ? "Merges: " : "Parent: ") + down(revision));
        if (!revision.dependsOn().isEmpty()) {
            lines.add("Also depends on: " + joined(revision.dependsOn()));
        }
        if (graph.isBranchPoint(id)) {
            lines.add("Branches into: " + joined(graph.children(id).stream().map(Revision::id).toList()));
        }
        if (!graph.branchLabels(id).isEmpty()) {
            lines.add("Branch names: " + joined(graph.branchLabels(id)));
        }
        if (path != null) {
            lines.add("Path: " + path);
        }
        lines.add("");
        description.strip().lines().forEach(line -> lines.add("    " + line));
        lines.add("");
        return lines.build().toList();
    }

    private String headAndCurrent(Revision revision) {
        String id = revision.id();
        String head = graph.isRealHead(id) ? " (head)" : graph.isHead(id) ? " (effective head)" : "";
        return head + current(revision);
    }

    private String current(Revision revision) {
        return marked.contains(revision.id()) ? " (current)" : "";
    }

    private String forkAndMerge(Revision revision) {
        return (graph.isBranchPoint(revision.id()) ? " (branchpoint)" : "")
                + (graph.isMergePoint(revision.id()) ? " (mergepoint)" : "");
    }

    private String labels(Revision revision) {
        Set<String> labels = graph.branchLabels(revision.id());
        return labels.isEmpty() ? "" : " (" + joined(labels) + ")";
    }

    private static String down(Revision revision) {
        return revision.downRevisions().isEmpty() ? "<base>" : joined(revision.downRevisions());
    }

    private static String joined(Collection<String> words) {
        return String.join(", ", words);
    }
}
