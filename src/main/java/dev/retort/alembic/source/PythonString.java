package dev.retort.alembic.source;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What a string literal stands for. */
public final class PythonString {

    private PythonString() {}

    /**
     * The value of a literal as it is written, prefix and quotes included.
     *
     * @return empty for bytes, formatted strings and literals without an end
     */
    public static Optional<String> value(String literal) {
        int quote = 0;
        boolean raw = false;
        while (literal.charAt(quote) != '"' && literal.charAt(quote) != '\'') {
            char c = Character.toLowerCase(literal.charAt(quote));
            if (c == 'b' || c == 'f' || c == 't') {
                return Optional.empty();
            }
            raw |= c == 'r';
            quote++;
        }
        String mark = literal.substring(quote, quote + 1);
        boolean triple = literal.startsWith(mark.repeat(3), quote) && literal.length() >= quote + 6;
        String fence = triple ? mark.repeat(3) : mark;
        int from = quote + fence.length();
        int to = literal.length() - fence.length();
        if (to < from || !literal.endsWith(fence)) {
            return Optional.empty();
        }
        String body = literal.substring(from, to).replace("\r\n", "\n").replace('\r', '\n');
        return raw || body.indexOf('\\') < 0 ? Optional.of(body) : Optional.ofNullable(unescaped(body));
    }

    /** The text with its escapes replaced; null for one that Python refuses. */
    private static @Nullable String unescaped(String body) {
        StringBuilder value = new StringBuilder(body.length());
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c != '\\' || i + 1 == body.length()) {
                value.append(c);
                continue;
            }
            char kind = body.charAt(++i);
            switch (kind) {
                case '\n' -> {}
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                case 'r' -> value.append('\r');
                case 'a' -> value.append('\u0007');
                case 'b' -> value.append('\b');
                case 'f' -> value.append('\f');
                case 'v' -> value.append('\u000B');
                case '\\', '\'', '"' -> value.append(kind);
                case 'x', 'u', 'U' -> {
                    int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
                    int code = number(body, i + 1, digits);
                    if (code < 0) {
                        return null;
                    }
                    value.appendCodePoint(code);
                    i += digits;
                }
                case 'N' -> {
                    return null;
                }
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int code = 0;
                    int last = Math.min(i + 3, body.length());
                    while (i < last && body.charAt(i) >= '0' && body.charAt(i) <= '7') {
                        code = code * 8 + body.charAt(i++) - '0';
                    }
                    i--;
                    value.append((char) code);
                }
                default -> value.append('\\').append(kind);
            }
        }
        return value.toString();
    }

    private static int number(String body, int from, int digits) {
        if (from + digits > body.length()) {
            return -1;
        }
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(body.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return Character.isValidCodePoint(code) ? code : -1;
    }
}
