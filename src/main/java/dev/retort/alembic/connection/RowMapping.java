package dev.retort.alembic.connection;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** A row as a dict. */
record RowMapping(Row row) implements HostValue {

    private static final ClassValue TYPE = new ClassValue("RowMapping", "sqlalchemy.engine.row", List.of(), Map.of(),
            null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        if (name.equals("get")) {
            return new NativeFunction(name, (given, _) -> {
                Value found = row.named(given.positional().getFirst());
                return found != null
                        ? found
                        : given.positional().size() > 1 ? given.positional().get(1) : NoneValue.NONE;
            });
        }
        return in.attributeOrNull(row.dict(), name);
    }

    @Override
    public Value item(Value key, Interpreter in) {
        Value found = row.named(key);
        if (found == null) {
            throw in.raise("KeyError", in.str(key));
        }
        return found;
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        return switch (operator) {
            case "in" -> BoolValue.of(row.named(other) != null);
            case "==", "!=" -> in.binary(operator, row.dict(), other instanceof RowMapping(Row right)
                    ? right.dict()
                    : other);
            default -> null;
        };
    }

    @Override
    public Iterator<Value> iterator(Interpreter in) {
        return row.shape().labels().iterator();
    }

    @Override
    public int length(Interpreter in) {
        return row.values().size();
    }

    @Override
    public String text(Interpreter in) {
        return in.repr(row.dict());
    }
}
