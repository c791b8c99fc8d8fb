package dev.retort.alembic.op;

import java.util.Map;
import java.util.function.Supplier;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/** What one of {@code op}'s functions does in a step. */
@FunctionalInterface
interface Directive {

    void run(BoundArguments bound, AlembicStep step, Interpreter in);

    /** Puts a directive that gives nothing back among the names of {@code op}. */
    static void put(Map<String, Value> names, AlembicStep step, Directive directive, String name, String... words) {
        names.put(name, NativeFunction.of(Signature.of(name, words), name, (bound, in) -> {
            placed(() -> {
                directive.run(bound, step, in);
                return NoneValue.NONE;
            }, in);
            return NoneValue.NONE;
        }));
    }

    /** Does something; what the database has no spelling for becomes a problem of the file, at the call. */
    static <T> T placed(Supplier<T> work, Interpreter in) {
        try {
            return work.get();
        } catch (Refusal refused) {
            if (refused.at() != null) {
                throw refused;
            }
            throw Problems.of(String.valueOf(refused.getMessage()),
                    "Write what this database has: a variant of the type, say, or ask op.get_bind().dialect.name.",
                    in);
        }
    }
}
