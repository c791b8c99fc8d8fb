package dev.retort.dialect.postgresql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constraint as {@code pg_get_constraintdef} writes it, such as
 * {@code FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE}.
 */
record ConstraintText(String text) {

    private static final String NULLS_NOT_DISTINCT = "NULLS NOT DISTINCT";
    private static final Pattern CHECK_RULE = Pattern.compile("\\)((?: NO INHERIT| NOT VALID| NOT ENFORCED)+)$");

    /** What a primary or unique key says besides its columns. */
    String keyRule() {
        String after = text.substring(endOfGroup(1)).strip();
        return text.startsWith("UNIQUE " + NULLS_NOT_DISTINCT) ? (NULLS_NOT_DISTINCT + " " + after).strip() : after;
    }

    /** What a foreign key says behind the columns it refers to. */
    String referenceRule() {
        return text.substring(endOfGroup(2)).strip();
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
