package dev.retort.alembic.type;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/**
 * A name that knows more than its text: {@code quoted_name} says whether it is quoted, {@code conv} (which {@code op.f}
 * gives) that naming conventions have been applied.
 *
 * @param quoted whether it is quoted; null leaves that to its characters
 * @param conventional whether naming conventions leave it alone, and it is cut where the database's names are shorter
 */
public record SqlName(String text, @Nullable Boolean quoted, boolean conventional)
        implements
            HostValue {

    public static final ClassValue QUOTED_NAME = ClassValue.ofHost("quoted_name", "sqlalchemy.sql.elements", List.of(),
            (of, arguments, in) -> {
                var bound = arguments.bind(Signature.of("quoted_name", "value", "quote?"), in);
                Value quote = bound.get("quote");
                SqlName name = read(bound.get("value"), in);
                return quote == null || quote == NoneValue.NONE ? name : name.quoted(in.truth(quote));
            });

    public static final ClassValue CONV = ClassValue.ofHost("conv", "sqlalchemy.sql.elements", List.of(QUOTED_NAME),
            (of, arguments, in) -> conv(read(arguments.bind(Signature.of("conv", "value", "quote?"), in).get("value"),
                    in).text()));

    /** A plain name. */
    public static SqlName of(String text) {
        return new SqlName(text, null, false);
    }

    /** A name conventions have been applied to. */
    public static SqlName conv(String text) {
        return new SqlName(text, null, true);
    }

    /** This name, quoted or not. */
    public SqlName quoted(@Nullable Boolean quote) {
        return new SqlName(text, quote, conventional);
    }

    /** The name as a program sees it: a string where it knows nothing more. */
    public Value value() {
        return quoted == null && !conventional ? new StringValue(text) : this;
    }

    /** A name as a program gives it: a string, or one of these. */
    public static SqlName read(@Nullable Value value, Interpreter in) {
        return switch (value) {
            case SqlName name -> name;
            case StringValue(String text) -> of(text);
            // A member of an enum that derives from str, say.
            case InstanceValue instance when instance.payload() instanceof StringValue(String text) -> of(text);
            case null -> throw in.raise("TypeError", "a name is missing");
            default -> throw in.raise("TypeError", "a name should be a string, not " + in.repr(value));
        };
    }

    /** The same, null for {@code None} and what was left out. */
    public static @Nullable SqlName readOptional(@Nullable Value value, Interpreter in) {
        return value == null || value == NoneValue.NONE ? null : read(value, in);
    }

    /** The text of an optional name. */
    public static @Nullable String text(@Nullable Value value, Interpreter in) {
        SqlName name = readOptional(value, in);
        return name == null ? null : name.text();
    }

    @Override
    public ClassValue type() {
        return conventional ? CONV : QUOTED_NAME;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        if (name.equals("quote")) {
            return quoted == null ? NoneValue.NONE : BoolValue.of(quoted);
        }
        return in.attributeOrNull(new StringValue(text), name);
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        Value self = new StringValue(text);
        Value right = other instanceof SqlName name ? new StringValue(name.text) : other;
        return reflected ? in.binary(operator, right, self) : in.binary(operator, self, right);
    }

    @Override
    public @Nullable Value item(Value key, Interpreter in) {
        return in.item(new StringValue(text), key);
    }

    @Override
    public int length(Interpreter in) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String text(Interpreter in) {
        return text;
    }
}
