package dev.retort.alembic.inspection;

import java.util.List;
import java.util.Map;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/** {@code sa.inspect} and the class {@code Inspector}. */
public final class InspectionNames implements NameSource {

    @Override
    public Map<String, Value> names(String module, AlembicStep step) {
        return switch (module) {
            case "sqlalchemy", "sqlalchemy.inspection" -> Map.of("inspect", inspect(step));
            case "sqlalchemy.engine", "sqlalchemy.engine.reflection" -> Map.of("Inspector", inspector(step));
            default -> Map.of();
        };
    }

    /** The class, of which each step has its own since {@code from_engine} needs the step's tables. */
    private record InspectorClass(ClassValue type) {}

    private static ClassValue inspector(AlembicStep step) {
        return step.part(InspectorClass.class, () -> {
            ClassValue type = ClassValue.ofHost("Inspector", "sqlalchemy.engine.reflection", List.of(),
                    (_, arguments, in) -> in.call(inspect(step), arguments));
            type.namespace().put("from_engine", new NativeFunction("from_engine",
                    (arguments, in) -> in.call(inspect(step), arguments)));
            return new InspectorClass(type);
        }).type();
    }

    private static Value inspect(AlembicStep step) {
        return NativeFunction.of(Signature.of("inspect", "subject", "raiseerr?"), "inspect", (bound, in) -> {
            Value subject = java.util.Objects.requireNonNull(bound.get("subject"));
            if (!(subject instanceof HostValue)) {
                throw in.refuse("sa.inspect() is asked about something else than a connection: " + in.repr(subject));
            }
            return new InspectorValue(inspector(step), run -> step.context().catalog(run.here()), step.dialect(),
                    subject);
        });
    }
}
