package dev.retort.alembic.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.schema.Index;

/**
 * An index's definition taken apart.
 *
 * @param terms what is indexed, as it is written, orders and operator classes included
 * @param columns the column of each term; null for an expression
 * @param included those of an {@code INCLUDE}
 * @param where the condition of a partial index; null for none
 * @param using the method; null where it does not say
 */
record IndexWords(List<String> terms, List<@Nullable String> columns, List<String> included, @Nullable String where,
        @Nullable String using) {

    private static final Pattern NAME = Pattern
            .compile("(?:\"((?:[^\"]|\"\")*)\"|([\\p{L}_][\\p{L}\\p{N}_$]*))(?!\\s*\\()"
                    + "(?:\\s+.*)?", Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile("(?i).*\\susing\\s+(\\w+)\\s*$", Pattern.DOTALL);
    private static final Pattern INCLUDE = Pattern.compile("(?i)\\s*include\\s*\\(([^)]*)\\)", Pattern.DOTALL);
    private static final Pattern WHERE = Pattern.compile("(?i)\\bwhere\\b\\s*(.*)", Pattern.DOTALL);

    static IndexWords of(Index index) {
        String sql = index.definition();
        int open = outsideQuotes(sql, '(', 0);
        int close = open < 0 ? -1 : closing(sql, open);
        if (open < 0 || close < 0) {
            return new IndexWords(List.of(), List.of(), List.of(), null, null);
        }
        List<String> terms = split(sql.substring(open + 1, close));
        List<@Nullable String> columns = new ArrayList<>();
        terms.forEach(term -> columns.add(column(term)));
        String behind = sql.substring(close + 1);
        Matcher method = METHOD.matcher(sql.substring(0, open));
        Matcher include = INCLUDE.matcher(behind);
        Matcher where = WHERE.matcher(behind);
        List<String> included = include.lookingAt()
                ? split(include.group(1)).stream().map(IndexWords::column).filter(java.util.Objects::nonNull).toList()
                : List.of();
        return new IndexWords(terms, columns, included, where.find() ? where.group(1).strip() : null,
                method.matches() ? method.group(1).toLowerCase(Locale.ROOT) : null);
    }

    private static @Nullable String column(String term) {
        Matcher matcher = NAME.matcher(term);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1).replace("\"\"", "\"");
    }

    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < list.length()) {
            char c = list.charAt(at);
            if (c == ',') {
                parts.add(list.substring(start, at).strip());
                start = at + 1;
            }
            at = c == '(' ? Math.max(at, closing(list, at)) + 1 : past(list, at);
        }
        parts.add(list.substring(start).strip());
        return parts;
    }

    private static int outsideQuotes(String text, char wanted, int from) {
        int at = from;
        while (at < text.length()) {
            if (text.charAt(at) == wanted) {
                return at;
            }
            at = past(text, at);
        }
        return -1;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        int at = open;
        while (at < text.length()) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
            at = past(text, at);
        }
        return -1;
    }

    /** The place behind the character, or behind the quotes that begin there. */
    private static int past(String text, int at) {
        char c = text.charAt(at);
        if (c != '"' && c != '\'') {
            return at + 1;
        }
        int end = text.indexOf(c, at + 1);
        return end < 0 ? text.length() : end + 1;
    }
}
