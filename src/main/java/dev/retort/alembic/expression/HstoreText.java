package dev.retort.alembic.expression;

import java.util.stream.Collectors;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** A dict as PostgreSQL's {@code hstore} reads it. */
final class HstoreText {

    private HstoreText() {}

    static boolean is(SqlaType type) {
        return type.type().name().equals("HSTORE");
    }

    static String of(DictValue dict) {
        return dict.entries().stream().map(entry -> quoted(entry.key()) + "=>" + quoted(entry.value()))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(Value value) {
        return switch (value) {
            case NoneValue _ -> "NULL";
            case StringValue(String text) -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            default -> throw new Refusal("An hstore holds texts only, as keys and as values.", null);
        };
    }
}
