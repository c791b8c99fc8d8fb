package dev.retort.alembic.ddl.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.alembic.ddl.DdlListener;
import dev.retort.alembic.ddl.DdlMethods;
import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.ddl.SchemaClasses;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** {@code sqlalchemy.event}: what the program wants done when tables are created. All other events mean nothing to DDL. */
final class DdlEvents implements DdlListener {

    private final List<Listener> listeners = new ArrayList<>();

    /** @param what {@code before_create} and the like */
    private record Listener(Value target, String what, Value action) {}

    static DdlEvents of(AlembicStep step) {
        return step.part(DdlEvents.class, DdlEvents::new);
    }

    /** The names of {@code sqlalchemy.event}. */
    Map<String, Value> names() {
        Map<String, Value> names = new LinkedHashMap<>();
        names.put("listen", NativeFunction.of("listen target identifier fn *rest **others", (bound, in) -> {
            listen(bound.get("target"), in.str(given(bound.get("identifier"))), given(bound.get("fn")));
            return NoneValue.NONE;
        }));
        names.put("listens_for", NativeFunction.of("listens_for target identifier *rest **others",
                (bound, in) -> new NativeFunction("listens_for", (decorated, _) -> {
                    Value function = decorated.positional().getFirst();
                    listen(bound.get("target"), in.str(given(bound.get("identifier"))), function);
                    return function;
                })));
        names.put("remove", NativeFunction.of("remove target identifier fn", (bound, in) -> {
            String what = in.str(given(bound.get("identifier")));
            listeners.removeIf(one -> one.target().equals(bound.get("target")) && one.what().equals(what)
                    && one.action().equals(bound.get("fn")));
            return NoneValue.NONE;
        }));
        names.put("contains", NativeFunction.of("contains target identifier fn", (_, _) -> BoolValue.FALSE));
        return names;
    }

    private static Value given(@org.jspecify.annotations.Nullable Value value) {
        return value == null ? NoneValue.NONE : value;
    }

    private void listen(@org.jspecify.annotations.Nullable Value target, String what, Value action) {
        if (target instanceof TableValue table) {
            table.metadata().listenedTo(this);
        } else if (target instanceof MetaDataValue metadata) {
            metadata.listenedTo(this);
        }
        if (target != null) {
            listeners.add(new Listener(target, what, action));
        }
    }

    @Override
    public void dispatch(String what, Value target, List<? extends Value> tables, Value connection, Interpreter in) {
        ClassValue kind = target instanceof TableValue ? SchemaClasses.TABLE : SchemaClasses.METADATA;
        for (Value action : actions(target, kind, what)) {
            if (action instanceof DdlStatement ddl) {
                String sql = ddl.sqlFor(target, DdlMethods.dialect(connection, in), in);
                if (sql != null) {
                    DdlMethods.send(connection, sql, in);
                }
            } else {
                in.call(action, new Arguments(List.of(target, connection), Map.of("checkfirst", BoolValue.FALSE,
                        "tables", new ListValue(tables))));
            }
        }
    }

    private List<Value> actions(Value target, ClassValue kind, String what) {
        return listeners.stream()
                .filter(one -> one.what().equals(what) && (one.target() == target || one.target() == kind))
                .map(Listener::action).toList();
    }
}
