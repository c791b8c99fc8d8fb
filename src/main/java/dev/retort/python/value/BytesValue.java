package dev.retort.python.value;

import java.util.Arrays;

/** Bytes. */
public record BytesValue(byte[] value) implements Value {

    @Override
    public boolean equals(Object other) {
        return other instanceof BytesValue bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }
}
