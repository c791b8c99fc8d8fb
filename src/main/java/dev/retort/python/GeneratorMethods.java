package dev.retort.python;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.GeneratorValues;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/** {@code send}, {@code throw} and {@code close} of generators. */
final class GeneratorMethods {

    private GeneratorMethods() {}

    static @Nullable Value find(GeneratorValues generator, String name, Evaluation in) {
        return switch (name) {
            case "send" -> new NativeFunction(name,
                    (arguments, _) -> given(generator.send(first(arguments)), generator, in));
            case "throw" -> new NativeFunction(name,
                    (arguments, _) -> given(generator.raise(raised(first(arguments), in)), generator, in));
            case "close" -> new NativeFunction(name, (_, _) -> close(generator, in));
            default -> null;
        };
    }

    private static Value first(Arguments arguments) {
        List<Value> given = arguments.positional();
        return given.isEmpty() ? NoneValue.NONE : given.getFirst();
    }

    private static Value given(@Nullable Value value, GeneratorValues generator, Evaluation in) {
        if (value != null) {
            return value;
        }
        Value result = generator.result();
        Value ended = in.call(BuiltinTypes.exception("StopIteration"),
                result == NoneValue.NONE ? Arguments.NONE : Arguments.of(result));
        throw new PythonRaise(ended, "StopIteration", in.here());
    }

    private static PythonRaise raised(Value exception, Evaluation in) {
        Value made = exception instanceof ClassValue type ? in.call(type, Arguments.NONE) : exception;
        return new PythonRaise(made, in.type(made).name(), in.here());
    }

    private static Value close(GeneratorValues generator, Evaluation in) {
        try {
            generator.raise(in.raise("GeneratorExit", ""));
        } catch (PythonRaise raised) {
            if (!in.type(raised.exception()).name().equals("GeneratorExit")) {
                throw raised;
            }
        }
        return NoneValue.NONE;
    }
}
