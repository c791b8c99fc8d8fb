package dev.retort.python.library.format;

import dev.retort.python.library.type.Conversions;

/** Texts and bytes as CPython writes them in source. */
public final class Literals {

    private Literals() {}

    /** {@code repr} of a text. */
    public static String text(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(point -> {
            if (point == quote || point == '\\') {
                out.append('\\').append((char) point);
            } else {
                out.append(control(point, printable(point)));
            }
        });
        return out.append(quote).toString();
    }

    /** {@code ascii} of a text's {@code repr}. */
    public static String ascii(String repr) {
        StringBuilder out = new StringBuilder(repr.length());
        repr.codePoints().forEach(point -> out.append(point < 128 ? Character.toString(point) : escape(point)));
        return out.toString();
    }

    static String bytes(byte[] bytes) {
        String text = Conversions.latin(bytes);
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder(bytes.length + 3).append('b').append(quote);
        text.chars().forEach(point -> {
            if (point == quote || point == '\\') {
                out.append('\\').append((char) point);
            } else {
                out.append(control(point, point >= 32 && point < 127));
            }
        });
        return out.append(quote).toString();
    }

    private static String control(int point, boolean printable) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> printable ? Character.toString(point) : escape(point);
        };
    }

    private static String escape(int point) {
        if (point < 0x100) {
            return String.format("\\x%02x", point);
        }
        return point < 0x10000 ? String.format("\\u%04x", point) : String.format("\\U%08x", point);
    }

    /** {@code str.isprintable} of one character: none of the categories Other and Separator, but the space. */
    public static boolean printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
