package dev.retort.alembic.orm;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.ExpressionNames;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** The methods of a session. */
final class SessionMethods {

    private SessionMethods() {}

    /** What a method does that gives nothing. */
    @FunctionalInterface
    private interface Doing {

        void run(List<Value> given, Interpreter in);
    }

    static @Nullable Value attribute(SessionValue session, String name, Interpreter in) {
        return switch (name) {
            case "query" -> new NativeFunction(name, (given, run) -> QueryValue.of(session, given.positional(), run));
            case "add", "merge" -> doing(name, (given, run) -> session.add(given.getFirst(), run));
            case "add_all", "bulk_save_objects" -> doing(name, (given, run) -> run.list(given.getFirst())
                    .forEach(one -> session.add(one, run)));
            case "bulk_insert_mappings" -> doing(name, (given, run) -> run.list(given.get(1)).forEach(row -> {
                Map<String, Value> values = new java.util.LinkedHashMap<>();
                ((dev.retort.python.value.DictValue) row).entries()
                        .forEach(entry -> values.put(run.str(entry.key()), entry.value()));
                session.add(run.call(given.getFirst(), new Arguments(List.of(), values)), run);
            }));
            case "delete" -> doing(name, (given, run) -> session.delete(given.getFirst(), run));
            case "flush" -> doing(name, (_, run) -> session.flush(true, run));
            // The step's transaction is Retort's to end: its version row is committed with it.
            case "commit" -> doing(name, (_, run) -> session.flush(false, run));
            case "expunge_all", "expire_all" -> doing(name, (_, _) -> session.forget());
            case "close", "remove" -> doing(name, (_, run) -> session.flush(false, run));
            case "refresh", "expire", "expunge", "begin" -> name.equals("begin")
                    ? new NativeFunction(name, (_, _) -> session)
                    : doing(name, (_, run) -> session.flush(true, run));
            case "execute", "scalars", "scalar" -> new NativeFunction(name,
                    (given, run) -> execute(session, name, given, run));
            case "get" -> NativeFunction.of("get entity ident **others", (given, run) -> run.call(run.attribute(
                    QueryValue.of(session, List.of(given.value("entity").orElse(NoneValue.NONE)), run), "get"),
                    Arguments.of(given.value("ident").orElse(NoneValue.NONE))));
            case "connection" -> new NativeFunction(name, (_, _) -> session.connection());
            case "bind" -> session.connection();
            case "get_bind" -> new NativeFunction(name, (_, _) -> session.connection());
            default -> session.connection().attribute(name, in);
        };
    }

    private static NativeFunction doing(String name, Doing doing) {
        return new NativeFunction(name, (given, in) -> {
            doing.run(given.positional(), in);
            return NoneValue.NONE;
        });
    }

    private static Value execute(SessionValue session, String method, Arguments given, Interpreter in) {
        session.flush(false, in);
        Value statement = given.positional().getFirst();
        List<Value> entities = ExpressionNames.entities(statement);
        if (entities.stream().noneMatch(entity -> Mapping.of(entity) != null)) {
            return in.call(in.attribute(session.connection(), method), given);
        }
        Value result = in.call(in.attribute(session.connection(), "execute"), given);
        EntityRows rows = new EntityRows(new Loading(session, entities).rows(result, in), false);
        return method.equals("execute") ? rows : in.call(in.attribute(rows, method), Arguments.NONE);
    }
}
