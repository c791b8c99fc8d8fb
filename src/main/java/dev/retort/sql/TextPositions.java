package dev.retort.sql;

import java.util.Arrays;

import dev.retort.problem.SourcePosition;

/**
 * Lines and columns of a text, found in O(log lines). Offsets and columns are UTF-16 units; lines and columns count from
 * 1; a line ends after its line feed, so CRLF and LF texts have the same lines.
 */
public final class TextPositions {

    private final int length;
    private final int[] lineStarts;

    private TextPositions(int length, int[] lineStarts) {
        this.length = length;
        this.lineStarts = lineStarts;
    }

    /** The lines and columns of a text, lines ended by a line feed. */
    public static TextPositions of(CharSequence sequence) {
        String text = sequence.toString();
        int[] starts = new int[16];
        int count = 1;
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = feed + 1;
        }
        return new TextPositions(text.length(), Arrays.copyOf(starts, count));
    }

    /** The line of an offset; an offset behind the end counts as the end. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, inside(offset));
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of an offset, counted from 1 in UTF-16 units; an offset behind the end counts as the end. */
    public int column(int offset) {
        int at = inside(offset);
        return at - lineStarts[line(at) - 1] + 1;
    }

    /** The offset of a line and column, cut to what the text has. */
    public int offset(int line, int column) {
        if (line > lineStarts.length) {
            return length;
        }
        int start = lineStarts[Math.max(line, 1) - 1];
        int end = line < lineStarts.length ? lineStarts[Math.max(line, 1)] - 1 : length;
        return Math.min(start + Math.max(column, 1) - 1, end);
    }

    /** An offset as a place in {@code file}, whose text this is. */
    public SourcePosition position(String file, int offset) {
        int line = line(offset);
        return new SourcePosition(file, line, inside(offset) - lineStarts[line - 1] + 1);
    }

    /**
     * The place in the file of an offset into a statement.
     *
     * @param start where the statement begins in its file
     * @param statement its text as it stands there
     * @param offset into {@code statement}, in UTF-16 units
     */
    public static SourcePosition within(SourcePosition start, String statement, int offset) {
        int at = Math.clamp(offset, 0, statement.length());
        int line = start.line();
        int lineStart = 0;
        for (int feed = statement.indexOf('\n'); feed >= 0 && feed < at; feed = statement.indexOf('\n', feed + 1)) {
            line++;
            lineStart = feed + 1;
        }
        int column = at - lineStart + (lineStart == 0 ? start.column() : 1);
        return new SourcePosition(start.file(), line, column);
    }

    private int inside(int offset) {
        return Math.clamp(offset, 0, length);
    }
}
