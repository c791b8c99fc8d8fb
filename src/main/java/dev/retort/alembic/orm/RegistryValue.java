package dev.retort.alembic.orm;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** {@code registry}: what the classes of one base share, their metadata and the column types of Python's types. */
final class RegistryValue implements HostValue {

    private final ClassValue of;
    private final Value metadata;
    private final DictValue types;
    private final AlembicStep step;

    RegistryValue(ClassValue of, Value metadata, DictValue types, AlembicStep step) {
        this.of = of;
        this.metadata = metadata;
        this.types = types;
        this.step = step;
    }

    /** The class {@code sqlalchemy.orm.registry}. */
    static ClassValue type(AlembicStep step) {
        return new ClassValue("registry", "sqlalchemy.orm.decl_api", List.of(), Map.of(), (of, arguments, in) -> {
            BoundArguments bound = arguments.bind(dev.retort.python.value.Signature.of("registry", "*", "metadata?",
                    "class_registry?", "type_annotation_map?", "constructor?", "**others"), in);
            return new RegistryValue(of, bound.value("metadata").orElseGet(RegistryValue::metadataOfItsOwn),
                    bound.get("type_annotation_map") instanceof DictValue map ? map : new DictValue(), step);
        });
    }

    /** The conventions of the project's models are not those of every metadata. */
    private static Value metadataOfItsOwn() {
        return MetaDataValue.of(Map.of());
    }

    Value metadata() {
        return metadata;
    }

    /** Column types by Python's types, as the project says; more general than SQLAlchemy's own. */
    DictValue types() {
        return types;
    }

    @Override
    public ClassValue type() {
        return of;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "metadata" -> metadata;
            case "type_annotation_map" -> types;
            case "mapped", "map_declaratively" -> NativeFunction.of(name + " cls", (bound, run) -> map(bound, run));
            case "mapped_as_dataclass" -> new NativeFunction(name, (arguments, run) -> arguments.positional().isEmpty()
                    ? NativeFunction.of(name + " cls", this::map)
                    : map(arguments.positional().getFirst(), run));
            case "as_declarative_base" -> new NativeFunction(name,
                    (_, _) -> NativeFunction.of("as_declarative_base cls",
                            (bound, _) -> bound.get("cls") instanceof ClassValue type
                                    ? Declarative.base(type.name(), List.of(type), this)
                                    : NoneValue.NONE));
            case "generate_base" -> NativeFunction.of("generate_base mapper? cls? name? metaclass?",
                    (bound, _) -> Declarative.base(bound.string("name").orElse("Base"), Declarative.classes(
                            bound.get("cls")), this));
            case "update_type_annotation_map" -> NativeFunction.of(name + " type_annotation_map", (bound, _) -> {
                if (bound.get("type_annotation_map") instanceof DictValue more) {
                    more.entries().forEach(entry -> types.put(entry.key(), entry.value()));
                }
                return NoneValue.NONE;
            });
            case "map_imperatively" -> new NativeFunction(name, (_, _) -> NoneValue.NONE);
            case "configure", "dispose" -> new NativeFunction(name, (_, _) -> NoneValue.NONE);
            case "constructor" -> NoneValue.NONE;
            default -> null;
        };
    }

    private Value map(BoundArguments bound, Interpreter in) {
        Value type = bound.get("cls");
        return map(type == null ? NoneValue.NONE : type, in);
    }

    private Value map(Value given, Interpreter in) {
        if (!(given instanceof ClassValue type)) {
            throw in.raise("TypeError", "a class was expected, not " + in.repr(given));
        }
        new ClassMapping(type, this, step, in).map();
        return type;
    }

    /** {@code as_declarative()}: makes the class below it a base. */
    static NativeFunction asDeclarative(AlembicStep step) {
        return new NativeFunction("as_declarative",
                (arguments, in) -> NativeFunction.of("as_declarative cls", (bound, run) -> {
                    if (!(bound.get("cls") instanceof ClassValue type)) {
                        throw run.raise("TypeError", "as_declarative() decorates a class");
                    }
                    Value own = arguments.keywords().get("metadata");
                    Value metadata = own == null ? type.find("metadata") : own;
                    RegistryValue registry = new RegistryValue(type(step),
                            metadata == null ? metadataOfItsOwn() : metadata,
                            new DictValue(), step);
                    return Declarative.base(type.name(), List.of(type), registry);
                }));
    }

    /** A registry with what an argument list says. */
    static RegistryValue of(AlembicStep step, @Nullable Value metadata, @Nullable Value types) {
        return new RegistryValue(type(step), metadata == null || metadata == NoneValue.NONE
                ? metadataOfItsOwn()
                : metadata, types instanceof DictValue map ? map : new DictValue(), step);
    }

    AlembicStep step() {
        return step;
    }

}
