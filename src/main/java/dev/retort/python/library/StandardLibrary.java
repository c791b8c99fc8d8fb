package dev.retort.python.library;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ModuleValue;

/** The modules of Python's standard library that are deterministic and harmless. */
public final class StandardLibrary {

    private StandardLibrary() {}

    /**
     * A module by its dotted name; null where the library gives none of that name. Each call makes a new one.
     */
    public static @Nullable ModuleValue module(String name) {
        return null;
    }
}
