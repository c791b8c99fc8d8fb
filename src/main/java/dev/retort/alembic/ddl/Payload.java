package dev.retort.alembic.ddl;

import java.util.List;

import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Value;

/** What arguments stand for: an object of a class the program derived from {@code Column}, say, for its column. */
public final class Payload {

    private Payload() {}

    public static Value of(Value value) {
        if (value instanceof InstanceValue instance) {
            Value payload = instance.payload();
            return payload == null ? value : payload;
        }
        return value;
    }

    static List<Value> ofAll(List<Value> values) {
        return values.stream().map(Payload::of).toList();
    }
}
