package dev.retort.dialect.postgresql;

import java.util.Optional;
import java.util.Set;

import dev.retort.schema.Domain;
import dev.retort.schema.SchemaObject;

/**
 * How values of one type become values of another when a column changes its type. Where PostgreSQL converts by itself
 * ("Type Conversion", value storage; {@code pg_cast} of version 15, assignment casts) it is left to: an assignment
 * refuses what does not fit, where an explicit cast would cut it off.
 *
 * @param soFar where domains are looked up
 */
record ColumnConversion(SqlNames names, SchemaSoFar soFar) {

    private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "real", "double precision",
            "numeric");
    private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "citext", "name");
    private static final Set<String> TIMES = Set.of("date", "timestamp without time zone",
            "timestamp with time zone");
    private static final Set<String> JSON = Set.of("json", "jsonb");
    private static final Set<String> ADDRESSES = Set.of("inet", "cidr");
    private static final Set<String> BITS = Set.of("bit", "bit varying");
    private static final String BOOLEAN = "boolean";

    /** What stands behind USING; empty where the server needs none. */
    Optional<String> using(String column, String from, String to) {
        String value = names.of(column);
        String old = plain(from);
        String now = plain(to);
        if (old.equals(now) || assigns(old, now)) {
            return Optional.empty();
        }
        if (now.equals(old + "[]")) {
            return Optional.of("CASE WHEN " + value + " IS NOT NULL THEN ARRAY[" + value + "] END::" + to);
        }
        if (old.equals(now + "[]")) {
            return Optional.of(value + "[1]");
        }
        if (NUMBERS.contains(old) && now.equals(BOOLEAN)) {
            return Optional.of(value + " <> 0");
        }
        if (old.equals(BOOLEAN) && NUMBERS.contains(now)) {
            return Optional.of(value + "::integer");
        }
        if (now.equals("time without time zone") && TIMES.contains(old)) {
            return Optional.of(value + "::" + to);
        }
        if (NUMBERS.contains(old) && TIMES.contains(now)) {
            return Optional.of("to_timestamp(" + value + ")");
        }
        if (TIMES.contains(old) && NUMBERS.contains(now)) {
            return Optional.of("extract(epoch FROM " + value + ")");
        }
        return Optional.of(TEXTS.contains(old) ? value + "::" + to : value + "::text::" + to);
    }

    private boolean assigns(String old, String now) {
        if (old.endsWith("[]") && now.endsWith("[]")) {
            return assigns(old.substring(0, old.length() - 2), now.substring(0, now.length() - 2));
        }
        return old.equals(now) || TEXTS.contains(now) || both(NUMBERS, old, now) || both(TIMES, old, now)
                || both(JSON, old, now) || both(ADDRESSES, old, now) || both(BITS, old, now)
                || old.equals("money") && now.equals("numeric")
                || now.equals("money") && (old.equals("numeric") || WHOLE_NUMBERS.contains(old))
                || old.startsWith("time ") && now.startsWith("time ")
                || old.equals("time without time zone") && now.equals("interval");
    }

    private static boolean both(Set<String> family, String old, String now) {
        return family.contains(old) && family.contains(now);
    }

    /** Whether values may be refused or lose part of themselves on the way. */
    boolean mayLose(String from, String to) {
        String old = plain(from);
        String now = plain(to);
        if (!old.equals(now)) {
            return !(now.equals("text") || now.equals("character varying") && length(to) == 0 && TEXTS.contains(old)
                    || WHOLE_NUMBERS.contains(old) && now.equals("numeric") && length(to) == 0 || wider(old, now)
                    || both(JSON, old, now) && now.equals("jsonb"));
        }
        return length(to) != 0 && (length(from) == 0 || length(to) < length(from) || scale(to) < scale(from)
                || length(to) - scale(to) < length(from) - scale(from));
    }

    private static boolean wider(String old, String now) {
        return old.equals("smallint") && (now.equals("integer") || now.equals("bigint"))
                || old.equals("integer") && (now.equals("bigint") || now.equals("double precision"))
                || old.equals("real") && now.equals("double precision")
                || old.equals("date") && now.startsWith("timestamp");
    }

    private static int length(String type) {
        return number(type, 0);
    }

    private static int scale(String type) {
        return number(type, 1);
    }

    private static int number(String type, int place) {
        int open = type.indexOf('(');
        int close = type.indexOf(')');
        if (open < 0 || close < open) {
            return 0;
        }
        String[] numbers = type.substring(open + 1, close).split(",", -1);
        return place < numbers.length && numbers[place].strip().matches("\\d{1,9}")
                ? Integer.parseInt(numbers[place].strip())
                : 0;
    }

    /** The type without its numbers; for a domain the type it is of. */
    private String plain(String type) {
        for (SchemaObject object : soFar.all()) {
            if (object instanceof Domain domain && names.of(domain.id()).equals(type)) {
                return plain(domain.type());
            }
        }
        return type.replaceFirst("\\([^()]*\\)", "");
    }
}
