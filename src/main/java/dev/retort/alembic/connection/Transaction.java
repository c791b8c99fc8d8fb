package dev.retort.alembic.connection;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/**
 * {@code connection.begin()} and {@code begin_nested()}. The step has a transaction already, which Retort ends: a
 * {@code commit()} leaves it open, a {@code rollback()} is refused. A nested one is a savepoint.
 */
final class Transaction implements HostValue {

    static final String NO_ROLLBACK = "rollback() would undo the whole step, whose transaction Retort ends itself. "
            + "Use begin_nested() for what may be undone alone.";

    private static final ClassValue TYPE = new ClassValue("Transaction", "sqlalchemy.engine.base", List.of(),
            Map.of(), null);

    private final Connection connection;
    private final @Nullable String savepoint;
    private boolean open = true;

    /** @param savepoint null for the step's own transaction */
    Transaction(Connection connection, @Nullable String savepoint) {
        this.connection = connection;
        this.savepoint = savepoint;
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "commit" -> new NativeFunction(name, (_, run) -> {
                commit(run);
                return NoneValue.NONE;
            });
            case "rollback" -> new NativeFunction(name, (_, run) -> {
                rollback(run);
                return NoneValue.NONE;
            });
            case "close" -> new NativeFunction(name, (_, _) -> NoneValue.NONE);
            case "is_active", "is_valid" -> BoolValue.of(open);
            case "connection" -> connection;
            default -> null;
        };
    }

    private void commit(Interpreter in) {
        if (open && savepoint != null) {
            connection.send("RELEASE SAVEPOINT " + savepoint, in);
        }
        open = false;
    }

    private void rollback(Interpreter in) {
        if (savepoint == null) {
            throw in.refuse(NO_ROLLBACK);
        }
        if (open) {
            connection.send("ROLLBACK TO SAVEPOINT " + savepoint, in);
        }
        open = false;
    }

    @Override
    public Value enter(Interpreter in) {
        return this;
    }

    @Override
    public void exit(@Nullable PythonRaise raised, Interpreter in) {
        if (raised == null) {
            commit(in);
        } else if (savepoint != null) {
            rollback(in);
        }
    }
}
