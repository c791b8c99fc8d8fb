package dev.retort.alembic.orm;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.ClassValue;

/** The mapped classes of a step by their names, which relationships name classes by. */
final class MappedClasses {

    private final Map<String, ClassValue> byName = new HashMap<>();

    static MappedClasses of(AlembicStep step) {
        return step.part(MappedClasses.class, MappedClasses::new);
    }

    void add(ClassValue type) {
        byName.put(type.name(), type);
    }

    /** @param name as a relationship has it, its module before it or not */
    @Nullable
    ClassValue find(String name) {
        return byName.get(name.substring(name.lastIndexOf('.') + 1));
    }
}
