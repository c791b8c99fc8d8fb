package dev.retort.alembic.ddl.statement;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.DmlStatement;
import dev.retort.alembic.expression.SqlText;
import dev.retort.alembic.type.Bind;
import dev.retort.alembic.type.DialectValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** The connection that functions which listen to DDL are given: it takes statements and has no rows to read. */
record DdlConnection(DialectName dialect, Consumer<String> statements) implements HostValue, Bind {

    private static final ClassValue TYPE = ClassValue.ofHost("Connection", "sqlalchemy.engine.base", List.of(), null);

    @Override
    public boolean offline() {
        return true;
    }

    @Override
    public void send(String sql, Interpreter in) {
        statements.accept(sql);
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "execute", "exec_driver_sql" -> new NativeFunction(name, (arguments, run) -> {
                take(arguments.positional().getFirst(), run);
                return NoneValue.NONE;
            });
            case "dialect" -> DialectValue.of(dialect);
            case "engine" -> this;
            case "scalar", "scalars", "begin", "begin_nested", "connect" -> new NativeFunction(name, (_, run) -> {
                throw run.refuse("it asks the database while tables are created (" + name
                        + "()), which Retort does not do when it reads models");
            });
            default -> null;
        };
    }

    private void take(Value statement, Interpreter in) {
        switch (statement) {
            // Rows that come with a table are no part of its schema.
            case DmlStatement _ -> {}
            case Clause clause -> statements.accept(SqlText.of(clause, dialect, Map.of()));
            case StringValue(String sql) -> statements.accept(sql);
            default -> throw in.refuse("it executes " + in.repr(statement) + " while tables are created");
        }
    }
}
