package dev.retort.python.library.characters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/** What the methods of {@code str} do with a text; places are Java's. */
public final class StringText {

    private StringText() {}

    /** What {@code str.isspace} calls white. */
    public static boolean white(int point) {
        return point == ' ' || point >= 9 && point <= 13 || point >= 0x1c && point <= 0x1f || point == 0x85
                || point == 0xa0 || point > 0xff && Character.isSpaceChar(point);
    }

    /** @param points the characters to take off; null for white ones */
    public static String strip(String text, @Nullable String points) {
        return stripEnd(stripStart(text, points), points);
    }

    public static String stripStart(String text, @Nullable String points) {
        IntPredicate off = off(points);
        int from = 0;
        while (from < text.length() && off.test(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        return text.substring(from);
    }

    public static String stripEnd(String text, @Nullable String points) {
        IntPredicate off = off(points);
        int to = text.length();
        while (to > 0 && off.test(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(0, to);
    }

    private static IntPredicate off(@Nullable String points) {
        return points == null ? StringText::white : point -> points.indexOf(point) >= 0;
    }

    /** At white space, none of it in the parts. */
    public static List<String> words(String text, int most) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < text.length() && white(text.codePointAt(at))) {
                at++;
            }
            if (at >= text.length()) {
                return parts;
            }
            if (most >= 0 && parts.size() >= most) {
                parts.add(text.substring(at));
                return parts;
            }
            int from = at;
            while (at < text.length() && !white(text.codePointAt(at))) {
                at++;
            }
            parts.add(text.substring(from, at));
        }
    }

    public static List<String> wordsFromRight(String text, int most) {
        List<String> parts = new ArrayList<>();
        int at = text.length();
        while (true) {
            while (at > 0 && white(text.charAt(at - 1))) {
                at--;
            }
            if (at == 0) {
                return parts.reversed();
            }
            if (most >= 0 && parts.size() >= most) {
                parts.add(text.substring(0, at));
                return parts.reversed();
            }
            int to = at;
            while (at > 0 && !white(text.charAt(at - 1))) {
                at--;
            }
            parts.add(text.substring(at, to));
        }
    }

    public static List<String> split(String text, String separator, int most) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int at = text.indexOf(separator);
        while (at >= 0 && (most < 0 || parts.size() < most)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
            at = text.indexOf(separator, from);
        }
        parts.add(text.substring(from));
        return parts;
    }

    public static List<String> splitFromRight(String text, String separator, int most) {
        List<String> parts = new ArrayList<>();
        int to = text.length();
        int at = lastBefore(text, separator, to);
        while (at >= 0 && (most < 0 || parts.size() < most)) {
            parts.add(text.substring(at + separator.length(), to));
            to = at;
            at = lastBefore(text, separator, to);
        }
        parts.add(text.substring(0, to));
        return parts.reversed();
    }

    private static int lastBefore(String text, String part, int to) {
        return to < part.length() ? -1 : text.lastIndexOf(part, to - part.length());
    }

    public static List<String> lines(String text, boolean keepEnds) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c >= 10 && c <= 13 || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029) {
                int end = at - 1;
                if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
                lines.add(text.substring(from, keepEnds ? at : end));
                from = at;
            }
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }

    public static String title(String text) {
        StringBuilder out = new StringBuilder();
        boolean inWord = false;
        for (int point : text.codePoints().toArray()) {
            boolean cased = cased(point);
            out.appendCodePoint(!cased ? point : inWord ? Character.toLowerCase(point) : Character.toTitleCase(point));
            inWord = cased;
        }
        return out.toString();
    }

    static boolean cased(int point) {
        return Character.isUpperCase(point) || Character.isLowerCase(point) || Character.isTitleCase(point);
    }

    public static String capitalized(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        int point = text.codePointAt(0);
        String start = Character.toTitleCase(point) == point
                ? text.substring(0, first)
                : Character.toString(Character.toTitleCase(point));
        return (point == 0xdf ? "Ss" : start) + text.substring(first).toLowerCase(Locale.ROOT);
    }

    public static String swapped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> out.append(Character.isUpperCase(point)
                ? Character.toString(point).toLowerCase(Locale.ROOT)
                : Character.toString(point).toUpperCase(Locale.ROOT)));
        return out.toString();
    }

    /** Casefolding, close to Unicode's: lower case with the letters that have none of their own spelled out. */
    public static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("ς", "σ").replace("ſ", "s");
    }

    public static boolean isTitle(String text) {
        boolean inWord = false;
        boolean any = false;
        for (int point : text.codePoints().toArray()) {
            boolean upper = Character.isUpperCase(point) || Character.isTitleCase(point);
            if (upper && inWord || Character.isLowerCase(point) && !inWord) {
                return false;
            }
            inWord = cased(point);
            any |= inWord;
        }
        return any;
    }

    public static boolean isIdentifier(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int first = text.codePointAt(0);
        boolean starts = first == '_' || Character.isUnicodeIdentifierStart(first);
        return starts && text.codePoints().skip(1)
                .allMatch(point -> Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point));
    }

    /** Whether there are characters and all are such. */
    public static boolean all(String text, IntPredicate test) {
        return !text.isEmpty() && text.codePoints().allMatch(test);
    }

    public static String expandTabs(String text, int size) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int point : text.codePoints().toArray()) {
            if (point == '\t') {
                int missing = size > 0 ? size - column % size : 0;
                out.append(" ".repeat(missing));
                column += missing;
            } else {
                out.appendCodePoint(point);
                column = point == '\n' || point == '\r' ? 0 : column + 1;
            }
        }
        return out.toString();
    }
}
