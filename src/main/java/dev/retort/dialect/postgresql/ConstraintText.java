package dev.retort.dialect.postgresql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constraint as {@code pg_get_constraintdef} writes it, such as
 * {@code FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE}.
 */
record ConstraintText(String text) {

    private static final Pattern CHECK_RULE = Pattern.compile("\\)((?: NO INHERIT| NOT VALID| NOT ENFORCED)+)$");

    private static final Pattern PERIOD = Pattern
            .compile("^FOREIGN KEY \\((?:(?:\"(?:[^\"]|\"\")*\"|[^\", ]+), )*" + KeyRule.PERIOD + " ");

    /**
     * What a primary or unique key says besides its columns; first what stands before them, or with the last of them.
     */
    String keyRule() {
        int end = endOfGroup(1);
        boolean nulls = text.startsWith("UNIQUE " + KeyRule.NULLS_NOT_DISTINCT);
        return new KeyRule(nulls, text.startsWith(" " + KeyRule.WITHOUT_OVERLAPS + ")",
                end - KeyRule.WITHOUT_OVERLAPS.length() - 2), text.substring(end).strip()).text();
    }

    /** What a foreign key says behind the columns it refers to; first that the last of them is a period. */
    String referenceRule() {
        String after = text.substring(endOfGroup(2)).strip();
        return PERIOD.matcher(text).find() ? (KeyRule.PERIOD + " " + after).strip() : after;
    }

    /** What a check says behind its expression. */
    String checkRule() {
        Matcher matcher = CHECK_RULE.matcher(text);
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    /** One past the parenthesis that closes the nth list of names; a name in quotes may hold any of these characters. */
    private int endOfGroup(int nth) {
        boolean quoted = false;
        int closed = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ')' && !quoted && ++closed == nth) {
                return i + 1;
            }
        }
        return text.length();
    }
}
