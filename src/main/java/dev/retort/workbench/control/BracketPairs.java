package dev.retort.workbench.control;

import java.util.List;
import java.util.OptionalInt;

/** Finds the bracket that belongs to another. */
final class BracketPairs {

    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    private static final int FAR_ENOUGH = 20_000;

    private BracketPairs() {}

    /** The index of the partner of the bracket at {@code index}; brackets in strings and comments do not count. */
    static OptionalInt partner(CharSequence text, List<CodeToken> tokens, int index) {
        if (index < 0 || index >= text.length() || isQuoted(tokens, index)) {
            return OptionalInt.empty();
        }
        char bracket = text.charAt(index);
        int kind = OPENING.indexOf(bracket);
        int step = 1;
        if (kind < 0) {
            kind = CLOSING.indexOf(bracket);
            step = -1;
        }
        if (kind < 0) {
            return OptionalInt.empty();
        }
        char open = OPENING.charAt(kind);
        char close = CLOSING.charAt(kind);
        int depth = 0;
        for (int i = index, walked = 0; i >= 0 && i < text.length() && walked < FAR_ENOUGH; i += step, walked++) {
            char c = text.charAt(i);
            if ((c == open || c == close) && !isQuoted(tokens, i)) {
                depth += c == open ? step : -step;
                if (depth == 0) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isQuoted(List<CodeToken> tokens, int index) {
        int low = 0;
        int high = tokens.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            CodeToken token = tokens.get(middle);
            if (index < token.start()) {
                high = middle - 1;
            } else if (index >= token.end()) {
                low = middle + 1;
            } else {
                return token.quoted();
            }
        }
        return false;
    }
}
