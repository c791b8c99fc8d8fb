package dev.retort.alembic.type;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/** The type classes of one of SQLAlchemy's modules, while they are being listed. */
final class TypeClasses {

    private final String module;
    private final Map<String, Value> names = new LinkedHashMap<>();

    TypeClasses(String module) {
        this.module = module;
    }

    /** A class without objects of its own. */
    ClassValue plain(String name, ClassValue... bases) {
        return put(name, ClassValue.ofHost(name, module, List.of(bases), null));
    }

    /**
     * A class of plain types.
     *
     * @param words its constructor's arguments, as a {@link Signature} has them
     */
    ClassValue add(String name, ClassValue base, TypeFamily family, TypeSpelling spelling, String... words) {
        return add(name, List.of(base), family, spelling, words);
    }

    ClassValue add(String name, List<ClassValue> bases, TypeFamily family, TypeSpelling spelling, String... words) {
        TypeDefinition definition = new TypeDefinition(name, family, parameters(words), spelling);
        Signature signature = Signature.of(name, words);
        return put(name, ClassValue.ofHost(name, module, bases, (of, arguments, in) -> new NativeType(definition, of,
                given(definition, signature, arguments, in), Map.of())));
    }

    /** A class whose objects are made otherwise. */
    ClassValue put(String name, ClassValue type) {
        names.put(name, type);
        return type;
    }

    /** Another name for a class that is there. */
    void alias(String name, ClassValue type) {
        names.put(name, type);
    }

    /** The names, as the module has them. */
    Map<String, Value> names() {
        return Collections.unmodifiableMap(names);
    }

    static List<String> parameters(String... words) {
        return Arrays.stream(words).filter(word -> !word.startsWith("*"))
                .map(word -> word.endsWith("?") ? word.substring(0, word.length() - 1) : word).toList();
    }

    static Map<String, Value> given(TypeDefinition definition, Signature signature, Arguments arguments,
            Interpreter in) {
        BoundArguments bound = arguments.bind(signature, in);
        Map<String, Value> given = new LinkedHashMap<>();
        for (String parameter : definition.parameters()) {
            Value value = bound.get(parameter);
            if (value != null) {
                given.put(parameter, value);
            }
        }
        given.putAll(bound.others());
        return given;
    }
}
