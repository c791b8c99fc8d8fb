package dev.retort.python.syntax;

import java.util.Arrays;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

/** Where the lines of a source begin. */
final class Lines {

    private static final int EXCERPT = 40;

    private final String source;
    private final String file;
    private final int[] starts;

    Lines(String source, String file) {
        this.source = source;
        this.file = file;
        int[] found = new int[64];
        int count = 1;
        for (int at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = at + 1;
        }
        this.starts = Arrays.copyOf(found, count);
    }

    String file() {
        return file;
    }

    Place place(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(line + 1, offset - starts[line] + 1);
    }

    SourcePosition position(int offset) {
        Place place = place(offset);
        return new SourcePosition(file, place.line(), place.column());
    }

    /** What stands at an offset, up to the end of its line. */
    String excerpt(int offset) {
        int end = source.indexOf('\n', offset);
        String rest = source.substring(Math.min(offset, source.length()), end < 0 ? source.length() : end).strip();
        return rest.length() > EXCERPT ? rest.substring(0, EXCERPT) + "…" : rest;
    }

    RetortException invalid(int offset, String reason) {
        SourcePosition at = position(offset);
        return new RetortException(ProblemCode.INVALID_REVISION_FILE,
                file + ":" + at.line() + ": " + reason).at(at);
    }
}
