package dev.retort.alembic.ddl.statement;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.retort.alembic.ddl.SchemaClasses;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.Value;

/** The names of {@code sqlalchemy.schema} and of the modules that have them too. */
public final class SchemaNames implements NameSource {

    private static final Map<String, Value> OF_SQLALCHEMY = withNames(SchemaClasses.names());

    @Override
    public Map<String, Value> names(String module, AlembicStep step) {
        return switch (module) {
            case "sqlalchemy", "sqlalchemy.schema", "sqlalchemy.sql.schema", "sqlalchemy.sql.ddl", "sqlalchemy.sql" ->
                OF_SQLALCHEMY;
            case "sqlalchemy.event" -> DdlEvents.of(step).names();
            case "sqlalchemy.dialects.postgresql" -> Map.of("ExcludeConstraint", SchemaClasses.EXCLUDE);
            case "sqlalchemy.sql.elements", "sqlalchemy.sql.naming" ->
                Map.of("quoted_name", SqlName.QUOTED_NAME, "conv", SqlName.CONV);
            default -> Map.of();
        };
    }

    private static Map<String, Value> withNames(Map<String, Value> classes) {
        Map<String, Value> names = new LinkedHashMap<>(classes);
        names.putAll(DdlStatement.names());
        names.put("quoted_name", SqlName.QUOTED_NAME);
        names.put("conv", SqlName.CONV);
        return names;
    }
}
