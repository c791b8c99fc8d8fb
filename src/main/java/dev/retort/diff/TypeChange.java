package dev.retort.diff;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of values when a column gets another type. */
record TypeChange(String from, String to) {

    private static final Pattern SIZED = Pattern.compile("([^(]+?)\\s*\\((\\d+)(?:,\\s*(-?\\d+))?\\)(.*)");
    private static final List<String> WHOLE_NUMBERS = List.of("smallint", "integer", "bigint");
    private static final List<String> TEXTS = List.of("character varying", "varchar", "text", "character", "char",
            "citext");
    private static final List<String> FLOATS = List.of("real", "double precision");

    /** Whether every value there is keeps its meaning and exactness. */
    boolean keepsEverything() {
        String source = base(from);
        String target = base(to);
        if (from.equalsIgnoreCase(to) || target.equals("text") && !source.equals("bytea")) {
            return true;
        }
        if (source.equals(target)) {
            return widens();
        }
        if (TEXTS.contains(source) && TEXTS.contains(target)) {
            return size(to, 2) < 0 && !target.startsWith("char") || size(from, 2) > 0 && size(to, 2) >= size(from, 2);
        }
        int number = WHOLE_NUMBERS.indexOf(source);
        if (number >= 0) {
            return WHOLE_NUMBERS.indexOf(target) > number || target.equals("numeric") && size(to, 2) < 0;
        }
        return FLOATS.contains(source) && target.equals("double precision") || source.equals("json")
                && target.equals("jsonb");
    }

    /** Whether keys over such columns stay as they are: both are texts, or both whole numbers. */
    boolean staysComparable() {
        String source = base(from);
        String target = base(to);
        return source.equals(target) || TEXTS.contains(source) && TEXTS.contains(target)
                || WHOLE_NUMBERS.contains(source) && WHOLE_NUMBERS.contains(target);
    }

    private boolean widens() {
        if (size(to, 2) < 0) {
            return true;
        }
        if (size(from, 2) < 0) {
            return false;
        }
        int scaleBefore = Math.max(size(from, 3), 0);
        int scaleAfter = Math.max(size(to, 3), 0);
        return scaleAfter >= scaleBefore && size(to, 2) - scaleAfter >= size(from, 2) - scaleBefore;
    }

    static String base(String type) {
        Matcher sized = SIZED.matcher(type);
        String base = sized.matches() ? sized.group(1) + sized.group(4) : type;
        return base.strip().toLowerCase(Locale.ROOT);
    }

    private static int size(String type, int group) {
        Matcher sized = SIZED.matcher(type);
        return sized.matches() && sized.group(group) != null ? Integer.parseInt(sized.group(group)) : -1;
    }
}
