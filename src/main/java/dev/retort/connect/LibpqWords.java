package dev.retort.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * libpq's keyword form, {@code host=localhost dbname='my db'}. Source: PostgreSQL manual, 34.1.1.1 "Keyword/Value
 * Connection Strings".
 */
final class LibpqWords {

    private static final Pattern BEGINNING = Pattern.compile("[a-z_]+\\s*=.*", Pattern.DOTALL);

    private LibpqWords() {}

    static boolean looksLike(String text) {
        return BEGINNING.matcher(text).matches();
    }

    static Map<String, String> read(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                throw invalid("a keyword without =");
            }
            String key = text.substring(at, equals).strip();
            StringBuilder value = new StringBuilder();
            at = readValue(text, equals + 1, value);
            words.put(key, value.toString());
        }
        words.values().removeIf(String::isEmpty);
        return words;
    }

    /** Returns where the value ended. */
    private static int readValue(String text, int start, StringBuilder value) {
        int at = start;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        boolean quoted = at < text.length() && text.charAt(at) == '\'';
        if (quoted) {
            at++;
        }
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted && c == '\'') {
                return at + 1;
            }
            if (!quoted && Character.isWhitespace(c)) {
                return at;
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        if (quoted) {
            throw invalid("an unfinished quoted value");
        }
        return at;
    }

    private static RetortException invalid(String what) {
        return new RetortException(ProblemCode.INVALID_SETTINGS, "The connection words have " + what + ".")
                .hint("Write them as host=localhost port=5432 dbname=shop user=me, with ' around a value that has spaces.");
    }
}
