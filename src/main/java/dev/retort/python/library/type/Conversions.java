package dev.retort.python.library.type;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.retort.python.library.characters.Encodings;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;
import dev.retort.python.value.WithheldValue;

/** What calling a builtin class does: {@code list(x)}, {@code str(x)}, {@code dict(a=1)}. Numbers: {@link NumberParsing}. */
public final class Conversions {

    private static final Signature ONE = Signature.of("type", "x?");
    private static final Signature TEXT = Signature.of("str", "object?", "encoding?", "errors?");
    private static final Signature BYTES = Signature.of("bytes", "source?", "encoding?", "errors?");
    private static final Signature PROPERTY = Signature.of("property", "fget?", "fset?", "fdel?", "doc?");

    private Conversions() {}

    static Value type(ClassValue of, Arguments arguments, Interpreter in) {
        List<Value> given = arguments.positional();
        if (given.size() == 1) {
            return in.type(given.getFirst());
        }
        if (given.size() != 3 || !(Plain.of(given.get(2)) instanceof DictValue names)) {
            throw in.raise("TypeError", "type() takes 1 or 3 arguments");
        }
        Map<String, Value> namespace = new LinkedHashMap<>();
        names.entries().forEach(entry -> namespace.put(Plain.text(entry.key(), in), entry.value()));
        List<ClassValue> bases = in.list(given.get(1)).stream().map(base -> {
            if (base instanceof ClassValue type) {
                return type;
            }
            throw in.raise("TypeError", "bases must be types");
        }).toList();
        ClassValue made = new ClassValue(Plain.text(given.getFirst(), in), "__main__", bases, namespace, null);
        in.defined(made, new Arguments(List.of(), arguments.keywords()));
        return made;
    }

    static Value integer(ClassValue of, Arguments arguments, Interpreter in) {
        // A number from the environment is as good as the text until something depends on it.
        if (arguments.positional().size() == 1 && arguments.positional().getFirst() instanceof WithheldValue one) {
            return one;
        }
        return NumberParsing.integer(arguments.bind(Signature.of("int", "x?", "base?"), in), in);
    }

    static Value truth(ClassValue of, Arguments arguments, Interpreter in) {
        Value given = arguments.bind(ONE, in).get("x");
        return BoolValue.of(given != null && in.truth(given));
    }

    static Value floating(ClassValue of, Arguments arguments, Interpreter in) {
        return NumberParsing.floating(arguments.bind(ONE, in), in);
    }

    static Value complex(ClassValue of, Arguments arguments, Interpreter in) {
        throw in.refuse("it calls complex(), which Retort does not run");
    }

    static Value text(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments given = arguments.bind(TEXT, in);
        Value object = given.get("object");
        if (object == null) {
            return new StringValue("");
        }
        if (given.has("encoding") || given.has("errors")) {
            return new StringValue(Encodings.decode(Plain.bytes(object, in), given, in));
        }
        return new StringValue(in.str(object));
    }

    static Value bytes(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments given = arguments.bind(BYTES, in);
        Value source = given.get("source");
        if (source == null) {
            return new BytesValue(new byte[0]);
        }
        Value plain = Plain.of(source);
        if (plain instanceof StringValue(String text)) {
            if (!given.has("encoding")) {
                throw in.raise("TypeError", "string argument without an encoding");
            }
            return new BytesValue(Encodings.encode(text, given, in));
        }
        if (plain instanceof BytesValue) {
            return plain;
        }
        BigInteger size = Plain.whole(plain);
        if (size != null) {
            if (size.signum() < 0) {
                throw in.raise("ValueError", "negative count");
            }
            in.allocate(size.bitLength() > 62 ? Long.MAX_VALUE : size.longValue());
            return new BytesValue(new byte[size.intValueExact()]);
        }
        Value maker = in.attributeOrNull(source, "__bytes__");
        if (maker != null) {
            return in.call(maker, Arguments.NONE);
        }
        return fromNumbers(in.list(source), in);
    }

    public static BytesValue fromNumbers(List<Value> numbers, Interpreter in) {
        byte[] made = new byte[numbers.size()];
        for (int i = 0; i < made.length; i++) {
            int number = Plain.clamped(numbers.get(i), in);
            if (number < 0 || number > 255) {
                throw in.raise("ValueError", "bytes must be in range(0, 256)");
            }
            made[i] = (byte) number;
        }
        return new BytesValue(made);
    }

    public static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static Value list(ClassValue of, Arguments arguments, Interpreter in) {
        return new ListValue(values("list", arguments, in));
    }

    static Value tuple(ClassValue of, Arguments arguments, Interpreter in) {
        return new TupleValue(values("tuple", arguments, in));
    }

    static Value set(ClassValue of, Arguments arguments, Interpreter in) {
        return setOf(values("set", arguments, in), false, in);
    }

    static Value frozenset(ClassValue of, Arguments arguments, Interpreter in) {
        return setOf(values("frozenset", arguments, in), true, in);
    }

    public static SetValue setOf(Iterable<Value> values, boolean frozen, Interpreter in) {
        SetValue made = new SetValue(frozen);
        values.forEach(value -> add(made, value, in));
        return made;
    }

    public static void add(SetValue set, Value value, Interpreter in) {
        if (!set.add(value)) {
            throw unhashable(value, in);
        }
    }

    public static void put(DictValue dict, Value key, Value value, Interpreter in) {
        if (!dict.put(key, value)) {
            throw unhashable(key, in);
        }
    }

    static RuntimeException unhashable(Value value, Interpreter in) {
        return in.raise("TypeError", "unhashable type: '" + Plain.typeName(value, in) + "'");
    }

    private static List<Value> values(String name, Arguments arguments, Interpreter in) {
        Optional<Value> given = Optional.ofNullable(arguments.bind(Signature.of(name, "iterable?"), in)
                .get("iterable"));
        if (given.isPresent() && Plain.of(given.get()) instanceof RangeValue range) {
            // Numbers weigh more than the places that hold them.
            in.allocate(range.count() * 8);
        }
        return given.map(in::list).orElse(List.of());
    }

    public static Value dict(ClassValue of, Arguments arguments, Interpreter in) {
        DictValue made = new DictValue();
        BoundArguments given = arguments.bind(Signature.of("dict", "*rest", "**others"), in);
        if (given.rest().size() > 1) {
            throw in.raise("TypeError", "dict expected at most 1 argument, got " + given.rest().size());
        }
        given.rest().forEach(source -> update(made, source, in));
        given.others().forEach(made::put);
        return made;
    }

    static Value range(ClassValue of, Arguments arguments, Interpreter in) {
        List<Value> given = arguments.positional();
        if (given.isEmpty() || given.size() > 3) {
            throw in.raise("TypeError", "range expected 1 to 3 arguments, got " + given.size());
        }
        long[] bounds = given.stream().mapToLong(one -> {
            BigInteger number = Plain.integer(one, in);
            if (number.bitLength() > 60) {
                throw in.refuse("it counts to " + number.bitLength() + "-bit numbers with range()");
            }
            return number.longValue();
        }).toArray();
        if (bounds.length == 1) {
            return new RangeValue(0, bounds[0], 1);
        }
        if (bounds.length == 3 && bounds[2] == 0) {
            throw in.raise("ValueError", "range() arg 3 must not be zero");
        }
        return new RangeValue(bounds[0], bounds[1], bounds.length == 3 ? bounds[2] : 1);
    }

    static Value slice(ClassValue of, Arguments arguments, Interpreter in) {
        List<Value> given = arguments.positional();
        return switch (given.size()) {
            case 1 -> new SliceValue(NoneValue.NONE, given.getFirst(), NoneValue.NONE);
            case 2 -> new SliceValue(given.getFirst(), given.get(1), NoneValue.NONE);
            case 3 -> new SliceValue(given.getFirst(), given.get(1), given.get(2));
            default -> throw in.raise("TypeError", "slice expected 1 to 3 arguments, got " + given.size());
        };
    }

    static Value property(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments given = arguments.bind(PROPERTY, in);
        return new PropertyValue(given.value("fget").orElse(NoneValue.NONE), given.value("fset").orElse(null));
    }

    static Value staticMethod(ClassValue of, Arguments arguments, Interpreter in) {
        return new StaticMethodValue(only(arguments, in));
    }

    static Value classMethod(ClassValue of, Arguments arguments, Interpreter in) {
        return new ClassMethodValue(only(arguments, in));
    }

    private static Value only(Arguments arguments, Interpreter in) {
        if (arguments.positional().size() != 1) {
            throw in.raise("TypeError", "expected 1 argument, got " + arguments.positional().size());
        }
        return arguments.positional().getFirst();
    }

    /** Takes over a mapping, or pairs of key and value. */
    public static void update(DictValue dict, Value source, Interpreter in) {
        if (Plain.of(source) instanceof DictValue other) {
            in.allocate(other.size());
            other.entries().forEach(entry -> dict.put(entry.key(), entry.value()));
            return;
        }
        Value keys = in.attributeOrNull(source, "keys");
        if (keys != null) {
            in.list(in.call(keys, Arguments.NONE))
                    .forEach(key -> put(dict, key, in.item(source, key), in));
            return;
        }
        int place = 0;
        for (Iterator<Value> pairs = in.iterator(source); pairs.hasNext(); place++) {
            List<Value> pair = in.list(pairs.next());
            if (pair.size() != 2) {
                throw in.raise("ValueError", "dictionary update sequence element #" + place + " has length "
                        + pair.size() + "; 2 is required");
            }
            put(dict, pair.getFirst(), pair.getLast(), in);
        }
    }
}
