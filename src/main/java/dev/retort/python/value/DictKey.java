package dev.retort.python.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What two equal keys have in common: {@code 1}, {@code 1.0} and {@code True} are one key, as in Python. */
final class DictKey {

    private DictKey() {}

    /** Something whose Java equality is Python's; null where the value cannot be a key. */
    static @Nullable Object of(Value value) {
        return switch (value) {
            case BoolValue flag -> flag.value() ? BigInteger.ONE : BigInteger.ZERO;
            case IntValue(BigInteger number) -> number;
            case FloatValue(double number) when number == Math.rint(number) && !Double.isInfinite(number) ->
                new BigDecimal(number).toBigInteger();
            case TupleValue(List<Value> items) -> {
                List<Object> keys = new java.util.ArrayList<>(items.size());
                for (Value item : items) {
                    Object key = of(item);
                    if (key == null) {
                        yield null;
                    }
                    keys.add(key);
                }
                yield keys;
            }
            case SetValue set when set.frozen() -> {
                Set<Object> keys = new HashSet<>();
                set.values().forEach(item -> keys.add(of(item)));
                yield keys;
            }
            case InstanceValue instance when instance.payload() instanceof Value payload -> of(payload);
            case ListValue _,DictValue _,SetValue _ -> null;
            default -> value;
        };
    }
}
