package dev.retort.alembic.orm;

import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** Declarative bases: classes derived from them are mapped to tables. */
final class Declarative {

    private static final String MODULE = "sqlalchemy.orm.decl_api";
    private static final String REGISTRY = "registry";

    private Declarative() {}

    /** {@code declarative_base()}. */
    static ClassValue base(AlembicStep step, BoundArguments given) {
        return base(given.string("name").orElse("Base"), classes(given.get("cls")),
                RegistryValue.of(step, given.get("metadata"), given.get("type_annotation_map")));
    }

    /** A base of a name that derives from some classes. */
    static ClassValue base(String name, List<ClassValue> bases, RegistryValue registry) {
        ClassValue base = new ClassValue(name, bases.isEmpty() ? MODULE : bases.getFirst().module(), bases,
                new LinkedHashMap<>(), null);
        base.namespace().put("metadata", registry.metadata());
        base.namespace().put(REGISTRY, registry);
        base.namespace().put("__init__", new NativeFunction("__init__", Declarative::init));
        base.namespace().put("__init_subclass__", new NativeFunction("__init_subclass__", (arguments, in) -> {
            if (arguments.positional().getFirst() instanceof ClassValue type) {
                map(type, registry, in);
            }
            return NoneValue.NONE;
        }));
        return base;
    }

    /** The classes a {@code cls=} argument names. */
    static List<ClassValue> classes(@Nullable Value given) {
        return switch (given) {
            case TupleValue(List<Value> many) -> many.stream().map(ClassValue.class::cast).toList();
            case ClassValue one -> List.of(one);
            case null, default -> List.of();
        };
    }

    /** {@code DeclarativeBase}, whose direct subclasses are bases with a metadata of their own. */
    static ClassValue modern(String name, AlembicStep step) {
        ClassValue base = new ClassValue(name, MODULE, List.of(), new LinkedHashMap<>(), null);
        base.namespace().put("__init__", new NativeFunction("__init__", Declarative::init));
        base.namespace().put("__init_subclass__", new NativeFunction("__init_subclass__", (arguments, in) -> {
            if (arguments.positional().getFirst() instanceof ClassValue type) {
                if (type.bases().contains(base)) {
                    begin(type, step);
                } else {
                    map(type, registry(type, step), in);
                }
            }
            return NoneValue.NONE;
        }));
        return base;
    }

    /** {@code DeclarativeMeta}: classes with it are bases, or mapped by the registry of the base they derive from. */
    static ClassValue meta(AlembicStep step) {
        ClassValue meta = new ClassValue("DeclarativeMeta", MODULE, List.of(), new LinkedHashMap<>(), null);
        meta.namespace().put("__init__", new NativeFunction("__init__", (arguments, in) -> {
            if (arguments.positional().getFirst() instanceof ClassValue type) {
                map(type, registry(type, step), in);
            }
            return NoneValue.NONE;
        }));
        return meta;
    }

    private static void begin(ClassValue type, AlembicStep step) {
        RegistryValue registry = type.namespace().get(REGISTRY) instanceof RegistryValue own
                ? own
                : RegistryValue.of(step, type.namespace().get("metadata"), type.namespace().get(
                        "type_annotation_map"));
        type.namespace().put(REGISTRY, registry);
        type.namespace().putIfAbsent("metadata", registry.metadata());
    }

    private static RegistryValue registry(ClassValue type, AlembicStep step) {
        return type.find(REGISTRY) instanceof RegistryValue found ? found : RegistryValue.of(step, null, null);
    }

    private static void map(ClassValue type, RegistryValue registry, Interpreter in) {
        // A base that is derived once more has a registry of its own.
        RegistryValue own = type.find(REGISTRY) instanceof RegistryValue found ? found : registry;
        new ClassMapping(type, own, own.step(), in).map();
    }

    private static Value init(Arguments arguments, Interpreter in) {
        Value self = arguments.positional().getFirst();
        Mapping mapping = Mapping.ofObject(self, in);
        arguments.keywords().forEach((name, value) -> {
            if (mapping.mapped().find(name) == null) {
                throw in.raise("TypeError", "'" + name + "' is an invalid keyword argument for "
                        + mapping.mapped().name());
            }
            in.setAttribute(self, name, value);
        });
        return NoneValue.NONE;
    }
}
