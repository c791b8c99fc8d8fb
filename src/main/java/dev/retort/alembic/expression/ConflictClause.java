package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code ON CONFLICT … DO NOTHING} and {@code DO UPDATE SET …}. */
final class ConflictClause {

    private final @Nullable String constraint;
    private final List<Value> elements;
    private final @Nullable Clause elementsWhere;
    private final @Nullable Assignments set;
    private final @Nullable Clause where;

    private ConflictClause(BoundArguments given, @Nullable Assignments set, @Nullable Clause where, Interpreter in) {
        this.constraint = given.value("constraint").map(value -> name(value, in)).orElse(null);
        this.elements = given.value("index_elements").map(in::list).orElse(List.of());
        this.elementsWhere = given.value("index_where").map(value -> Coercion.condition(value, in)).orElse(null);
        this.set = set;
        this.where = where;
    }

    static ConflictClause nothing(BoundArguments given, Interpreter in) {
        return new ConflictClause(given, null, null, in);
    }

    static ConflictClause update(BoundArguments given, Interpreter in) {
        Value set = given.value("set_").orElse(null);
        Assignments values = switch (set) {
            case DictValue dict -> Assignments.of(dict, in);
            case ColumnCollection(List<? extends ColumnClause> columns) -> columns(columns);
            case null, default -> throw in.raise("ValueError", "set parameter dictionary must not be empty");
        };
        return new ConflictClause(given, values,
                given.value("where").map(value -> Coercion.condition(value, in)).orElse(null), in);
    }

    private static Assignments columns(List<? extends ColumnClause> columns) {
        Map<String, Value> named = new LinkedHashMap<>();
        columns.forEach(column -> named.put(String.valueOf(column.key()), column));
        return new Assignments(named, Map.of());
    }

    private static String name(Value value, Interpreter in) {
        if (value instanceof StringValue(String text)) {
            return text;
        }
        Value name = in.attributeOrNull(value, "name");
        return name == null ? in.str(value) : in.str(name);
    }

    void write(TableClause table, SqlText out) {
        out.add("ON CONFLICT ");
        String target = target(out);
        if (set == null) {
            out.add(target.isEmpty() ? "" : target + " ").add("DO NOTHING");
            return;
        }
        out.add(target).add(" DO UPDATE SET ").add(String.join(", ", assignments(table, set, out)));
        if (where != null) {
            Clause condition = where;
            out.add(" WHERE ").in(Scope::withoutSchemas, () -> out.add(condition));
        }
    }

    private String target(SqlText out) {
        if (constraint != null) {
            return out.postgresql()
                    ? "ON CONSTRAINT " + out.capture(() -> out.name(constraint))
                    : "(" + constraint + ")";
        }
        if (elements.isEmpty()) {
            return "";
        }
        List<String> names = new ArrayList<>();
        for (Value element : elements) {
            names.add(element instanceof Clause clause
                    ? out.text(clause, Scope::withoutTables)
                    : out.capture(() -> out.name(((StringValue) element).value())));
        }
        String list = "(" + String.join(", ", names) + ")";
        return elementsWhere == null ? list : list + " WHERE " + out.text(elementsWhere, Scope::withoutTables);
    }

    private static List<String> assignments(TableClause table, Assignments set, SqlText out) {
        List<String> all = new ArrayList<>();
        Map<String, Value> left = new LinkedHashMap<>(set.named());
        for (ColumnClause column : table.columns()) {
            Value value = left.remove(column.key());
            if (value != null) {
                all.add(assignment(column.sqlName().text(), value, column, out));
            }
        }
        left.forEach((name, value) -> all.add(assignment(name, value, new LightColumn(name, Types.NULL, null), out)));
        return all;
    }

    private static String assignment(String name, Value value, Clause column, SqlText out) {
        return out.capture(() -> out.in(Scope::withoutSchemas,
                () -> out.name(name).add(" = ").add(Assignments.text(value, column, out))));
    }
}
