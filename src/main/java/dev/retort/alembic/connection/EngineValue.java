package dev.retort.alembic.connection;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.ddl.Reflecting;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.type.DialectValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code connection.engine}: gives the one connection of the step. */
record EngineValue(Connection connection) implements HostValue, Reflecting {

    private static final ClassValue TYPE = new ClassValue("Engine", "sqlalchemy.engine.base", List.of(), Map.of(),
            null);

    @Override
    public DialectName dialect() {
        return connection.dialect();
    }

    @Override
    public boolean offline() {
        return connection.offline();
    }

    @Override
    public void send(String sql, Interpreter in) {
        connection.send(sql, in);
    }

    @Override
    public void reflect(TableValue into, Interpreter in) {
        connection.reflect(into, in);
    }

    @Override
    public void reflectAll(MetaDataValue into, BoundArguments chosen, Interpreter in) {
        connection.reflectAll(into, chosen, in);
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "name" -> new StringValue(connection.dialect().text());
            case "dialect" -> DialectValue.of(connection.dialect());
            case "connect", "begin", "raw_connection" -> name.equals("raw_connection")
                    ? null
                    : new NativeFunction(name, (_, _) -> connection);
            case "execution_options" -> new NativeFunction(name, (_, _) -> this);
            case "url" -> null;
            default -> connection.attribute(name, in);
        };
    }

    @Override
    public boolean truth(Interpreter in) {
        return true;
    }
}
