package dev.retort.python.library.operator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import dev.retort.python.library.type.Plain;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code hash(x)}: CPython's for whole numbers; for texts one that is the same in every run, as theirs is not. */
public final class Hashes {

    private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);

    private Hashes() {}

    public static Value of(Value value, Interpreter in) {
        if (value instanceof InstanceValue instance && instance.type().find("__hash__") instanceof Value method) {
            return in.call(method, dev.retort.python.value.Arguments.of(instance));
        }
        Value plain = Operators.hashable(Plain.of(value), in);
        BigInteger whole = Plain.whole(plain);
        if (plain instanceof FloatValue(double number) && number == Math.rint(number)
                && !Double.isInfinite(number)) {
            whole = new BigDecimal(number).toBigInteger();
        }
        if (whole != null) {
            BigInteger rest = whole.abs().mod(PRIME);
            BigInteger signed = whole.signum() < 0 ? rest.negate() : rest;
            return new IntValue(signed.equals(BigInteger.ONE.negate()) ? BigInteger.TWO.negate() : signed);
        }
        if (plain instanceof TupleValue(List<Value> items)) {
            long hash = 1;
            for (Value item : items) {
                hash = 31 * hash + Plain.integer(of(item, in), in).longValue();
            }
            return IntValue.of(hash);
        }
        if (plain instanceof SetValue set) {
            return IntValue.of(set.values().stream().mapToLong(item -> Plain.integer(of(item, in), in).longValue())
                    .sum());
        }
        return IntValue.of(plain.hashCode());
    }
}
