package dev.retort.python.library.number;

import java.util.List;

import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.library.type.Native;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;

/** The module {@code decimal}; contexts other than the default one are refused. */
public final class DecimalModule {

    private static final ClassValue SIGNAL = ExceptionTypes.of("DecimalException", "decimal",
            BuiltinTypes.exception("ArithmeticError"));
    static final ClassValue INVALID = ExceptionTypes.of("InvalidOperation", "decimal", SIGNAL);
    static final ClassValue DIVISION_BY_ZERO = Native.type("DivisionByZero", "decimal",
            List.of(SIGNAL, BuiltinTypes.exception("ZeroDivisionError")), java.util.Map.of(),
            (of, arguments, in) -> ExceptionTypes.make(of, arguments.positional()));

    private DecimalModule() {}

    public static ModuleValue module() {
        ModuleValue module = new ModuleValue("decimal").put("Decimal", DecimalValue.TYPE)
                .put("InvalidOperation", INVALID).put("DivisionByZero", DIVISION_BY_ZERO)
                .put("DecimalException", SIGNAL);
        for (String mode : List.of("HALF_EVEN", "HALF_UP", "HALF_DOWN", "UP", "DOWN", "FLOOR", "CEILING")) {
            module.put("ROUND_" + mode, new StringValue("ROUND_" + mode));
        }
        for (String name : List.of("getcontext", "setcontext", "localcontext", "Context")) {
            module.put(name, new NativeFunction(name, (arguments, in) -> {
                throw in.refuse("it calls decimal." + name + "(), which Retort does not run");
            }));
        }
        return module;
    }
}
