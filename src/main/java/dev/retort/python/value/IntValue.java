package dev.retort.python.value;

import java.math.BigInteger;

/** A whole number of any size. */
public record IntValue(BigInteger value) implements Value {

    public static IntValue of(long value) {
        return new IntValue(BigInteger.valueOf(value));
    }
}
