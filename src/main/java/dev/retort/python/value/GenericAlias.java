package dev.retort.python.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A class with its type arguments, as {@code list[int]} and {@code Mapped[str]} give; called, it is the class. A union
 * ({@code int | None}, {@code Optional[int]}) has {@link #UNION} for its origin.
 *
 * @param arguments as written: classes, aliases, {@code None}, strings
 */
public record GenericAlias(ClassValue origin, List<Value> arguments) implements HostValue {

    /** The origin of unions. */
    /** How many types a union may have: each union with another copies them. */
    private static final int MEMBERS = 1000;

    public static final ClassValue UNION = new ClassValue("Union", "typing", List.of(), new LinkedHashMap<>(), null);

    private static final ClassValue TYPE = new ClassValue("GenericAlias", "types", List.of(), new LinkedHashMap<>(),
            null);

    public GenericAlias {
        arguments = List.copyOf(arguments);
    }

    /**
     * A union, unions among the members spread.
     *
     * @throws Refusal where they are too many
     */
    public static GenericAlias union(List<Value> members) {
        List<Value> flat = new ArrayList<>();
        for (Value member : members) {
            if (member instanceof GenericAlias(ClassValue origin, List<Value> inner) && origin.equals(UNION)) {
                flat.addAll(inner);
            } else {
                flat.add(member);
            }
        }
        if (flat.size() > MEMBERS) {
            throw new Refusal("a union of more than " + MEMBERS + " types", null);
        }
        return new GenericAlias(UNION, flat);
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "__origin__" -> origin;
            case "__args__" -> new TupleValue(arguments);
            default -> in.attributeOrNull(origin, name);
        };
    }

    @Override
    public @Nullable Value call(Arguments given, Interpreter in) {
        return in.call(origin, given);
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        if (!operator.equals("|")) {
            return null;
        }
        return union(reflected ? List.of(other, this) : List.of(this, other));
    }

    @Override
    public @Nullable Value item(Value key, Interpreter in) {
        return this;
    }

    @Override
    public String text(Interpreter in) {
        List<String> parts = new ArrayList<>();
        arguments.forEach(one -> parts.add(one instanceof ClassValue type ? type.name() : in.repr(one)));
        return origin.equals(UNION) ? String.join(" | ", parts) : origin.name() + "[" + String.join(", ", parts) + "]";
    }
}
