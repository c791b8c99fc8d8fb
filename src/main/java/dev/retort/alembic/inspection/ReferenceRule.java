package dev.retort.alembic.inspection;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** What a foreign key's rule says, by the words SQLAlchemy has for it. */
final class ReferenceRule {

    private static final Pattern ACTION = Pattern
            .compile("ON\\s+(DELETE|UPDATE)\\s+(SET\\s+NULL|SET\\s+DEFAULT|CASCADE|RESTRICT|NO\\s+ACTION)");
    private static final Pattern DEFERRABLE = Pattern.compile("(NOT\\s+)?DEFERRABLE");
    private static final Pattern INITIALLY = Pattern.compile("INITIALLY\\s+(DEFERRED|IMMEDIATE)");
    private static final Pattern MATCH = Pattern.compile("MATCH\\s+(FULL|PARTIAL|SIMPLE)");

    private ReferenceRule() {}

    /** The keywords {@code onupdate}, {@code ondelete}, {@code deferrable}, {@code initially}, {@code match}. */
    static Map<String, Value> read(String rule) {
        String upper = rule.toUpperCase(Locale.ROOT);
        Map<String, Value> words = new LinkedHashMap<>();
        Matcher action = ACTION.matcher(upper);
        while (action.find()) {
            String what = action.group(2).replaceAll("\\s+", " ");
            if (!what.equals("NO ACTION")) {
                words.put("on" + action.group(1).toLowerCase(Locale.ROOT), new StringValue(what));
            }
        }
        Matcher deferrable = DEFERRABLE.matcher(upper);
        if (deferrable.find()) {
            words.put("deferrable", BoolValue.of(deferrable.group(1) == null));
        }
        Matcher initially = INITIALLY.matcher(upper);
        if (initially.find()) {
            words.put("initially", new StringValue(initially.group(1)));
        }
        Matcher match = MATCH.matcher(upper);
        if (match.find()) {
            words.put("match", new StringValue(match.group(1)));
        }
        return words;
    }
}
