package dev.retort.alembic.expression;

import java.util.List;
import java.util.Map;

import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.ClassValue;
import dev.retort.sql.DialectName;

/** The types expressions have by themselves: of a literal, a comparison, a function. */
enum Types implements SqlaType {
    NULL("NullType", TypeFamily.NULL, "NULL"), STRING("String", TypeFamily.STRING, "VARCHAR"), INTEGER("Integer",
            TypeFamily.INTEGER, "INTEGER"), NUMERIC("Numeric", TypeFamily.NUMERIC, "NUMERIC"), FLOAT("Float",
                    TypeFamily.FLOAT,
                    "FLOAT"), BOOLEAN("Boolean", TypeFamily.BOOLEAN, "BOOLEAN"), DATE("Date", TypeFamily.DATE,
                            "DATE"), TIME("Time", TypeFamily.TIME, "TIME"), DATETIME("DateTime", TypeFamily.DATETIME,
                                    "TIMESTAMP WITHOUT TIME ZONE"), INTERVAL("Interval", TypeFamily.INTERVAL,
                                            "INTERVAL"), BINARY("LargeBinary", TypeFamily.BINARY, "BYTEA"), JSON("JSON",
                                                    TypeFamily.JSON, "JSON"), ARRAY("ARRAY", TypeFamily.ARRAY,
                                                            "ARRAY"), UUID("Uuid", TypeFamily.UUID, "UUID"), OTHER(
                                                                    "UserDefinedType", TypeFamily.OTHER, "");

    private final TypeFamily family;
    private final String sql;
    private final ClassValue type;

    Types(String name, TypeFamily family, String sql) {
        this.family = family;
        this.sql = sql;
        this.type = new ClassValue(name, "sqlalchemy.sql.sqltypes", List.of(), Map.of(), null);
    }

    @Override
    public TypeFamily family() {
        return family;
    }

    @Override
    public String sql(DialectName dialect) {
        return sql;
    }

    @Override
    public ClassValue type() {
        return type;
    }

    /** The one of a family. */
    static SqlaType of(TypeFamily family) {
        for (Types type : values()) {
            if (type.family == family) {
                return type;
            }
        }
        return NULL;
    }
}
