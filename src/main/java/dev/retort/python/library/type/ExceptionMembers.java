package dev.retort.python.library.type;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** What every exception has beside its own attributes. */
final class ExceptionMembers {

    private ExceptionMembers() {}

    static @Nullable Value find(InstanceValue exception, String name) {
        return switch (name) {
            case "args" -> ExceptionTypes.arguments(exception);
            case "__traceback__", "__cause__", "__context__" -> NoneValue.NONE;
            case "with_traceback" -> new NativeFunction(name, (arguments, in) -> exception);
            case "add_note" -> new NativeFunction(name, (arguments, in) -> NoneValue.NONE);
            case "value" -> first(exception, "StopIteration");
            case "code" -> first(exception, "SystemExit");
            default -> null;
        };
    }

    private static @Nullable Value first(InstanceValue exception, String type) {
        if (!exception.type().derivesFrom(BuiltinTypes.exception(type))) {
            return null;
        }
        List<Value> arguments = ExceptionTypes.arguments(exception).items();
        return arguments.isEmpty() ? NoneValue.NONE : arguments.getFirst();
    }
}
