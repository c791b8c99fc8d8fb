package dev.retort.python.value;

/** {@code True} and {@code False}. */
public enum BoolValue implements Value {
    TRUE(true), FALSE(false);

    private final boolean value;

    BoolValue(boolean value) {
        this.value = value;
    }

    public boolean value() {
        return value;
    }

    public static BoolValue of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
