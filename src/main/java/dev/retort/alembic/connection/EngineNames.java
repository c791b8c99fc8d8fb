package dev.retort.alembic.connection;

import java.util.Map;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** {@code sqlalchemy.engine_from_config}: an engine of the project's settings is one of the database being migrated. */
public final class EngineNames implements NameSource {

    @Override
    public Map<String, Value> names(String module, AlembicStep step) {
        return switch (module) {
            case "sqlalchemy", "sqlalchemy.engine" -> Map.of("engine_from_config",
                    new NativeFunction("engine_from_config", (_, _) -> new EngineValue(Connection.of(step))));
            default -> Map.of();
        };
    }
}
