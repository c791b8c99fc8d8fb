package dev.retort.alembic.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** What every type can do, and how a value of a program's is read as a type. */
public final class TypeMethods {

    static final ClassValue TYPE_ENGINE = ClassValue.ofHost("TypeEngine", "sqlalchemy.sql.type_api", List.of(), null);

    static {
        Map<String, Value> names = TYPE_ENGINE.namespace();
        method(names, "with_variant", List.of("self", "type_", "*dialects"), (type, bound, in) -> {
            List<String> dialects = new ArrayList<>();
            bound.rest().forEach(one -> dialects.add(in.str(one)));
            return withVariant(type, read(bound.get("type_"), in), dialects, in);
        });
        method(names, "compile", List.of("self", "dialect?"), (type, bound, _) -> new StringValue(
                type.sql(bound.get("dialect") instanceof DialectValue given
                        ? given.dialect()
                        : DialectName.POSTGRESQL)));
        method(names, "dialect_impl", List.of("self", "dialect"), (type, bound, _) -> bound
                .get("dialect") instanceof DialectValue given ? type.resolved(given.dialect()).value() : type.value());
        for (String itself : List.of("copy", "adapt", "evaluates_none", "as_generic", "coerce_compared_value")) {
            method(names, itself, List.of("self", "*rest", "**others"), (type, _, _) -> type.value());
        }
        names.put("Comparator", ClassValue.ofHost("Comparator", "sqlalchemy.sql.type_api", List.of(), null));
        names.put("comparator_factory", names.get("Comparator"));
    }

    private TypeMethods() {}

    /** What a method of a type does. */
    interface Body {

        Value call(SqlaType type, dev.retort.python.value.BoundArguments bound, Interpreter in);
    }

    /** Puts a method among the names of a type class; its first argument, {@code self}, is read as a type. */
    static void method(Map<String, Value> names, String name, List<String> words, Body body) {
        Signature signature = Signature.of(name, words.toArray(String[]::new));
        names.put(name, NativeFunction.of(signature, name,
                (bound, in) -> body.call(read(bound.get("self"), in), bound, in)));
    }

    /**
     * A type as a program gives it: an object of a type class, or such a class, which stands for an object made without
     * arguments.
     */
    public static SqlaType read(@Nullable Value value, Interpreter in) {
        SqlaType type = readOrNull(value, in);
        if (type == null) {
            throw in.raise("TypeError", "a column type was expected, not " + (value == null
                    ? "nothing"
                    : in.repr(value)));
        }
        return type;
    }

    /** The same; null for anything that is no type. */
    public static @Nullable SqlaType readOrNull(@Nullable Value value, Interpreter in) {
        return switch (value) {
            case SqlaType type -> type;
            case ClassValue type when type.derivesFrom(TYPE_ENGINE) ->
                readOrNull(in.call(type, Arguments.NONE), in);
            case InstanceValue instance when instance.type().derivesFrom(TYPE_ENGINE) -> ofInstance(instance, in);
            case null, default -> null;
        };
    }

    /** The type {@code NullType()}. */
    public static SqlaType nullType() {
        return new NativeType(new TypeDefinition("NullType", TypeFamily.NULL, List.of(), Spellings.foreign()),
                GenericTypes.NULL, Map.of(), Map.of());
    }

    /** Whether a type says nothing: that of a column which was given none. */
    public static boolean isNull(SqlaType type) {
        return type.type().equals(GenericTypes.NULL);
    }

    private static SqlaType ofInstance(InstanceValue instance, Interpreter in) {
        Value payload = instance.payload();
        if (payload == null) {
            // Its __init__ did not call its base's.
            ClassValue base = java.util.Objects.requireNonNullElse(instance.type().nativeBase(), UserType.CLASS);
            payload = java.util.Objects.requireNonNull(base.constructor()).construct(instance.type(), Arguments.NONE,
                    in);
            instance.setPayload(payload);
        }
        return new ProjectType(instance, (SqlaType) payload, Map.of(), in);
    }

    private static Value withVariant(SqlaType type, SqlaType variant, List<String> dialects, Interpreter in) {
        return switch (type) {
            case NativeType known -> known.variant(variant, dialects);
            case ProjectType own -> own.variant(variant, dialects);
            case DecoratorType decorator -> decorator.variant(variant, dialects);
            default -> throw in.raise("TypeError", "this type takes no variants");
        };
    }

    static boolean isNone(@Nullable Value value) {
        return value == null || value == NoneValue.NONE;
    }
}
