package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** {@code sqlalchemy.event}: what the program wants done when tables are created. All other events mean nothing to DDL. */
final class DdlEvents {

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
        names.put("contains", NativeFunction.of("contains target identifier fn",
                (_, _) -> dev.retort.python.value.BoolValue.FALSE));
        return names;
    }

    private static Value given(@org.jspecify.annotations.Nullable Value value) {
        return value == null ? NoneValue.NONE : value;
    }

    private void listen(@org.jspecify.annotations.Nullable Value target, String what, Value action) {
        if (target != null) {
            listeners.add(new Listener(target, what, action));
        }
    }

    /** What listens to an event of a table or a metadata, or of all of their kind, in the order it was said. */
    List<Value> actions(Value target, ClassValue kind, String what) {
        return listeners.stream()
                .filter(one -> one.what().equals(what) && (one.target() == target || one.target() == kind))
                .map(Listener::action).toList();
    }
}
