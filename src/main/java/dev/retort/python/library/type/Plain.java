package dev.retort.python.library.type;

import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.python.value.WithheldValue;

/** The plain builtin value behind an object: an object of a class derived from {@code str} is its text here. */
public final class Plain {

    private Plain() {}

    /** The value, or what the host's class behind it made. */
    public static Value of(Value value) {
        Value plain = value;
        while (plain instanceof InstanceValue instance) {
            Value payload = instance.payload();
            if (payload == null) {
                return plain;
            }
            plain = payload;
        }
        return plain;
    }

    /** A whole number, bools included; null where it is none. */
    public static @Nullable BigInteger whole(Value value) {
        return switch (of(value)) {
            case IntValue(BigInteger number) -> number;
            case BoolValue flag -> flag.value() ? BigInteger.ONE : BigInteger.ZERO;
            default -> null;
        };
    }

    public static BigInteger integer(Value value, Interpreter in) {
        BigInteger number = whole(value);
        if (number == null) {
            throw in.raise("TypeError", "'" + typeName(value, in) + "' object cannot be interpreted as an integer");
        }
        return number;
    }

    /** A whole number that fits an {@code int}; larger ones become the nearest one that does. */
    public static int clamped(Value value, Interpreter in) {
        return clamped(integer(value, in));
    }

    public static int clamped(BigInteger number) {
        if (number.bitLength() > 31) {
            return number.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        return number.intValue();
    }

    /** A text, or null where it is none. */
    public static @Nullable String textOrNull(Value value) {
        return of(value) instanceof StringValue(String text) ? text : null;
    }

    public static String text(Value value, Interpreter in) {
        String text = textOrNull(value);
        if (text == null) {
            if (value instanceof WithheldValue withheld) {
                throw withheld.refused(in);
            }
            throw in.raise("TypeError", "expected str, got " + typeName(value, in));
        }
        return text;
    }

    public static byte[] bytes(Value value, Interpreter in) {
        if (of(value) instanceof BytesValue(byte[] bytes)) {
            return bytes;
        }
        throw in.raise("TypeError", "a bytes-like object is required, not '" + typeName(value, in) + "'");
    }

    public static String typeName(Value value, Interpreter in) {
        return in.type(value).name();
    }

    public static boolean given(@Nullable Value value) {
        return value != null && value != NoneValue.NONE;
    }
}
