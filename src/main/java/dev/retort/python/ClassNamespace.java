package dev.retort.python;

import java.util.LinkedHashMap;

import dev.retort.python.value.Value;

/** The names of a class the program defined, which it may change; a host's and the library's classes stay as they are. */
final class ClassNamespace extends LinkedHashMap<String, Value> {

    private static final long serialVersionUID = 1L;
}
