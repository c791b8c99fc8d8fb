package dev.retort.workbench.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What differs between two texts, line by line: the shortest list of removed and added lines (E. Myers, "An O(ND)
 * Difference Algorithm and Its Variations", 1986).
 */
final class LineDiff {

    /** Beyond this many differences the texts are shown as wholly different. */
    private static final int MOST = 2_000;

    private LineDiff() {}

    /** What became of a line. */
    enum Kind {
        SAME, REMOVED, ADDED
    }

    /** One line of either text. */
    record Line(Kind kind, String text) {}

    /** The lines of both, in order. */
    static List<Line> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int start = 0;
        while (start < old.size() && start < now.size() && old.get(start).equals(now.get(start))) {
            start++;
        }
        int oldEnd = old.size();
        int nowEnd = now.size();
        while (oldEnd > start && nowEnd > start && old.get(oldEnd - 1).equals(now.get(nowEnd - 1))) {
            oldEnd--;
            nowEnd--;
        }
        List<Line> lines = new ArrayList<>();
        old.subList(0, start).forEach(text -> lines.add(new Line(Kind.SAME, text)));
        lines.addAll(middle(old.subList(start, oldEnd), now.subList(start, nowEnd)));
        old.subList(oldEnd, old.size()).forEach(text -> lines.add(new Line(Kind.SAME, text)));
        return lines;
    }

    private static List<Line> middle(List<String> old, List<String> now) {
        int size = old.size() + now.size();
        int limit = Math.min(size, MOST);
        int[] furthest = new int[2 * limit + 3];
        List<int[]> trace = new ArrayList<>();
        for (int edits = 0; edits <= limit; edits++) {
            trace.add(furthest.clone());
            for (int k = -edits; k <= edits; k += 2) {
                int at = limit + 1 + k;
                int x = k == -edits || k != edits && furthest[at - 1] < furthest[at + 1]
                        ? furthest[at + 1]
                        : furthest[at - 1] + 1;
                int y = x - k;
                while (x < old.size() && y < now.size() && old.get(x).equals(now.get(y))) {
                    x++;
                    y++;
                }
                furthest[at] = x;
                if (x >= old.size() && y >= now.size()) {
                    return walkBack(old, now, trace, limit);
                }
            }
        }
        List<Line> all = new ArrayList<>();
        old.forEach(text -> all.add(new Line(Kind.REMOVED, text)));
        now.forEach(text -> all.add(new Line(Kind.ADDED, text)));
        return all;
    }

    private static List<Line> walkBack(List<String> old, List<String> now, List<int[]> trace, int limit) {
        Deque<Line> lines = new ArrayDeque<>();
        int x = old.size();
        int y = now.size();
        for (int edits = trace.size() - 1; edits >= 0; edits--) {
            int[] furthest = trace.get(edits);
            int k = x - y;
            int at = limit + 1 + k;
            boolean down = k == -edits || k != edits && furthest[at - 1] < furthest[at + 1];
            int fromX = edits == 0 ? 0 : down ? furthest[at + 1] : furthest[at - 1];
            int fromY = edits == 0 ? 0 : fromX - (down ? k + 1 : k - 1);
            while (x > fromX && y > fromY) {
                lines.addFirst(new Line(Kind.SAME, old.get(--x)));
                y--;
            }
            if (edits > 0) {
                lines.addFirst(down ? new Line(Kind.ADDED, now.get(--y)) : new Line(Kind.REMOVED, old.get(--x)));
            }
        }
        return List.copyOf(lines);
    }
}
