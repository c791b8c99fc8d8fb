package dev.retort.python.library.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.characters.Characters;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.NumberParsing;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The builtin functions of numbers and characters: {@code round}, {@code divmod}, {@code hex}, {@code chr} … */
public final class NumberFunctions {

    private NumberFunctions() {}

    public static Map<String, Value> names() {
        Map<String, Value> names = new TreeMap<>();
        names.put("abs", Native.positional("abs", 1, 1, (given, in) -> absolute(given.getFirst(), in)));
        names.put("round", NativeFunction.of("round number ndigits?",
                (given, in) -> round(given.orNone("number"), given.value("ndigits").orElse(null),
                        in)));
        names.put("divmod", Native.positional("divmod", 2, 2, (given, in) -> new TupleValue(List.of(
                in.binary("//", given.getFirst(), given.getLast()),
                in.binary("%", given.getFirst(), given.getLast())))));
        names.put("pow", NativeFunction.of("pow base exp mod?", (given, in) -> {
            Value base = given.orNone("base");
            Value exponent = given.orNone("exp");
            return given.value("mod").map(mod -> power(base, exponent, mod, in))
                    .orElseGet(() -> in.binary("**", base, exponent));
        }));
        names.put("hex", radix("hex", "0x", 16));
        names.put("oct", radix("oct", "0o", 8));
        names.put("bin", radix("bin", "0b", 2));
        names.put("chr", Native.positional("chr", 1, 1, (given, in) -> {
            int point = Plain.clamped(given.getFirst(), in);
            if (!Character.isValidCodePoint(point)) {
                throw in.raise("ValueError", "chr() arg not in range(0x110000)");
            }
            return new StringValue(Character.toString(point));
        }));
        names.put("ord", Native.positional("ord", 1, 1, (given, in) -> ord(given.getFirst(), in)));
        return names;
    }

    private static Value radix(String name, String prefix, int radix) {
        return Native.positional(name, 1, 1, (given, in) -> {
            BigInteger number = Plain.integer(given.getFirst(), in);
            return new StringValue((number.signum() < 0 ? "-" : "") + prefix + number.abs().toString(radix));
        });
    }

    private static Value absolute(Value value, Interpreter in) {
        Value plain = Plain.of(value);
        BigInteger whole = Plain.whole(plain);
        if (whole != null) {
            return new IntValue(whole.abs());
        }
        if (plain instanceof FloatValue(double number)) {
            return new FloatValue(Math.abs(number));
        }
        Value method = in.attributeOrNull(value, "__abs__");
        if (method == null) {
            throw in.raise("TypeError", "bad operand type for abs(): '" + Plain.typeName(value, in) + "'");
        }
        return in.call(method, Arguments.NONE);
    }

    private static Value round(Value value, @Nullable Value places, Interpreter in) {
        Value plain = Plain.of(value);
        int digits = places == null ? 0 : Plain.clamped(places, in);
        BigInteger whole = Plain.whole(plain);
        if (whole != null) {
            return new IntValue(digits >= 0 ? whole : rounded(whole, digits));
        }
        if (plain instanceof FloatValue(double number)) {
            if (places == null) {
                NumberParsing.truncated(number, in);
                return new IntValue(new BigDecimal(number).setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
            }
            boolean untouched = Double.isNaN(number) || Double.isInfinite(number) || digits > 323;
            if (untouched || digits < -308) {
                return untouched ? plain : new FloatValue(0.0 * number);
            }
            double result = new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
            return new FloatValue(Math.copySign(result, number));
        }
        Value method = in.attributeOrNull(value, "__round__");
        if (method == null) {
            throw in.raise("TypeError", "type " + Plain.typeName(value, in) + " doesn't define __round__ method");
        }
        return in.call(method, places == null ? Arguments.NONE : Arguments.of(places));
    }

    private static BigInteger rounded(BigInteger number, int digits) {
        if (-digits > number.bitLength()) {
            return BigInteger.ZERO;
        }
        return new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).toBigIntegerExact();
    }

    private static Value power(Value base, Value exponent, Value modulus, Interpreter in) {
        BigInteger number = Plain.integer(modulus, in);
        if (number.signum() == 0) {
            throw in.raise("ValueError", "pow() 3rd argument cannot be 0");
        }
        BigInteger size = number.abs();
        try {
            BigInteger result = Plain.integer(base, in).modPow(Plain.integer(exponent, in), size);
            return new IntValue(number.signum() < 0 && result.signum() > 0 ? result.subtract(size) : result);
        } catch (ArithmeticException notInvertible) {
            throw in.raise("ValueError", "base is not invertible for the given modulus");
        }
    }

    private static Value ord(Value value, Interpreter in) {
        if (Plain.of(value) instanceof BytesValue(byte[] bytes) && bytes.length == 1) {
            return IntValue.of(bytes[0] & 255);
        }
        String text = Plain.textOrNull(value);
        if (text == null) {
            throw in.raise("TypeError", "ord() expected string of length 1, but " + Plain.typeName(value, in)
                    + " found");
        }
        if (Characters.length(text) != 1) {
            throw in.raise("TypeError", "ord() expected a character, but string of length " + Characters.length(text)
                    + " found");
        }
        return IntValue.of(text.codePointAt(0));
    }
}
