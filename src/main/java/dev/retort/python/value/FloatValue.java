package dev.retort.python.value;

/** A floating-point number. */
public record FloatValue(double value) implements Value {}
