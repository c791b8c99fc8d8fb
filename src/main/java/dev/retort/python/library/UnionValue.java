package dev.retort.python.library;

import java.util.List;
import java.util.stream.Collectors;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code int | str} between classes, for {@code isinstance}. */
record UnionValue(List<Value> members) implements HostValue {

    static final ClassValue TYPE = Native.open("UnionType", "types");

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public String text(Interpreter in) {
        return members.stream().map(one -> one instanceof ClassValue type
                ? Representation.qualified(type)
                : in.repr(one)).collect(Collectors.joining(" | "));
    }
}
