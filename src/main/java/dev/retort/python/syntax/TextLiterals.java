package dev.retort.python.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What string literals say: prefixes, quotes and escapes (Python reference, 2.4.1). */
final class TextLiterals {

    private TextLiterals() {}

    /** The prefix before the quotes, in lower case. */
    static String prefix(String literal) {
        int end = 0;
        while (end < literal.length() && literal.charAt(end) != '"' && literal.charAt(end) != '\'') {
            end++;
        }
        return literal.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Whether a literal with this prefix may hold expressions. */
    static boolean isFormatted(String prefix) {
        return prefix.contains("f") || prefix.contains("t");
    }

    /** What stands between the quotes, as written. */
    static String content(String literal, String prefix) {
        int from = prefix.length();
        char quote = literal.charAt(from);
        int quotes = literal.startsWith(String.valueOf(quote).repeat(3), from) && literal.length() >= from + 6 ? 3 : 1;
        return literal.substring(from + quotes, literal.length() - quotes);
    }

    /** The bytes a bytes literal's unescaped text stands for. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The text with escapes resolved; null where one is cut short. */
    static @Nullable String unescape(String text, boolean bytes) {
        int next = text.indexOf('\\');
        if (next < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (next >= 0 && next + 1 < text.length()) {
            out.append(text, at, next);
            at = escape(text, next, bytes, out);
            if (at < 0) {
                return null;
            }
            next = text.indexOf('\\', at);
        }
        return out.append(text, at, text.length()).toString();
    }

    private static int escape(String text, int at, boolean bytes, StringBuilder out) {
        char kind = text.charAt(at + 1);
        int simple = "abfnrtv\\'\"".indexOf(kind);
        if (simple >= 0) {
            out.append("\u0007\b\f\n\r\t\u000b\\'\"".charAt(simple));
            return at + 2;
        }
        return switch (kind) {
            case '\n' -> at + 2;
            case 'x' -> hex(text, at + 2, 2, out);
            case 'u' -> bytes ? keep(text, at, out) : hex(text, at + 2, 4, out);
            case 'U' -> bytes ? keep(text, at, out) : hex(text, at + 2, 8, out);
            case 'N' -> bytes ? keep(text, at, out) : named(text, at, out);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(text, at + 1, out);
            default -> keep(text, at, out);
        };
    }

    private static int keep(String text, int at, StringBuilder out) {
        out.append(text, at, at + 2);
        return at + 2;
    }

    private static int hex(String text, int from, int digits, StringBuilder out) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        if (!Character.isValidCodePoint(value)) {
            return -1;
        }
        out.appendCodePoint(value);
        return from + digits;
    }

    private static int named(String text, int at, StringBuilder out) {
        int end = text.indexOf('}', at);
        if (end < 0 || at + 2 >= text.length() || text.charAt(at + 2) != '{') {
            return -1;
        }
        try {
            out.appendCodePoint(Character.codePointOf(text.substring(at + 3, end)));
        } catch (IllegalArgumentException e) {
            return -1;
        }
        return end + 1;
    }

    private static int octal(String text, int from, StringBuilder out) {
        int value = 0;
        int at = from;
        while (at < text.length() && at < from + 3 && text.charAt(at) >= '0' && text.charAt(at) <= '7') {
            value = value * 8 + text.charAt(at) - '0';
            at++;
        }
        out.append((char) value);
        return at;
    }
}
