package dev.retort.python.value;

/** A function that was looked up on an object, which becomes its first argument. */
public record BoundMethod(Value self, Value function) implements Value {}
