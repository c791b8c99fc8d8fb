package dev.retort.revision;

import java.util.ArrayList;
import java.util.List;

/**
 * The drawn graph in characters: a line for each revision, and between two of them up to two lines where branches leave
 * and join. A lane is two columns wide; a dependency runs in the column between two lanes.
 */
public final class LaneText {

    /** Which characters to draw with. */
    public enum Style {
        UNICODE("●○◉", " ╵╷│╴╯╮┤╶╰╭├─┴┬┼", '┊', '╌'), ASCII("*o@", " |||-'.+-`.+-+++", ':', '-');

        private final String nodes;
        /** By the sides that meet in a cell, added up. */
        private final String lines;
        private final char dashDown;
        private final char dashAcross;

        Style(String nodes, String lines, char dashDown, char dashAcross) {
            this.nodes = nodes;
            this.lines = lines;
            this.dashDown = dashDown;
            this.dashAcross = dashAcross;
        }

        private char node(Mark mark) {
            return nodes.charAt(switch (mark) {
                case APPLIED -> 0;
                case PENDING -> 1;
                case CURRENT -> 2;
            });
        }
    }

    /** How a revision stands to the database. */
    public enum Mark {
        APPLIED, PENDING, CURRENT
    }

    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final int LEFT = 4;
    private static final int RIGHT = 8;

    private final LaneLayout layout;
    private final Style style;

    public LaneText(LaneLayout layout, Style style) {
        this.layout = layout;
        this.style = style;
    }

    /** How many characters the widest line may have. */
    public int columns() {
        return 2 * layout.width();
    }

    /** The line of a revision, without blanks at its end; what is said of it goes to its right. */
    public String node(int index, Mark mark) {
        LaneRow row = layout.row(index);
        Cells cells = new Cells();
        for (LaneEdge edge : row.edges()) {
            if (edge.kind() == LaneEdge.Kind.LINEAGE && edge.comesFromAbove(index) && edge.goesOnBelow(index)) {
                cells.straight(edge.lane());
            }
        }
        cells.straight(row.lane());
        for (LaneEdge edge : row.edges()) {
            if (edge.kind() == LaneEdge.Kind.DEPENDENCY) {
                cells.dependency(edge, index);
            }
        }
        return cells.text(row.lane(), style.node(mark));
    }

    /** The lines between a revision and the next one: none where no branch leaves, joins or ends there. */
    public List<String> below(int index) {
        List<LaneEdge> passing = layout.row(index).edges().stream().filter(edge -> edge.goesOnBelow(index)).toList();
        List<LaneEdge> turning = passing.stream().filter(edge -> edge.kind() == LaneEdge.Kind.LINEAGE)
                .filter(edge -> edge.laneAt(index) != edge.laneAt(index + 1)).toList();
        List<LaneEdge> joining = turning.stream().filter(edge -> edge.parentRow() == index + 1).toList();
        List<LaneEdge> leaving = turning.stream().filter(edge -> edge.parentRow() != index + 1).toList();
        boolean joinFirst = leaving.stream().anyMatch(
                edge -> joining.stream().anyMatch(other -> other.laneAt(index) == edge.laneAt(index + 1)));
        List<String> lines = new ArrayList<>();
        addTurns(lines, joinFirst ? joining : leaving, passing, index, index);
        addTurns(lines, joinFirst ? leaving : joining, passing, index, index + 1);
        if (lines.isEmpty() && endsAbove(index, passing)) {
            lines.add(straightDown(passing, index).text(-1, ' '));
        }
        return lines;
    }

    /** Whether the next revision stands right under this one without following it: they must not touch. */
    private boolean endsAbove(int index, List<LaneEdge> passing) {
        return index + 1 < layout.size() && layout.row(index).lane() == layout.row(index + 1).lane()
                && passing.stream().noneMatch(edge -> edge.kind() == LaneEdge.Kind.LINEAGE
                        && (edge.childRow() == index || edge.parentRow() == index + 1));
    }

    private Cells straightDown(List<LaneEdge> passing, int row) {
        Cells cells = new Cells();
        for (LaneEdge edge : passing) {
            if (edge.kind() == LaneEdge.Kind.DEPENDENCY) {
                cells.dashed[2 * edge.lane() + 1] |= UP | DOWN;
            } else {
                cells.straight(edge.laneAt(row));
            }
        }
        return cells;
    }

    /**
     * One line in which some edges change lanes.
     *
     * @param others which row tells where the other edges are while these turn
     */
    private void addTurns(List<String> lines, List<LaneEdge> turning, List<LaneEdge> passing, int index, int others) {
        if (turning.isEmpty()) {
            return;
        }
        Cells cells = straightDown(passing.stream().filter(edge -> !turning.contains(edge)).toList(), others);
        turning.forEach(edge -> cells.turn(edge.laneAt(index), edge.laneAt(index + 1)));
        lines.add(cells.text(-1, ' '));
    }

    /** The cells of one line, each with the sides that lines meet in. */
    private final class Cells {
        private final int[] solid = new int[columns() + 1];
        private final int[] dashed = new int[columns() + 1];

        void straight(int lane) {
            solid[2 * lane] |= UP | DOWN;
        }

        void turn(int from, int to) {
            boolean right = from < to;
            across(solid, 2 * Math.min(from, to), 2 * Math.max(from, to));
            solid[2 * from] |= UP | (right ? RIGHT : LEFT);
            solid[2 * to] |= DOWN | (right ? LEFT : RIGHT);
        }

        void dependency(LaneEdge edge, int row) {
            int gap = 2 * edge.lane() + 1;
            if (edge.comesFromAbove(row)) {
                dashed[gap] |= UP;
            }
            if (edge.goesOnBelow(row)) {
                dashed[gap] |= DOWN;
            }
            if (row == edge.childRow() || row == edge.parentRow()) {
                int node = 2 * (row == edge.childRow() ? edge.childLane() : edge.parentLane());
                across(dashed, Math.min(node, gap), Math.max(node, gap));
                dashed[gap] |= node < gap ? LEFT : RIGHT;
            }
        }

        /** A line from one column to another, which passes under those that go straight down. */
        private void across(int[] cells, int from, int to) {
            for (int column = from + 1; column < to; column++) {
                if ((solid[column] & (UP | DOWN)) != (UP | DOWN)) {
                    cells[column] |= LEFT | RIGHT;
                }
            }
        }

        String text(int nodeLane, char node) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < solid.length; column++) {
                text.append(column == 2 * nodeLane ? node : character(column));
            }
            return text.toString().stripTrailing();
        }

        private char character(int column) {
            if (solid[column] != 0) {
                return style.lines.charAt(solid[column]);
            }
            return switch (dashed[column]) {
                case UP | DOWN -> style.dashDown;
                case LEFT | RIGHT -> style.dashAcross;
                default -> style.lines.charAt(dashed[column]);
            };
        }
    }
}
