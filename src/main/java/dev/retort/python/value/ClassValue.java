package dev.retort.python.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A class: the program's own, the library's or the host's.
 *
 * <p>A host's class has a constructor. Calling it gives what the constructor makes; calling a class the program derived
 * from it gives an {@link InstanceValue} whose payload the constructor makes (where the program's {@code __init__} does
 * not call {@code super().__init__}, there is none). Where the constructor makes an instance of the very class it was
 * called for, that is the object.
 *
 * <p>When the program derives a class, {@code __init_subclass__} of its bases is called with the new class and the
 * keywords of the class statement: a {@link NativeFunction} there is how a host or the library shapes classes. The new
 * class's {@link #namespace()} is in file order; {@code __annotations__} in it is a {@link DictValue} by name (what could
 * not be evaluated stands there as its text).
 */
public final class ClassValue implements Value {

    private final String name;
    private final String module;
    private final List<ClassValue> bases;
    private final Map<String, Value> namespace;
    private final @Nullable NativeConstructor constructor;
    private final List<ClassValue> order;
    private final @Nullable ClassValue metaclass;

    /**
     * A class whose metaclass is that of its bases.
     *
     * @param module where it is defined, dotted
     * @param namespace its own attributes; kept, and changed by assignments
     */
    public ClassValue(String name, String module, List<ClassValue> bases, Map<String, Value> namespace,
            @Nullable NativeConstructor constructor) {
        this(name, module, bases, namespace, constructor, bases.stream().map(base -> base.metaclass)
                .filter(Objects::nonNull).findFirst().orElse(null));
    }

    private ClassValue(String name, String module, List<ClassValue> bases, Map<String, Value> namespace,
            @Nullable NativeConstructor constructor, @Nullable ClassValue metaclass) {
        this.name = name;
        this.module = module;
        this.bases = List.copyOf(bases);
        this.namespace = namespace;
        this.constructor = constructor;
        this.metaclass = metaclass;
        this.order = order();
    }

    /**
     * This class with a class of its own: calls ({@code __call__}), items, iteration, length and attributes not found in
     * the class are looked up there, bound to the class, and so for all classes derived from it.
     */
    public ClassValue withMetaclass(ClassValue type) {
        return new ClassValue(name, module, bases, namespace, constructor, type);
    }

    /** The class's class where it is not {@code type}. */
    public @Nullable ClassValue metaclass() {
        return metaclass;
    }

    /** A host's class. */
    public static ClassValue ofHost(String name, String module, List<ClassValue> bases,
            @Nullable NativeConstructor constructor) {
        return new ClassValue(name, module, bases, new LinkedHashMap<>(), constructor);
    }

    public String name() {
        return name;
    }

    public String module() {
        return module;
    }

    public List<ClassValue> bases() {
        return bases;
    }

    /** Its own attributes, without those of its bases. */
    public Map<String, Value> namespace() {
        return namespace;
    }

    /** How the host makes objects of it; null for a class of the program's. */
    public @Nullable NativeConstructor constructor() {
        return constructor;
    }

    /** The class and all it derives from, in the order attributes are looked up (Python's C3 where the bases allow). */
    public List<ClassValue> resolutionOrder() {
        return order;
    }

    public boolean derivesFrom(ClassValue other) {
        return order.contains(other);
    }

    /** The attribute along the resolution order, not bound to anything; null where there is none. */
    public @Nullable Value find(String attribute) {
        for (ClassValue one : order) {
            Value found = one.namespace.get(attribute);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The first class along the order that has a constructor of the host's. */
    public @Nullable ClassValue nativeBase() {
        return order.stream().filter(one -> one.constructor != null).findFirst().orElse(null);
    }

    private List<ClassValue> order() {
        List<List<ClassValue>> lines = new ArrayList<>();
        bases.forEach(base -> lines.add(new ArrayList<>(base.order)));
        lines.add(new ArrayList<>(bases));
        Set<ClassValue> merged = new LinkedHashSet<>();
        merged.add(this);
        while (true) {
            lines.removeIf(List::isEmpty);
            if (lines.isEmpty()) {
                return List.copyOf(merged);
            }
            // Where no head is free the bases contradict each other; Python refuses, here the first one wins.
            ClassValue next = lines.stream().map(List::getFirst)
                    .filter(head -> lines.stream().noneMatch(line -> line.subList(1, line.size()).contains(head)))
                    .findFirst().orElse(lines.getFirst().getFirst());
            merged.add(next);
            lines.forEach(line -> line.removeIf(next::equals));
        }
    }

    @Override
    public String toString() {
        return module + "." + name;
    }
}
