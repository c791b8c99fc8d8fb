package dev.retort.alembic.expression;

import java.util.List;
import java.util.Map;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.Value;

/** {@code select(a, b)}, and SQLAlchemy 1's {@code select([a, b], where, from_obj=…, order_by=…)}. */
final class LegacySelect {

    private static final Map<String, String> METHODS = Map.of("whereclause", "where", "from_obj", "select_from",
            "order_by", "order_by", "group_by", "group_by", "having", "having", "limit", "limit", "offset", "offset");

    private LegacySelect() {}

    static Value of(Arguments given, Interpreter in) {
        List<Value> positional = given.positional();
        Value listed = given.keywords().get("columns");
        boolean legacy = !positional.isEmpty() && positional.getFirst() instanceof ListValue;
        if (!legacy && listed == null && given.keywords().isEmpty()) {
            return SelectStatement.of(positional, in);
        }
        Value result = SelectStatement.of(legacy
                ? in.list(positional.getFirst())
                : listed != null ? in.list(listed) : positional, in);
        if (legacy && positional.size() > 1) {
            result = call(result, "where", positional.get(1), in);
        }
        for (Map.Entry<String, Value> option : given.keywords().entrySet()) {
            String method = METHODS.get(option.getKey());
            if (method != null) {
                result = call(result, method, option.getValue(), in);
            } else if (option.getKey().equals("distinct") && in.truth(option.getValue())) {
                result = in.call(in.attribute(result, "distinct"), Arguments.NONE);
            }
        }
        return result;
    }

    private static Value call(Value select, String method, Value argument, Interpreter in) {
        List<Value> arguments = argument instanceof ListValue list ? list.items() : List.of(argument);
        return in.call(in.attribute(select, method), new Arguments(arguments, Map.of()));
    }
}
