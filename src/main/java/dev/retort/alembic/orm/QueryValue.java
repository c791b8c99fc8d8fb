package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.ExpressionNames;
import dev.retort.alembic.expression.FromClause;
import dev.retort.alembic.expression.SelectOption;
import dev.retort.alembic.expression.SqlText;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/**
 * {@code session.query(…)}.
 *
 * @param entities what was asked for: mapped classes and columns
 * @param select the select so far
 */
record QueryValue(SessionValue session, List<Value> entities, Value select) implements HostValue {

    private static final ClassValue TYPE = new ClassValue("Query", "sqlalchemy.orm.query", List.of(), Map.of(), null);
    private static final Set<String> CHAINED = Set.of("filter", "where", "filter_by", "order_by", "group_by", "having",
            "limit", "offset", "distinct", "join", "outerjoin", "select_from", "with_for_update", "slice",
            "correlate", "union", "union_all");
    private static final Set<String> OF_SELECT = Set.of("subquery", "scalar_subquery", "as_scalar", "exists", "cte",
            "label", "statement");

    static QueryValue of(SessionValue session, List<Value> entities, Interpreter in) {
        Value select = in.call(ExpressionNames.select(), new Arguments(entities, Map.of()));
        return new QueryValue(session, List.copyOf(entities), call(select, "apply_labels", in));
    }

    private static Value call(Value target, String method, Interpreter in, Value... arguments) {
        return in.call(in.attribute(target, method), Arguments.of(arguments));
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        if (CHAINED.contains(name)) {
            return new NativeFunction(name, (given, run) -> new QueryValue(session, entities,
                    run.call(run.attribute(select, name), given)));
        }
        if (OF_SELECT.contains(name)) {
            return name.equals("statement") ? select : in.attribute(select, name);
        }
        return switch (name) {
            case "all" -> new NativeFunction(name, (_, run) -> new ListValue(rows(run)));
            case "first" -> new NativeFunction(name, (_, run) -> first(run));
            case "one", "one_or_none", "scalar" -> new NativeFunction(name, (_, run) -> one(name, run));
            case "count" -> new NativeFunction(name, (_, run) -> count(run));
            case "get" -> new NativeFunction(name, (given, run) -> get(given.positional().getFirst(), run));
            case "update" -> new NativeFunction(name, (given, run) -> change(name, given, run));
            case "delete" -> new NativeFunction(name, (given, run) -> change(name, given, run));
            case "options" -> new NativeFunction(name, (given, run) -> narrowed(given, run));
            case "yield_per", "enable_eagerloads", "populate_existing", "execution_options", "autoflush" ->
                new NativeFunction(name, (_, _) -> this);
            case "with_entities" -> new NativeFunction(name, (given, run) -> new QueryValue(session,
                    given.positional(), run.call(run.attribute(select, "with_only_columns"), given)));
            case "session" -> session;
            default -> null;
        };
    }

    private QueryValue narrowed(Arguments options, Interpreter in) {
        List<Value> some = entities;
        for (Value option : options.positional()) {
            if (option instanceof SelectOption narrowing) {
                some = narrowing.narrowed(some);
            }
        }
        return new QueryValue(session, some, in.call(in.attribute(select, "options"), options));
    }

    private List<Value> rows(Interpreter in) {
        session.flush(false, in);
        Value result = call(session.connection(), "execute", in, select);
        List<Value> rows = new Loading(session, entities).rows(result, in);
        boolean one = entities.size() == 1 && Mapping.of(entities.getFirst()) != null;
        return one ? rows.stream().map(row -> in.item(row, IntValue.of(0))).toList() : rows;
    }

    private Value first(Interpreter in) {
        List<Value> rows = new QueryValue(session, entities, call(select, "limit", in, IntValue.of(1))).rows(in);
        return rows.isEmpty() ? NoneValue.NONE : rows.getFirst();
    }

    private Value one(String name, Interpreter in) {
        List<Value> rows = rows(in).stream().<Value>map(row -> new TupleValue(List.of(row))).toList();
        Value row = in.call(in.attribute(new EntityRows(rows, true), name.equals("one") ? "one" : "one_or_none"),
                Arguments.NONE);
        return name.equals("scalar") && row != NoneValue.NONE && !(Mapping.of(entities.getFirst()) != null)
                ? in.item(row, IntValue.of(0))
                : row;
    }

    private Value count(Interpreter in) {
        session.flush(false, in);
        return call(session.connection(), "scalar", in, ExpressionNames.count(call(select, "subquery", in), in));
    }

    private Value get(Value key, Interpreter in) {
        Mapping mapping = Mapping.of(entities.getFirst());
        if (mapping == null) {
            throw in.raise("TypeError", "get() can only be used against a single mapped class.");
        }
        List<Value> parts = key instanceof TupleValue(List<Value> items) ? items : List.of(key);
        Map<String, Value> values = new java.util.LinkedHashMap<>();
        int place = 0;
        for (String name : mapping.key().keySet()) {
            values.put(name, parts.get(place));
            place++;
        }
        List<Value> rows = new QueryValue(session, entities, call(select, "where", in, mapping.row(values, in)))
                .rows(in);
        return rows.isEmpty() ? NoneValue.NONE : rows.getFirst();
    }

    /** {@code update(values)} and {@code delete()}: one statement for all rows the query picks. */
    private Value change(String method, Arguments given, Interpreter in) {
        session.flush(false, in);
        Mapping mapping = Mapping.of(entities.getFirst());
        FromClause table = mapping == null ? null : mapping.table();
        if (table == null) {
            throw in.raise("TypeError", method + "() needs a query of one mapped class");
        }
        Value statement = call(table, method, in);
        Value where = in.attribute(select, "whereclause");
        if (where != NoneValue.NONE) {
            statement = call(statement, "where", in, where);
        }
        if (method.equals("update")) {
            Value values = given.positional().isEmpty()
                    ? given.keywords().get("values")
                    : given.positional().getFirst();
            statement = call(statement, "values", in, values == null ? NoneValue.NONE : values);
        }
        session.connection().send(SqlText.of((Clause) statement, session.connection().dialect(), Map.of()), in);
        return IntValue.of(0);
    }

    @Override
    public Iterator<Value> iterator(Interpreter in) {
        return new ArrayList<>(rows(in)).iterator();
    }

    @Override
    public boolean truth(Interpreter in) {
        return true;
    }
}
