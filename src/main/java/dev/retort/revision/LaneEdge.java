package dev.retort.revision;

/**
 * A line of the drawn graph, from a revision down to one that it revises or depends on. Rows and lanes count from 0.
 *
 * <p>A lineage line leaves its child's lane between the child's row and the next, runs down {@code lane}, and reaches
 * its parent's lane between the row before the parent's and the parent's. A dependency leaves its child sideways, runs
 * down the gap to the right of {@code lane}, and enters its parent sideways.
 *
 * @param childRow the row it starts at
 * @param parentRow the row it ends at, further down
 * @param lane where it runs in the rows between; for a dependency the lane left of the gap
 * @param colour which branch it belongs to, counted from 0 for the main line
 * @param track for a dependency: which of the lines beside each other in the gap; else 0
 */
public record LaneEdge(Kind kind, int childRow, int parentRow, int childLane, int lane, int parentLane, int colour,
        int track) {

    /** What a line stands for. */
    public enum Kind {
        LINEAGE, DEPENDENCY
    }

    /** The lane a lineage line is in at a row from {@code childRow} to {@code parentRow}. */
    public int laneAt(int row) {
        return row == childRow ? childLane : row == parentRow ? parentLane : lane;
    }

    /** Whether it is drawn below the middle of the row, down to the next one. */
    public boolean goesOnBelow(int row) {
        return childRow <= row && row < parentRow;
    }

    /** Whether it is drawn above the middle of the row, from the one before. */
    public boolean comesFromAbove(int row) {
        return childRow < row && row <= parentRow;
    }
}
