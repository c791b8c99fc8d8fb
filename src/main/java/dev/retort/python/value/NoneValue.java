package dev.retort.python.value;

/** {@code None}. */
public enum NoneValue implements Value {
    NONE
}
