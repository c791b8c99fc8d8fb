package dev.retort.alembic.type;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.step.NameSource;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Value;

/** The modules that have column types. */
public final class TypeNames implements NameSource {

    private static final Map<String, Value> POSTGRESQL = with(PostgresTypes.names(), DialectValue.POSTGRESQL_CLASS);
    private static final Map<String, Value> SQLITE = with(SqliteTypes.names(), DialectValue.SQLITE_CLASS);

    @Override
    public Map<String, Value> names(String module, AlembicStep step) {
        Map<String, Value> names = new LinkedHashMap<>(types(module));
        DialectValue.BASES.forEach((name, type) -> {
            if (((ClassValue) type).module().equals(module)) {
                names.put(name, type);
            }
        });
        return names;
    }

    private static Map<String, Value> types(String module) {
        return switch (module) {
            case "sqlalchemy", "sqlalchemy.types", "sqlalchemy.sql.sqltypes", "sqlalchemy.sql.type_api" ->
                GenericTypes.names();
            case "sqlalchemy.dialects.postgresql", "sqlalchemy.dialects.postgresql.base",
                    "sqlalchemy.dialects.postgresql.json", "sqlalchemy.dialects.postgresql.array",
                    "sqlalchemy.dialects.postgresql.ranges", "sqlalchemy.dialects.postgresql.hstore",
                    "sqlalchemy.dialects.postgresql.named_types", "sqlalchemy.dialects.postgresql.types" ->
                POSTGRESQL;
            case "sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.sqlite.base", "sqlalchemy.dialects.sqlite.json" ->
                SQLITE;
            case "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.mysql.types", "sqlalchemy.dialects.mysql.base" ->
                OtherDialectTypes.names("mysql");
            case "sqlalchemy.dialects.mssql", "sqlalchemy.dialects.mssql.base" -> OtherDialectTypes.names("mssql");
            case "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.oracle.base" -> OtherDialectTypes.names("oracle");
            case "sqlalchemy.ext.compiler" -> Map.of("compiles", Compilation.COMPILES);
            default -> LibraryTypes.names(module);
        };
    }

    private static Map<String, Value> with(Map<String, Value> types, Value dialect) {
        Map<String, Value> names = new LinkedHashMap<>(types);
        names.put("dialect", dialect);
        return names;
    }
}
