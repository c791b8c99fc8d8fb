package dev.retort.alembic.connection;

import java.util.Map;

import dev.retort.alembic.expression.ExpressionNames;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
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
            case "sqlalchemy", "sqlalchemy.sql", "sqlalchemy.sql.expression", "sqlalchemy.sql.elements",
                    "sqlalchemy.sql.selectable", "sqlalchemy.sql.dml", "sqlalchemy.future" ->
                expressions;
            case "sqlalchemy.sql.functions" -> functions;
            case "sqlalchemy.sql.base" -> Map.of("Executable", ExpressionNames.executableClass());
            case "sqlalchemy.dialects.postgresql", "sqlalchemy.dialects.postgresql.dml",
                    "sqlalchemy.dialects.postgresql.array" ->
                postgresql;
            case "sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.sqlite.dml" -> sqlite;
            default -> Map.of();
        };
    }
}
