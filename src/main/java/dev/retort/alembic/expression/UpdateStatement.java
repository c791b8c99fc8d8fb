package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code UPDATE}. */
public final class UpdateStatement extends DmlStatement {

    private final Assignments values;
    private final boolean ordered;
    private final List<Clause> where;
    private final Interpreter in;

    private UpdateStatement(FromClause table, Assignments values, boolean ordered, List<Clause> where, DmlParts parts,
            Interpreter in) {
        super(table, parts);
        this.values = values;
        this.ordered = ordered;
        this.where = List.copyOf(where);
        this.in = in;
    }

    static UpdateStatement of(FromClause table, @Nullable Value where, @Nullable Value values, Interpreter in) {
        List<Assignments> rows = Assignments.rows(values, Map.of(), table, in);
        List<Clause> conditions = where == null ? List.of() : List.of(Coercion.condition(where, in));
        return new UpdateStatement(table, rows.isEmpty() ? Assignments.NONE : rows.getFirst(), false, conditions,
                DmlParts.NONE, in);
    }

    /** An update of the rows a condition picks. */
    public static UpdateStatement of(FromClause table, Map<String, Value> values, Clause where, Interpreter in) {
        return new UpdateStatement(table, new Assignments(values, Map.of()), false, List.of(where), DmlParts.NONE, in);
    }

    /** The same with values given when it is executed: those that are columns are set. */
    public UpdateStatement given(Map<String, Value> parameters) {
        Map<String, Value> more = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (table().column(name) != null) {
                more.put(name, value);
            }
        });
        return new UpdateStatement(table(), values.plus(new Assignments(more, Map.of())), ordered, where, parts(), in);
    }

    @Override
    UpdateStatement with(DmlParts others) {
        return new UpdateStatement(table(), values, ordered, where, others, in);
    }

    @Override
    List<FromClause> tables() {
        return SelectParts.plus(List.of(table()), others(table(), where));
    }

    @Override
    void body(SqlText out) {
        out.add("UPDATE ");
        prefixes(out);
        table().writeFrom(out);
        out.add(" SET ").add(String.join(", ", assignments(out)));
        List<FromClause> extra = others(table(), where);
        for (int i = 0; i < extra.size(); i++) {
            out.add(i == 0 ? " FROM " : ", ");
            extra.get(i).writeFrom(out);
        }
        where(where, out);
        returning(out);
    }

    private List<String> assignments(SqlText out) {
        List<String> all = new ArrayList<>();
        values.others().forEach((column, value) -> all.add(out.text(column, Scope::withoutTables) + "="
                + Assignments.text(value, column, out)));
        Map<String, Value> left = new LinkedHashMap<>(values.named());
        for (ColumnClause column : columns()) {
            Value value = left.remove(column.key());
            Optional<Value> set = value == null ? column.updateDefault(in) : Optional.of(value);
            set.ifPresent(now -> all.add(out.capture(() -> out.name(column.sqlName())) + "="
                    + Assignments.text(now, column, out)));
        }
        if (!left.isEmpty()) {
            throw new Refusal("Unconsumed column names: " + String.join(", ", left.keySet()), null);
        }
        return all;
    }

    private List<ColumnClause> columns() {
        List<ColumnClause> all = new ArrayList<>();
        if (ordered) {
            for (String key : values.named().keySet()) {
                ColumnClause column = table().column(key);
                if (column != null) {
                    all.add(column);
                }
            }
        }
        for (ColumnClause column : table().columns()) {
            if (!all.contains(column)) {
                all.add(column);
            }
        }
        return all;
    }

    @Override
    public ClassValue type() {
        return SqlClasses.UPDATE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter run) {
        return switch (name) {
            case "where", "filter" -> new NativeFunction(name, (given, now) -> new UpdateStatement(table(), values,
                    ordered, SelectParts.plus(where, SelectMethods.conditions(given.positional(), now)), parts(),
                    now));
            case "values" -> NativeFunction.of("values args? **others", (given, now) -> new UpdateStatement(table(),
                    Assignments.rows(given.value("args").orElse(null), given.others(), table(), now).stream()
                            .reduce(values, Assignments::plus),
                    ordered, where, parts(), now));
            case "ordered_values" -> new NativeFunction(name,
                    (given, now) -> new UpdateStatement(table(), pairs(given.positional(), now), true, where,
                            parts(), now));
            default -> super.attribute(name, run);
        };
    }

    private static Assignments pairs(List<Value> pairs, Interpreter now) {
        Map<String, Value> named = new LinkedHashMap<>();
        for (Value pair : pairs) {
            List<Value> both = pair instanceof TupleValue(List<Value> items) ? items : now.list(pair);
            String key = both.getFirst() instanceof StringValue(String text)
                    ? text
                    : String.valueOf(((ColumnClause) both.getFirst()).key());
            named.put(key, both.getLast());
        }
        return new Assignments(named, Map.of());
    }
}
