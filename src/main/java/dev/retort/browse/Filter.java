package dev.retort.browse;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a person typed above a column, understood. */
sealed interface Filter {

    record Contains(String text) implements Filter {}

    record Compares(String operator, String literal) implements Filter {}

    record IsNull(boolean wanted) implements Filter {}

    /** The longer operators first, so that {@code <=} is not read as {@code <}. */
    List<Map.Entry<String, String>> OPERATORS = List.of(Map.entry("<=", "<="), Map.entry(">=", ">="),
            Map.entry("!=", "<>"), Map.entry("<>", "<>"), Map.entry("≤", "<="), Map.entry("≥", ">="),
            Map.entry("=", "="), Map.entry("<", "<"), Map.entry(">", ">"));

    /** Understands every text; what is no comparison is looked for. */
    static Filter of(String typed) {
        String text = typed.strip();
        switch (text.toLowerCase(Locale.ROOT)) {
            case "null" -> {
                return new IsNull(true);
            }
            case "not null" -> {
                return new IsNull(false);
            }
            default -> {
                for (Map.Entry<String, String> operator : OPERATORS) {
                    if (text.startsWith(operator.getKey())) {
                        return new Compares(operator.getValue(), text.substring(operator.getKey().length()).strip());
                    }
                }
                return new Contains(text);
            }
        }
    }

    /** A LIKE pattern for values that contain {@code text}, escaped with a backslash. */
    static String pattern(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
