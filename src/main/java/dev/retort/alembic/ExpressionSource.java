package dev.retort.alembic;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.retort.alembic.expression.ExpressionNames;
import dev.retort.alembic.expression.SqlClasses;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Value;

/** The expression language among the modules of SQLAlchemy. */
final class ExpressionSource implements NameSource {

    private static final Map<String, Value> SQLALCHEMY = ExpressionNames.sqlalchemy();
    private static final Map<String, Value> POSTGRESQL = ExpressionNames.postgresql();
    private static final Map<String, Value> SQLITE = ExpressionNames.sqlite();
    private static final Map<String, Value> ELEMENTS = elements();

    @Override
    public Map<String, Value> names(String module, AlembicStep step) {
        return switch (module) {
            case "sqlalchemy" -> SQLALCHEMY;
            case "sqlalchemy.sql", "sqlalchemy.sql.expression", "sqlalchemy.sql.functions", "sqlalchemy.sql.elements",
                    "sqlalchemy.sql.selectable", "sqlalchemy.sql.dml" ->
                ELEMENTS;
            case "sqlalchemy.dialects.postgresql" -> POSTGRESQL;
            case "sqlalchemy.dialects.sqlite" -> SQLITE;
            default -> Map.of();
        };
    }

    private static Map<String, Value> elements() {
        Map<String, Value> names = new LinkedHashMap<>(SQLALCHEMY);
        for (ClassValue type : new ClassValue[]{SqlClasses.CLAUSE_ELEMENT, SqlClasses.COLUMN_ELEMENT,
                SqlClasses.COLUMN_CLAUSE, SqlClasses.TEXT_CLAUSE, SqlClasses.BIND_PARAMETER, SqlClasses.LABEL,
                SqlClasses.FROM_CLAUSE, SqlClasses.TABLE_CLAUSE, SqlClasses.SELECT, SqlClasses.INSERT,
                SqlClasses.UPDATE, SqlClasses.DELETE}) {
            names.putIfAbsent(type.name(), type);
        }
        return names;
    }
}
