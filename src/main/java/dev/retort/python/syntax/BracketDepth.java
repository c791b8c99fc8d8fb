package dev.retort.python.syntax;

/** Finds brackets that nest too deep before the parser does, which takes seconds over them. */
final class BracketDepth {

    private final String source;
    private int at;

    private BracketDepth(String source) {
        this.source = source;
    }

    /** Where brackets first nest deeper than a limit; negative where they do not. Texts and comments do not count. */
    static int deeperThan(int limit, String source) {
        return new BracketDepth(source).find(limit);
    }

    private int find(int limit) {
        int depth = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            switch (c) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth = Math.max(0, depth - 1);
                case '#' -> skipTo("\n");
                case '"', '\'' -> skipText(c);
                default -> {}
            }
            if (depth > limit) {
                return at;
            }
            at++;
        }
        return -1;
    }

    private void skipTo(String end) {
        int found = source.indexOf(end, at);
        at = found < 0 ? source.length() : found + end.length() - 1;
    }

    private void skipText(char quote) {
        String triple = String.valueOf(quote).repeat(3);
        boolean tripled = source.startsWith(triple, at);
        at += tripled ? 3 : 1;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\\') {
                at++;
            } else if (!tripled && (c == quote || c == '\n')) {
                return;
            } else if (tripled && c == quote && source.startsWith(triple, at)) {
                at += 2;
                return;
            }
            at++;
        }
    }
}
