package dev.retort.revision;

import java.util.List;

/**
 * One row of the drawn graph.
 *
 * @param index its place, counted from 0 at the top
 * @param id the revision
 * @param lane where its node stands
 * @param colour which branch it belongs to, counted from 0 for the main line
 * @param edges the lines that start, pass or end in the row
 */
public record LaneRow(int index, String id, int lane, int colour, List<LaneEdge> edges) {

    public LaneRow {
        edges = List.copyOf(edges);
    }
}
