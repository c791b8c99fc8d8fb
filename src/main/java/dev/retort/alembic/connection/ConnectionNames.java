package dev.retort.alembic.connection;

import java.util.HashMap;
import java.util.Map;

import dev.retort.alembic.expression.ExpressionNames;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** The names of the expression language and of connections, in the modules that have them. */
public final class ConnectionNames implements NameSource {

    private final Map<String, Value> expressions = ExpressionNames.sqlalchemy();
    private final Map<String, Value> functions = ExpressionNames.functions();
    private final Map<String, Value> postgresql = ExpressionNames.postgresql();
    private final Map<String, Value> sqlite = ExpressionNames.sqlite();

    @Override
    public Map<String, Value> names(String module, AlembicStep step) {
        return switch (module) {
            case "alembic.op" -> OpExecute.names(step);
            case "sqlalchemy", "sqlalchemy.engine" -> withEngine(step);
            case "sqlalchemy.sql", "sqlalchemy.sql.expression", "sqlalchemy.sql.elements",
                    "sqlalchemy.sql.selectable", "sqlalchemy.sql.dml", "sqlalchemy.future" ->
                expressions;
            case "sqlalchemy.sql.functions" -> functions;
            case "sqlalchemy.dialects.postgresql", "sqlalchemy.dialects.postgresql.dml",
                    "sqlalchemy.dialects.postgresql.array" ->
                postgresql;
            case "sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.sqlite.dml" -> sqlite;
            default -> Map.of();
        };
    }

    /** An engine from the project's own settings is one of the database that is being migrated. */
    private Map<String, Value> withEngine(AlembicStep step) {
        Map<String, Value> names = new HashMap<>(expressions);
        names.put("engine_from_config",
                new NativeFunction("engine_from_config", (_, _) -> new EngineValue(Connection.of(step))));
        return names;
    }
}
