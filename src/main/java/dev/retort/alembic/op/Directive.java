package dev.retort.alembic.op;

import java.util.Map;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/** What one of {@code op}'s functions does in a step. */
@FunctionalInterface
interface Directive {

    void run(BoundArguments bound, AlembicStep step, Interpreter in);

    /** Puts a directive that gives nothing back among the names of {@code op}. */
    static void put(Map<String, Value> names, AlembicStep step, Directive directive, String name, String... words) {
        names.put(name, NativeFunction.of(Signature.of(name, words), name, (bound, in) -> {
            directive.run(bound, step, in);
            return NoneValue.NONE;
        }));
    }
}
