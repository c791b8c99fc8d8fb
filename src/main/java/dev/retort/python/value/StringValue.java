package dev.retort.python.value;

/** Text. */
public record StringValue(String value) implements Value {}
