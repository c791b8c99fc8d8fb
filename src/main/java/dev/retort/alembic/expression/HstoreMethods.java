package dev.retort.alembic.expression;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** The functions hstore columns have as methods. */
final class HstoreMethods {

    private static final Map<String, String> FUNCTIONS = Map.of("keys", "akeys", "vals", "avals", "array",
            "hstore_to_array", "matrix", "hstore_to_matrix", "defined", "defined", "delete", "delete", "slice",
            "slice");

    private HstoreMethods() {}

    static @Nullable Value attribute(Clause self, String name) {
        String function = FUNCTIONS.get(name);
        if (function == null) {
            return null;
        }
        return new NativeFunction(name, (given, in) -> {
            List<Clause> arguments = new java.util.ArrayList<>();
            arguments.add(self);
            given.positional().forEach(value -> arguments.add(Coercion.expression(value, in)));
            return new FunctionCall(List.of(), function, arguments,
                    name.equals("defined") ? Types.BOOLEAN : Types.NULL);
        });
    }
}
