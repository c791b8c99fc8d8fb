package dev.retort.alembic.ddl;

import java.util.function.Function;

import dev.retort.alembic.type.Bind;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** Methods that send DDL to the connection they are given: {@code table.create(bind)} and the like. */
public final class DdlMethods {

    private DdlMethods() {}

    /** A method that sends one statement. */
    static Value on(Signature signature, Function<DialectName, String> statement) {
        return NativeFunction.of(signature, "ddl", (bound, in) -> {
            Value bind = bound.value("bind").orElseThrow(() -> in.raise("RuntimeError",
                    "this needs a connection: give it op.get_bind()"));
            send(bind, statement.apply(dialect(bind, in)), in);
            return NoneValue.NONE;
        });
    }

    public static DialectName dialect(Value bind, Interpreter in) {
        if (bind instanceof Bind known) {
            return known.dialect();
        }
        String name = in.str(in.attribute(in.attribute(bind, "dialect"), "name"));
        return DialectName.of(name).orElseThrow(() -> in.refuse("Retort does not write SQL for " + name + "."));
    }

    public static void send(Value bind, String sql, Interpreter in) {
        if (bind instanceof Bind known) {
            known.send(sql, in);
        } else {
            in.call(in.attribute(bind, "exec_driver_sql"), Arguments.of(new StringValue(sql)));
        }
    }
}
