package dev.retort.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Finds the branches of a drawn graph and gives each a lane; {@link LaneLayout} says by which rules. */
final class LanePlanner {

    private static final int ABSENT = -1;

    private final RevisionLinks links;
    private final int[] revisions;
    private final int[] rowOf;
    /** For each row the rows of its parents, those further down only. */
    private final int[][] parents;
    /** The branch each row is on. */
    private final Run[] branchOf;
    private final List<Run> runs = new ArrayList<>();

    /**
     * @param revisions positions, in the order of the rows
     */
    LanePlanner(RevisionLinks links, int[] revisions) {
        this.links = links;
        this.revisions = revisions;
        rowOf = new int[links.size()];
        Arrays.fill(rowOf, ABSENT);
        for (int row = 0; row < revisions.length; row++) {
            rowOf[revisions[row]] = row;
        }
        parents = new int[revisions.length][];
        for (int row = 0; row < revisions.length; row++) {
            parents[row] = rowsBelow(row, links.down[revisions[row]]);
        }
        branchOf = new Run[revisions.length];
    }

    LaneLayout layout() {
        findBranches();
        List<Line> lines = findLines();
        giveLanes();
        int[] lanes = Arrays.stream(branchOf).mapToInt(branch -> branch.lane).toArray();
        int[] colours = Arrays.stream(branchOf).mapToInt(branch -> branch.colour).toArray();
        List<LaneEdge> edges = new ArrayList<>(lines.size());
        for (Line line : lines) {
            edges.add(new LaneEdge(LaneEdge.Kind.LINEAGE, line.childRow, line.parentRow, lanes[line.childRow],
                    line.run.lane, lanes[line.parentRow], line.run.colour, 0));
        }
        addDependencies(lanes, colours, edges);
        return new LaneLayout(links.ids(revisions), lanes, colours, edges);
    }

    /** Rows that want a lane to themselves: those of a branch, or of a line between branches. */
    private static final class Run {
        private final int top;
        private final int colour;
        private int from;
        private int to;
        private int lane;
        private boolean takenIn;

        Run(int from, int to, int colour) {
            this.top = from;
            this.from = from;
            this.to = to;
            this.colour = colour;
        }
    }

    /** A lineage line, and whose lane it runs in. */
    private record Line(int childRow, int parentRow, Run run) {}

    private int[] rowsBelow(int row, int[] others) {
        if (others.length == 1) {
            int other = rowOf[others[0]];
            return other > row ? new int[]{other} : RevisionLinks.NONE;
        }
        return Arrays.stream(others).map(other -> rowOf[other]).filter(other -> other > row).toArray();
    }

    private void findBranches() {
        if (revisions.length == 0) {
            return;
        }
        claim(startOfMainLine());
        for (int row = 0; row < revisions.length; row++) {
            if (branchOf[row] == null) {
                claim(row);
            }
        }
    }

    /** The head with the longest line of first parents, the topmost of those. */
    private int startOfMainLine() {
        int[] length = new int[revisions.length];
        BitSet followed = new BitSet();
        for (int row = revisions.length - 1; row >= 0; row--) {
            length[row] = 1 + (parents[row].length == 0 ? 0 : length[parents[row][0]]);
            for (int parent : parents[row]) {
                followed.set(parent);
            }
        }
        int best = 0;
        for (int row = 0; row < revisions.length; row = followed.nextClearBit(row + 1)) {
            best = length[row] > length[best] ? row : best;
        }
        return best;
    }

    /** Makes a branch of a row and its first parents, down to one that is on a branch already. */
    private void claim(int start) {
        Run run = new Run(start, start, runs.size());
        runs.add(run);
        int row = start;
        branchOf[row] = run;
        while (parents[row].length > 0) {
            int parent = parents[row][0];
            if (branchOf[parent] != null) {
                run.to = parent - 1;
                return;
            }
            branchOf[parent] = run;
            row = parent;
            run.to = row;
        }
    }

    /** First parents run in their child's branch; others in the parent's where that begins with it, or alone. */
    private List<Line> findLines() {
        List<Line> lines = new ArrayList<>(revisions.length);
        for (int row = 0; row < revisions.length; row++) {
            int[] parentRows = parents[row];
            for (int i = 0; i < parentRows.length; i++) {
                lines.add(new Line(row, parentRows[i], i == 0 ? branchOf[row] : runTo(parentRows[i], row)));
            }
        }
        return lines;
    }

    private Run runTo(int parentRow, int childRow) {
        Run branch = branchOf[parentRow];
        if (branch.top == parentRow && !branch.takenIn) {
            branch.takenIn = true;
            branch.from = childRow + 1;
            return branch;
        }
        Run alone = new Run(childRow + 1, parentRow - 1, branch.colour);
        if (alone.from <= alone.to) {
            runs.add(alone);
        }
        return alone;
    }

    /** From the top, the leftmost free lane to each; lane 0 only where the main line is not. */
    private void giveLanes() {
        if (runs.isEmpty()) {
            return;
        }
        Run main = runs.getFirst();
        List<Run> others = new ArrayList<>(runs.subList(1, runs.size()));
        others.sort(Comparator.<Run>comparingInt(run -> run.from).thenComparingInt(run -> run.to));
        PriorityQueue<Run> open = new PriorityQueue<>(Comparator.comparingInt(run -> run.to));
        BitSet busy = new BitSet();
        for (Run run : others) {
            while (!open.isEmpty() && open.element().to < run.from) {
                busy.clear(open.remove().lane);
            }
            boolean besideMain = run.from <= main.to && main.from <= run.to;
            run.lane = busy.nextClearBit(besideMain ? 1 : 0);
            busy.set(run.lane);
            open.add(run);
        }
    }

    /** Dependencies run in the gap on the side of the child that is nearer to the parent. */
    private void addDependencies(int[] lanes, int[] colours, List<LaneEdge> edges) {
        Map<Integer, List<Integer>> endsOfTracks = new HashMap<>();
        for (int row = 0; row < revisions.length; row++) {
            int revision = revisions[row];
            for (int parent : rowsBelow(row, links.dependencies[revision])) {
                if (RevisionLinks.contains(links.down[revision], revisions[parent])) {
                    continue;
                }
                int gap = lanes[row] > lanes[parent] ? lanes[row] - 1 : lanes[row];
                int track = freeTrack(endsOfTracks.computeIfAbsent(gap, _ -> new ArrayList<>()), row, parent);
                edges.add(new LaneEdge(LaneEdge.Kind.DEPENDENCY, row, parent, lanes[row], gap, lanes[parent],
                        colours[row], track));
            }
        }
    }

    private static int freeTrack(List<Integer> ends, int from, int to) {
        for (int track = 0; track < ends.size(); track++) {
            if (ends.get(track) < from) {
                ends.set(track, to);
                return track;
            }
        }
        ends.add(to);
        return ends.size() - 1;
    }
}
