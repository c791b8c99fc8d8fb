package dev.retort.alembic.op;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/** The directives of {@code op} that change the schema, and the classes of Alembic's own modules. */
public final class OpNames implements NameSource {

    @Override
    public Map<String, Value> names(String module, AlembicStep step) {
        return switch (module) {
            case "alembic.op" -> directives(step);
            case "alembic_postgresql_enum" -> EnumSync.names();
            case "alembic.operations" -> Map.of("MigrateOperation", PlannedOperation.MIGRATE_OPERATION);
            case "alembic.operations.ops" -> PlannedOperation.classNames();
            case "alembic.runtime.migration", "alembic.migration" ->
                Map.of("MigrationContext", MigrationContextValue.CLASS);
            default -> EntityValue.names(module);
        };
    }

    private static Map<String, Value> directives(AlembicStep step) {
        Map<String, Value> names = new LinkedHashMap<>();
        names.putAll(TableDirectives.names(step));
        names.putAll(ColumnDirectives.names(step));
        names.putAll(ConstraintDirectives.names(step));
        names.putAll(IndexDirectives.names(step));
        Directive.put(names, step, EnumSync::run, "sync_enum_values", EnumSync.WORDS);
        names.putAll(EntityValue.directives(step));
        names.put("f", NativeFunction.of(Signature.of("f", "name"), "f",
                (bound, in) -> SqlName.conv(SqlName.read(bound.get("name"), in).text())));
        names.put("run_async", new NativeFunction("run_async", (_, in) -> {
            throw in.refuse("it calls op.run_async(), which runs code of the project's on a connection.");
        }));
        return names;
    }

    /**
     * {@code op} and {@code alembic.context} for a step.
     *
     * @param directives all names of {@code op}, from every source; {@code get_context} is added
     */
    public static OperationsValue operations(AlembicStep step, Map<String, Value> directives) {
        MigrationContextValue context = new MigrationContextValue(step, directives::get);
        directives.put("get_context", NativeFunction.of(Signature.of("get_context"), "get_context",
                (_, _) -> context));
        return new OperationsValue(directives);
    }

    /** The names of {@code alembic.context}. */
    public static Map<String, Value> context(AlembicStep step, Map<String, Value> directives) {
        return ContextNames.names(step, new MigrationContextValue(step, directives::get),
                () -> directives.get("get_bind"), () -> directives.get("execute"));
    }
}
