package dev.retort.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.schema.Column;
import dev.retort.schema.ObjectName;

/** Two columns of one name, side by side. */
record ColumnComparison(ObjectName name, Column before, Column after, String written) {

    /** A moment in time as a literal, which is what a database makes of {@code 'now'} when it reads it. */
    private static final Pattern MOMENT = Pattern
            .compile("'\\d{4}-\\d\\d-\\d\\d[^']*'::(?:date|time|timestamp).*|'\\d\\d:\\d\\d:\\d\\d[^']*'::time.*");

    /** Spellings of the start of the transaction, which are the same moment; the database keeps which one was written. */
    private static final Pattern TEXT = Pattern
            .compile("('(?:[^']|'')*')::(?:text|character varying|bpchar|citext)", Pattern.DOTALL);
    private static final Map<String, String> SPELLINGS = Map.of("current_timestamp", "now()",
            "transaction_timestamp()", "now()", "('now'::text)::date", "CURRENT_DATE",
            "('now'::text)::time with time zone",
            "CURRENT_TIME");

    /** @param writtenDefaults of the target, by column */
    static ColumnComparison of(ObjectName name, Column before, Column after, Map<ObjectName, String> writtenDefaults) {
        return new ColumnComparison(name, before, after, writtenDefaults.getOrDefault(name, ""));
    }

    /** The target's column, with a default that would be frozen as it is written. */
    Column wanted() {
        return written.isEmpty() ? after : withDefault(after, written);
    }

    /** Whether there is anything to change. */
    boolean differs() {
        return !before.equals(after) && !(withDefault(before, "").equals(withDefault(after, "")) && sameDefault());
    }

    private boolean sameDefault() {
        if (!written.isEmpty() && MOMENT.matcher(before.defaultExpression()).matches()) {
            return true;
        }
        return sameExpression(before.defaultExpression(), after.defaultExpression());
    }

    private static boolean sameExpression(String one, String other) {
        return one.equals(other) || spelling(one).equals(spelling(other)) || sameText(one, other);
    }

    /** A text is the same whichever kind of text it is cast to: a column's type may have changed since. */
    private static boolean sameText(String one, String other) {
        Matcher first = TEXT.matcher(one);
        Matcher second = TEXT.matcher(other);
        return first.matches() && second.matches() && first.group(1).equals(second.group(1));
    }

    private static String spelling(String expression) {
        return SPELLINGS.getOrDefault(expression.equals("CURRENT_TIMESTAMP") ? "current_timestamp" : expression,
                expression);
    }

    static Column withDefault(Column column, String expression) {
        return new Column(column.name(), column.type(), column.nullable(), expression, column.generated(),
                column.comment(), column.collation(), column.rule());
    }

    /** {@code varchar(40) → text, now NOT NULL}. */
    String detail() {
        List<String> parts = new ArrayList<>();
        if (!before.type().equals(after.type())) {
            parts.add(Described.type(before.type()) + " → " + Described.type(after.type()));
        }
        if (before.nullable() != after.nullable()) {
            parts.add(after.nullable() ? "now nullable" : "now NOT NULL");
        }
        if (!Objects.equals(before.generated(), after.generated()) || !before.rule().equals(after.rule())) {
            parts.add(arrow("", before.generated().isEmpty() ? "" : Described.generated(before),
                    after.generated().isEmpty() ? "" : Described.generated(after)));
        }
        if (!sameDefault()) {
            parts.add(arrow("default ", Described.expression(before.defaultExpression()),
                    Described.expression(wanted().defaultExpression())));
        }
        if (!before.collation().equals(after.collation())) {
            parts.add(arrow("collation ", before.collation(), after.collation()));
        }
        if (!before.comment().equals(after.comment())) {
            parts.add(arrow("comment ", quoted(before.comment()), quoted(after.comment())));
        }
        return String.join(", ", parts);
    }

    private static String quoted(String comment) {
        return comment.isEmpty() ? "" : "“" + Described.shortened(comment) + "”";
    }

    private static String arrow(String noun, String from, String to) {
        return (noun + (from.isEmpty() ? "none" : from) + " → " + (to.isEmpty() ? "none" : to)).strip();
    }

    Loss loss() {
        boolean rewritten = !before.type().equals(after.type())
                && !new TypeChange(before.type(), after.type()).keepsEverything();
        return rewritten || generatedAnew() ? Loss.VALUES : Loss.NONE;
    }

    /** Whether it becomes a generated column, so that the values it has give way to the expression's. */
    private boolean generatedAnew() {
        return !after.generated().isEmpty() && !after.isIdentity() && before.generated().isEmpty();
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (before.nullable() && !after.nullable()) {
            warnings.add("Rows without a value in " + name.name() + " are in the way of NOT NULL.");
        }
        if (loss() == Loss.VALUES && !generatedAnew()) {
            warnings.add("Not every " + Described.type(before.type()) + " is a " + Described.type(after.type())
                    + ": values may be refused or lose something.");
        }
        if (!written.isEmpty()) {
            warnings.add(frozen(name, written));
        }
        return warnings;
    }

    /** What to say of a default that a database reads once and keeps. */
    static String frozen(ObjectName column, String written) {
        return "The default " + written + " of " + column.within() + "." + column.name()
                + " is a text that the database turns into the moment it reads it; write now() without quotes.";
    }
}
