package dev.retort.python.library.declaration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.EllipsisValue;
import dev.retort.python.value.GenericAlias;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** How {@code @dataclass} shapes a class; the rest of the module: {@link DataclassesModule}. */
public final class Dataclasses {

    private static final String FIELDS = "__dataclass_fields__";
    static final ClassValue FIELD = Native.open("Field", "dataclasses");

    private Dataclasses() {}

    /**
     * A field as {@code field()} or an annotation made it.
     *
     * @param value its default; null where there is none
     * @param factory what makes its default; null where there is none
     */
    record Field(String name, @Nullable Value value, @Nullable Value factory, boolean init, boolean shown,
            boolean compared, boolean keywordOnly) implements HostValue {

        @Override
        public ClassValue type() {
            return FIELD;
        }

        @Override
        public @Nullable Value attribute(String attribute, Interpreter in) {
            return switch (attribute) {
                case "name" -> new StringValue(name);
                case "default" -> value == null ? NoneValue.NONE : value;
                case "default_factory" -> factory == null ? NoneValue.NONE : factory;
                case "metadata" -> new DictValue();
                default -> null;
            };
        }

        private Field named(String now, boolean onlyByKeyword) {
            return new Field(now, value, factory, init, shown, compared, keywordOnly || onlyByKeyword);
        }

        private boolean optional() {
            return value != null || factory != null;
        }
    }

    /**
     * Gives a class what {@code @dataclass} does: {@code __init__}, {@code __repr__}, {@code __eq__} and, where asked
     * for, an order, each unless the class has its own.
     *
     * @param options the decorator's keywords
     */
    public static ClassValue finish(ClassValue type, Map<String, Value> options, Interpreter in) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (ClassValue base : type.resolutionOrder().reversed()) {
            if (!base.equals(type) && base.namespace().get(FIELDS) instanceof TupleValue(List<Value> known)) {
                known.forEach(one -> {
                    if (one instanceof Field field) {
                        fields.put(field.name(), field);
                    }
                });
            }
        }
        boolean keywordOnly = flag(options, "kw_only", false, in);
        if (type.namespace().get("__annotations__") instanceof DictValue annotations) {
            annotations.entries().forEach(entry -> {
                String name = Plain.text(entry.key(), in);
                if (!shared(entry.value())) {
                    fields.put(name, own(type, name, keywordOnly));
                }
            });
        }
        List<Field> all = List.copyOf(fields.values());
        type.namespace().put(FIELDS, new TupleValue(List.<Value>copyOf(all)));
        methods(type, all, options, in);
        return type;
    }

    private static void methods(ClassValue type, List<Field> fields, Map<String, Value> options, Interpreter in) {
        Map<String, Value> names = type.namespace();
        if (flag(options, "init", true, in)) {
            names.putIfAbsent("__init__", new NativeFunction("__init__",
                    (arguments, now) -> new FieldBinding(type.name(), fields).initialize(arguments, now)));
        }
        if (flag(options, "repr", true, in)) {
            names.putIfAbsent("__repr__",
                    Methods.method("__repr__", (self, given, now) -> new StringValue(text(self, fields, now))));
        }
        if (flag(options, "eq", true, in)) {
            names.putIfAbsent("__eq__", comparison("__eq__", "==", type, fields));
        }
        if (flag(options, "order", false, in)) {
            Map.of("__lt__", "<", "__le__", "<=", "__gt__", ">", "__ge__", ">=")
                    .forEach((name, operator) -> names.put(name, comparison(name, operator, type, fields)));
        }
        if (flag(options, "frozen", false, in)) {
            names.putIfAbsent("__setattr__", Methods.method("__setattr__ name value", (self, given, now) -> {
                throw ExceptionTypes.raise(DataclassesModule.FROZEN, "cannot assign to field "
                        + now.repr(given.orNone("name")), now);
            }));
        }
    }

    private static boolean flag(Map<String, Value> options, String name, boolean otherwise, Interpreter in) {
        Value given = options.get(name);
        return given == null ? otherwise : in.truth(given);
    }

    /** {@code ClassVar}: no field. What could not be evaluated stands as its text. */
    private static boolean shared(Value annotation) {
        return switch (annotation) {
            case StringValue(String text) -> text.startsWith("ClassVar") || text.startsWith("typing.ClassVar");
            case GenericAlias alias -> alias.origin().equals(Typing.CLASS_VAR);
            default -> annotation == Typing.CLASS_VAR || annotation == DataclassesModule.KEYWORDS_ONLY;
        };
    }

    private static Field own(ClassValue type, String name, boolean keywordOnly) {
        Value given = type.namespace().get(name);
        if (given instanceof Field field) {
            if (field.value() == null) {
                type.namespace().remove(name);
            } else {
                type.namespace().put(name, field.value());
            }
            return field.named(name, keywordOnly);
        }
        return new Field(name, given, null, true, true, true, keywordOnly);
    }

    static Field field(BoundArguments given, Interpreter in) {
        return new Field("", given.get("default"), given.get("default_factory"), given.flag("init", true),
                given.flag("repr", true), given.flag("compare", true), given.flag("kw_only", false));
    }

    /** The fields of a dataclass or an object of one; null where it is none. */
    static @Nullable List<Field> fields(Value value) {
        ClassValue type = value instanceof ClassValue one
                ? one
                : value instanceof InstanceValue instance ? instance.type() : null;
        if (type == null || !(type.find(FIELDS) instanceof TupleValue(List<Value> all))) {
            return null;
        }
        List<Field> found = new ArrayList<>();
        all.forEach(one -> {
            if (one instanceof Field field) {
                found.add(field);
            }
        });
        return found;
    }

    /** The arguments of a call as the values of fields. */
    private record FieldBinding(String name, List<Field> fields) {

        Value initialize(Arguments arguments, Interpreter in) {
            if (!(arguments.positional().getFirst() instanceof InstanceValue self)) {
                throw in.raise("TypeError", "an object is required");
            }
            List<String> words = new ArrayList<>();
            fields.stream().filter(field -> field.init() && !field.keywordOnly()).forEach(field -> words.add(
                    field.name() + (field.optional() ? "?" : "")));
            words.add("*");
            fields.stream().filter(field -> field.init() && field.keywordOnly()).forEach(field -> words.add(
                    field.name() + (field.optional() ? "?" : "")));
            BoundArguments given = Methods.withoutFirst(arguments).bind(
                    dev.retort.python.value.Signature.of(name + ".__init__", words.toArray(String[]::new)), in);
            for (Field field : fields) {
                Value value = field.init() && given.has(field.name())
                        ? given.get(field.name())
                        : field.factory() != null ? in.call(field.factory(), Arguments.NONE) : field.value();
                if (value != null) {
                    self.attributes().put(field.name(), value);
                }
            }
            Value after = in.attributeOrNull(self, "__post_init__");
            if (after != null) {
                in.call(after, Arguments.NONE);
            }
            return NoneValue.NONE;
        }
    }

    private static String text(Value self, List<Field> fields, Interpreter in) {
        List<String> parts = fields.stream().filter(Field::shown)
                .map(field -> field.name() + "=" + in.repr(in.attribute(self, field.name()))).toList();
        return in.type(self).name() + "(" + String.join(", ", parts) + ")";
    }

    private static NativeFunction comparison(String name, String operator, ClassValue type, List<Field> fields) {
        return Methods.method(name + " other", (self, given, in) -> {
            Value other = given.orNone("other");
            if (!in.type(other).equals(in.type(self)) || !in.type(self).derivesFrom(type)) {
                return EllipsisValue.NOT_IMPLEMENTED;
            }
            Value left = values(self, fields, in);
            Value right = values(other, fields, in);
            return operator.equals("==") ? BoolValue.of(in.equal(left, right)) : in.binary(operator, left, right);
        });
    }

    private static Value values(Value self, List<Field> fields, Interpreter in) {
        return new TupleValue(fields.stream().filter(Field::compared).map(field -> in.attribute(self, field.name()))
                .toList());
    }
}
