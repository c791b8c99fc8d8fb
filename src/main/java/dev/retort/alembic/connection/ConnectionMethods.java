package dev.retort.alembic.connection;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.DialectValue;
import dev.retort.operation.TransactionMode;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The attributes of a connection. */
final class ConnectionMethods {

    private ConnectionMethods() {}

    static @Nullable Value attribute(Connection connection, String name, Interpreter in) {
        return switch (name) {
            case "execute" -> new NativeFunction(name, connection::execute);
            case "exec_driver_sql" -> new NativeFunction(name, (given, run) -> connection.driver(
                    run.str(given.positional().getFirst()),
                    given.positional().subList(1, given.positional().size()), run));
            case "scalar" -> of(connection, name, List.of("scalar"));
            case "scalars" -> of(connection, name, List.of("scalars"));
            case "dialect" -> DialectValue.of(connection.dialect());
            case "engine" -> new EngineValue(connection);
            case "connection", "bind" -> connection;
            case "begin" -> new NativeFunction(name, (_, _) -> new Transaction(connection, null));
            case "begin_nested" -> new NativeFunction(name, (_, run) -> {
                String savepoint = connection.nextSavepoint();
                connection.send("SAVEPOINT " + savepoint, run);
                return new Transaction(connection, savepoint);
            });
            case "in_transaction", "in_nested_transaction" -> new NativeFunction(name,
                    (_, _) -> BoolValue.of(name.equals("in_transaction")
                            && connection.step().mode() == TransactionMode.TRANSACTIONAL));
            case "get_transaction" -> new NativeFunction(name, (_, _) -> new Transaction(connection, null));
            // The step's transaction is Retort's to end: its version row is committed with it.
            case "commit", "close", "detach", "invalidate" -> new NativeFunction(name, (_, _) -> NoneValue.NONE);
            case "rollback" -> new NativeFunction(name, (_, run) -> {
                throw run.refuse(Transaction.NO_ROLLBACK);
            });
            case "connect" -> new NativeFunction(name, (_, _) -> connection);
            case "execution_options" -> NativeFunction.of("execution_options **others", (given, run) -> {
                Value level = given.others().get("isolation_level");
                if (level != null) {
                    isolation(connection, run.str(level));
                }
                return connection;
            });
            case "get_execution_options" -> new NativeFunction(name, (_, _) -> new DictValue());
            case "get_isolation_level" -> new NativeFunction(name, (_, _) -> new StringValue(
                    connection.step().mode() == TransactionMode.AUTOCOMMIT ? "AUTOCOMMIT" : "READ COMMITTED"));
            case "has_table" -> new NativeFunction(name, (given, run) -> run.call(
                    run.attribute(DialectValue.of(connection.dialect()), name), given.behind(connection)));
            case "info" -> new DictValue();
            case "closed", "invalidated" -> BoolValue.FALSE;
            case "run_callable" -> new NativeFunction(name, (given, run) -> run.call(given.positional().getFirst(),
                    given.behind(connection)));
            default -> null;
        };
    }

    private static void isolation(Connection connection, String level) {
        connection.step().setMode(level.equalsIgnoreCase("AUTOCOMMIT")
                ? TransactionMode.AUTOCOMMIT
                : TransactionMode.TRANSACTIONAL);
    }

    private static NativeFunction of(Connection connection, String name, List<String> then) {
        return new NativeFunction(name, (given, in) -> {
            Value result = connection.execute(given, in);
            for (String method : then) {
                result = in.call(in.attribute(result, method), Arguments.NONE);
            }
            return result;
        });
    }
}
