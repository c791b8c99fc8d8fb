package dev.retort.python.library.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.NumberParsing;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The methods of {@code int} and {@code float}. */
public final class NumberMethods {

    public static final Methods<BigInteger> WHOLE = new Methods<>(Plain::integer)
            .add("bit_length", (number, given, in) -> IntValue.of(number.abs().bitLength()))
            .add("bit_count", (number, given, in) -> IntValue.of(number.abs().bitCount()))
            .add("conjugate", (number, given, in) -> new IntValue(number))
            .add("is_integer", (number, given, in) -> BoolValue.TRUE)
            .add("as_integer_ratio",
                    (number, given, in) -> new TupleValue(List.of(new IntValue(number), IntValue.of(1))))
            .add("to_bytes length? byteorder? * signed?", NumberMethods::toBytes);

    public static final Methods<Double> REAL = new Methods<>(NumberMethods::real)
            .add("is_integer", (number, given, in) -> BoolValue.of(number == Math.rint(number)
                    && !Double.isInfinite(number)))
            .add("conjugate", (number, given, in) -> new FloatValue(number))
            .add("hex", (number, given, in) -> {
                throw in.refuse("it calls float.hex(), which Retort does not run");
            })
            .add("as_integer_ratio", (number, given, in) -> ratio(number, in));

    /** {@code int.from_bytes}. */
    public static final NativeFunction FROM_BYTES = NativeFunction.of("from_bytes bytes byteorder? * signed?",
            (given, in) -> {
                Value source = given.orNone("bytes");
                byte[] bytes = source instanceof BytesValue(byte[] value)
                        ? value
                        : Conversions.fromNumbers(in.list(source), in).value();
                byte[] ordered = little(given, in) ? reversed(bytes) : bytes;
                return new IntValue(given.flag("signed", false) && ordered.length > 0
                        ? new BigInteger(ordered)
                        : new BigInteger(1, ordered));
            });

    private NumberMethods() {}

    private static Double real(Value value, Interpreter in) {
        if (Plain.of(value) instanceof FloatValue(double number)) {
            return number;
        }
        throw in.raise("TypeError", "a float is required, not " + Plain.typeName(value, in));
    }

    private static Value ratio(double number, Interpreter in) {
        NumberParsing.truncated(number, in);
        BigDecimal exact = new BigDecimal(number);
        BigInteger below = BigInteger.TEN.pow(Math.max(exact.scale(), 0));
        BigInteger above = exact.movePointRight(Math.max(exact.scale(), 0)).toBigIntegerExact();
        BigInteger shared = above.gcd(below);
        return new TupleValue(List.of(new IntValue(above.divide(shared)), new IntValue(below.divide(shared))));
    }

    private static boolean little(BoundArguments given, Interpreter in) {
        String order = given.string("byteorder").orElse("big");
        if (!order.equals("big") && !order.equals("little")) {
            throw in.raise("ValueError", "byteorder must be either 'little' or 'big'");
        }
        return order.equals("little");
    }

    private static Value toBytes(BigInteger number, BoundArguments given, Interpreter in) {
        int length = given.integer("length").map(Plain::clamped).orElse(1);
        boolean signed = given.flag("signed", false);
        in.allocate(Math.max(length, 0));
        if (number.signum() < 0 && !signed) {
            throw in.raise("OverflowError", "can't convert negative int to unsigned");
        }
        if (number.bitLength() + (signed ? 1 : 0) > (long) length * 8) {
            throw in.raise("OverflowError", "int too big to convert");
        }
        byte[] made = new byte[length];
        for (int i = 0; i < length; i++) {
            made[length - 1 - i] = number.shiftRight(8 * i).byteValue();
        }
        return new BytesValue(little(given, in) ? reversed(made) : made);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] made = new byte[bytes.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = bytes[bytes.length - 1 - i];
        }
        return made;
    }
}
