package dev.retort.python.library.json;

/** A text as {@code json.dumps} writes it. */
public final class JsonString {

    private JsonString() {}

    /**
     * Writes a text in quotes.
     *
     * @param ascii whether everything beyond ASCII is written by its number
     */
    public static void append(String text, boolean ascii, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> out.append(c < 32 || ascii && c > 126
                        ? String.format("\\u%04x", (int) c)
                        : String.valueOf(c));
            }
        }
        out.append('"');
    }
}
