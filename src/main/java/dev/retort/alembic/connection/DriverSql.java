package dev.retort.alembic.connection;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.alembic.expression.Clauses;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** SQL in the driver's own form: {@code %s} and {@code %(name)s} on PostgreSQL, {@code ?} and {@code :name} on SQLite. */
final class DriverSql {

    private static final Pattern FORMAT = Pattern.compile("%%|%s|%\\((\\w+)\\)s");
    private static final Pattern QMARK = Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|\\?|:(\\w+)");

    private DriverSql() {}

    /** The statements: one for each set of parameters. */
    static List<String> of(String sql, List<Value> parameters, DialectName dialect, Interpreter in) {
        List<Value> sets = sets(parameters);
        if (sets.isEmpty()) {
            return List.of(dialect == DialectName.POSTGRESQL ? sql.replace("%%", "%") : sql);
        }
        List<String> all = new ArrayList<>();
        for (Value set : sets) {
            all.add(filled(sql, set, dialect, in));
        }
        return all;
    }

    private static List<Value> sets(List<Value> parameters) {
        if (parameters.size() != 1) {
            return parameters.isEmpty() ? List.of() : List.of(new TupleValue(parameters));
        }
        Value only = parameters.getFirst();
        return switch (only) {
            case ListValue list -> list.items();
            case TupleValue(List<Value> items) when !items.isEmpty() && items.getFirst() instanceof TupleValue -> items;
            case TupleValue _,DictValue _ -> List.of(only);
            default -> List.of(new TupleValue(parameters));
        };
    }

    private static String filled(String sql, Value set, DialectName dialect, Interpreter in) {
        Matcher matcher = (dialect == DialectName.POSTGRESQL ? FORMAT : QMARK).matcher(sql);
        Iterator<Value> next = set instanceof DictValue ? List.<Value>of().iterator() : in.list(set).iterator();
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String found = matcher.group();
            String text;
            if (matcher.group(1) != null && set instanceof DictValue dict) {
                Value value = dict.get(matcher.group(1));
                text = value == null ? missing(matcher.group(1), in) : literal(value, dialect);
            } else if (found.equals("%s") || found.equals("?")) {
                text = next.hasNext() ? literal(next.next(), dialect) : missing(found, in);
            } else {
                text = found.equals("%%") ? "%" : found;
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(text));
        }
        return matcher.appendTail(out).toString();
    }

    private static String literal(Value value, DialectName dialect) {
        return Clauses.literal(value, Clauses.plainType(TypeFamily.NULL), dialect);
    }

    private static String missing(String name, Interpreter in) {
        throw in.raise("ValueError", "A value is required for parameter '" + name + "' of the statement");
    }

}
