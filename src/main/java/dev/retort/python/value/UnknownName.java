package dev.retort.python.value;

import java.util.List;

/**
 * A name of a library that nothing knows, kept as what it is called: enough for a type that only stands in annotations
 * and says which column type is meant by it.
 *
 * @param name dotted
 * @param withheld what whoever uses it otherwise is told
 */
public record UnknownName(String name, Refusal withheld) implements WithheldValue {

    private static final ClassValue TYPE = ClassValue.ofHost("object", "builtins", List.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        if (!operator.equals("|")) {
            throw refused(in);
        }
        return GenericAlias.union(reflected ? List.of(other, this) : List.of(this, other));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnknownName one && name.equals(one.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
