package dev.retort.python.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What two equal keys have in common: {@code 1}, {@code 1.0} and {@code True} are one key, as in Python. */
final class DictKey {

    /** Tuples within tuples, each twice, are a handful of objects and more values than there is time for. */
    private static final int MOST_VALUES = 10_000;
    private static final int DEEPEST = 100;

    private int values;

    private DictKey() {}

    /**
     * Something whose Java equality is Python's; null where the value cannot be a key.
     *
     * @throws Refusal where it is a tuple of more values than any key needs
     */
    static @Nullable Object of(Value value) {
        return new DictKey().key(value, 0);
    }

    private @Nullable Object key(Value value, int depth) {
        return switch (value) {
            case BoolValue flag -> flag.value() ? BigInteger.ONE : BigInteger.ZERO;
            case IntValue(BigInteger number) -> number;
            case FloatValue(double number) when number == Math.rint(number) && !Double.isInfinite(number) ->
                new BigDecimal(number).toBigInteger();
            case TupleValue(List<Value> items) -> {
                List<Object> keys = new ArrayList<>(Math.min(items.size(), MOST_VALUES));
                for (Value item : items) {
                    Object key = inner(item, depth);
                    if (key == null) {
                        yield null;
                    }
                    keys.add(key);
                }
                yield keys;
            }
            case SetValue set when set.frozen() -> {
                Set<@Nullable Object> keys = new HashSet<>();
                set.values().forEach(item -> keys.add(inner(item, depth)));
                yield keys;
            }
            case InstanceValue instance when instance.payload() instanceof Value payload -> key(payload, depth);
            case ListValue _,DictValue _,SetValue _ -> null;
            default -> value;
        };
    }

    private @Nullable Object inner(Value item, int depth) {
        if (++values > MOST_VALUES || depth > DEEPEST) {
            throw new Refusal("it uses a tuple of too many values as a key", null);
        }
        return key(item, depth + 1);
    }
}
