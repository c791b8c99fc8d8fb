package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/**
 * The values of a row by column: what {@code values(…)} was given.
 *
 * @param named by the columns' keys, in the order given
 * @param others by expressions that are no columns of the table, such as {@code column[1]}
 */
record Assignments(Map<String, Value> named, Map<Clause, Value> others) {

    static final Assignments NONE = new Assignments(Map.of(), Map.of());

    static Assignments of(DictValue dict, Interpreter in) {
        Map<String, Value> named = new LinkedHashMap<>();
        Map<Clause, Value> others = new LinkedHashMap<>();
        for (DictValue.Entry entry : dict.entries()) {
            switch (entry.key()) {
                case StringValue(String key) -> named.put(key, entry.value());
                case ColumnClause column when !column.literal() -> named.put(String.valueOf(column.key()),
                        entry.value());
                case Clause clause -> others.put(clause, entry.value());
                default -> {
                    Value key = in.attributeOrNull(entry.key(), "name");
                    named.put(key == null ? in.str(entry.key()) : in.str(key), entry.value());
                }
            }
        }
        return new Assignments(named, others);
    }

    /** The values of a row given as a list, in the order of the table's columns. */
    static Assignments of(List<Value> row, FromClause table) {
        Map<String, Value> named = new LinkedHashMap<>();
        List<? extends ColumnClause> columns = table.columns();
        for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
            named.put(String.valueOf(columns.get(i).key()), row.get(i));
        }
        return new Assignments(named, Map.of());
    }

    /** The rows {@code values()} was given: a dict, a list of dicts, a tuple, keywords. */
    static List<Assignments> rows(@Nullable Value given, Map<String, Value> keywords, FromClause table,
            Interpreter in) {
        List<Assignments> rows = new ArrayList<>();
        switch (given) {
            case null -> {}
            case DictValue dict -> rows.add(of(dict, in));
            case ListValue list when !list.items().isEmpty() && nested(list.items().getFirst()) -> {
                for (Value row : list.items()) {
                    rows.add(row instanceof DictValue dict ? of(dict, in) : of(in.list(row), table));
                }
            }
            case ListValue list -> rows.addAll(list.items().isEmpty() ? List.of() : List.of(of(list.items(), table)));
            case TupleValue(List<Value> items) -> rows.add(of(items, table));
            default -> throw in.raise("TypeError", "values() takes a dict, a list of dicts or keyword arguments");
        }
        if (!keywords.isEmpty()) {
            rows.add(new Assignments(keywords, Map.of()));
        }
        return rows;
    }

    private static boolean nested(Value value) {
        return value instanceof DictValue || ClauseOperators.sequence(value);
    }

    Assignments plus(Assignments more) {
        Map<String, Value> all = new LinkedHashMap<>(named);
        all.putAll(more.named);
        Map<Clause, Value> rest = new LinkedHashMap<>(others);
        rest.putAll(more.others);
        return new Assignments(all, rest);
    }

    /** A value as SQL for a column of a type. */
    static String text(Value value, Clause column, SqlText out) {
        Clause clause = Coercion.clause(value);
        return switch (clause) {
            case null -> LiteralText.of(value, column.sqlType(), out.dialect());
            case BindClause bind -> out.text(bind.typed(column.sqlType()));
            case InlineValue literal -> out.text(literal.typed(column.sqlType()));
            default -> out.text(clause.grouped(null));
        };
    }
}
