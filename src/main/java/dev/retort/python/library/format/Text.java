package dev.retort.python.library.format;

import java.math.BigInteger;

import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** Values as text, as CPython 3.11 writes them. */
public final class Text {

    private Text() {}

    /** {@code str(value)}: an object's {@code __str__}, else its {@code __repr__}, else what stands behind it. */
    public static String str(Value value, Interpreter in) {
        return switch (value) {
            case StringValue(String text) -> text;
            case HostValue host -> host.text(in);
            case InstanceValue instance -> str(instance, in);
            default -> repr(value, in);
        };
    }

    private static String str(InstanceValue instance, Interpreter in) {
        Value method = instance.type().find("__str__");
        if (method != null) {
            return result(method, instance, in);
        }
        if (ExceptionTypes.isException(instance)) {
            return ExceptionTypes.text(instance, in);
        }
        if (instance.type().find("__repr__") == null && instance.payload() instanceof Value payload) {
            return in.str(payload);
        }
        return repr(instance, in);
    }

    /** {@code repr(value)}. */
    public static String repr(Value value, Interpreter in) {
        return new Representation(in).of(value);
    }

    static String result(Value method, InstanceValue instance, Interpreter in) {
        Value made = in.call(method, Arguments.of(instance));
        return Plain.text(made, in);
    }

    /**
     * {@code format(value, spec)}; raises {@code ValueError} for a spec the value does not take.
     *
     * @param spec as between {@code :} and the closing brace, nested fields already put in
     */
    public static String format(Value value, String spec, Interpreter in) {
        if (value instanceof InstanceValue instance) {
            Value method = instance.type().find("__format__");
            if (method != null) {
                return Plain.text(in.call(method, Arguments.of(instance, new StringValue(spec))), in);
            }
        }
        if (spec.isEmpty()) {
            return in.str(value);
        }
        return switch (Plain.of(value)) {
            case StringValue(String text) -> FormatSpec.parse(spec, in).text(text, in);
            case IntValue(BigInteger number) -> FormatSpec.parse(spec, in).integer(number, in);
            case BoolValue flag -> FormatSpec.parse(spec, in).integer(flag.value() ? BigInteger.ONE : BigInteger.ZERO,
                    in);
            case FloatValue(double number) -> FormatSpec.parse(spec, in).floating(number, in);
            case HostValue host when host.format(spec, in) instanceof String text -> text;
            default -> throw in.raise("TypeError",
                    "unsupported format string passed to " + Plain.typeName(value, in) + ".__format__");
        };
    }
}
