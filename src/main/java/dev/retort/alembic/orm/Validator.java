package dev.retort.alembic.orm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code @validates("name", …)}: what a value goes through before an attribute has it. */
record Validator(List<String> names, Value function) implements Descriptor {

    private static final ClassValue TYPE = ClassValue.ofHost("function", "sqlalchemy.orm", List.of(), null);

    /** The functions of a class and its mixins by the attributes they are for. */
    static Map<String, Value> of(ClassValue type) {
        Map<String, Value> all = new LinkedHashMap<>();
        for (ClassValue one : type.resolutionOrder().reversed()) {
            one.namespace().values().forEach(value -> {
                if (value instanceof Validator validator) {
                    validator.names.forEach(name -> all.put(name, validator.function));
                }
            });
        }
        return all;
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
        return function;
    }
}
