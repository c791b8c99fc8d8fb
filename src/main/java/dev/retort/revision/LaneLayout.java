package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where the nodes and lines of a drawn graph go, as in a Git client: the main line keeps lane 0, side branches stand to
 * its right, a lane is used again once it is free. A row is made when it is asked for, from the lines near it, so
 * drawing a window of ten thousand rows touches those only.
 *
 * <p>The main line is the longest line of first parents that starts at a head. Every other line of first parents is a
 * branch of its own, with a lane from the merge that takes it in, or its own first row, to the row before the revision
 * it comes from. Lanes are given from the top, the shorter branch to the left where two begin together.
 */
public final class LaneLayout {

    /** Every so many rows, the lines passing are noted. */
    private static final int STRIDE = 64;

    private final List<String> ids;
    private final int[] lanes;
    private final int[] colours;
    private final LaneEdge[] edges;
    /** For each row, how many edges start above it. */
    private final int[] starts;
    private final LaneEdge[][] passing;
    private final int width;

    LaneLayout(List<String> ids, int[] lanes, int[] colours, List<LaneEdge> edges) {
        this.ids = List.copyOf(ids);
        this.lanes = lanes;
        this.colours = colours;
        this.edges = edges.toArray(LaneEdge[]::new);
        Arrays.sort(this.edges, Comparator.comparingInt(LaneEdge::childRow));
        starts = countStarts();
        passing = notePassing();
        int widest = Arrays.stream(lanes).max().orElse(-1);
        width = 1 + edges.stream().filter(edge -> edge.kind() == LaneEdge.Kind.LINEAGE).mapToInt(LaneEdge::lane)
                .reduce(widest, Math::max);
    }

    /**
     * Lays out some rows.
     *
     * @param rows newest first, a child above its parents; lines to revisions that are not among them are left out
     */
    public static LaneLayout of(RevisionGraph graph, List<Revision> rows) {
        RevisionLinks links = graph.links();
        int[] positions = rows.stream().mapToInt(row -> graph.position(row.id())).toArray();
        return new LanePlanner(links, positions).layout();
    }

    /** How many rows there are. */
    public int size() {
        return ids.size();
    }

    /** How many lanes there are. */
    public int width() {
        return width;
    }

    /**
     * One row with everything drawn in it.
     *
     * @throws IndexOutOfBoundsException where there is no such row
     */
    public LaneRow row(int index) {
        String id = ids.get(index);
        int noted = index / STRIDE;
        List<LaneEdge> here = new ArrayList<>();
        for (LaneEdge edge : passing[noted]) {
            if (edge.parentRow() >= index) {
                here.add(edge);
            }
        }
        for (int i = starts[noted * STRIDE]; i < starts[index + 1]; i++) {
            if (edges[i].parentRow() >= index) {
                here.add(edges[i]);
            }
        }
        return new LaneRow(index, id, lanes[index], colours[index], here);
    }

    private int[] countStarts() {
        int[] counts = new int[ids.size() + 1];
        for (LaneEdge edge : edges) {
            counts[edge.childRow() + 1]++;
        }
        Arrays.parallelPrefix(counts, Integer::sum);
        return counts;
    }

    private LaneEdge[][] notePassing() {
        LaneEdge[][] noted = new LaneEdge[ids.size() / STRIDE + 1][];
        List<LaneEdge> open = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < noted.length; i++) {
            int row = i * STRIDE;
            while (next < edges.length && edges[next].childRow() < row) {
                open.add(edges[next++]);
            }
            open.removeIf(edge -> edge.parentRow() < row);
            noted[i] = open.toArray(LaneEdge[]::new);
        }
        return noted;
    }
}
