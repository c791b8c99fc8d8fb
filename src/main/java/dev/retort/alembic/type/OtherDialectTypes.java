package dev.retort.alembic.type;

import java.util.List;
import java.util.Map;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Value;

/**
 * The types of {@code sqlalchemy.dialects.mysql}, {@code mssql} and {@code oracle}: revision files name them as variants
 * of others, and as columns only where they are for those databases.
 */
public final class OtherDialectTypes {

    private static final Map<String, Value> MYSQL = classes("mysql", "BIGINT", "BINARY", "BIT", "BLOB", "BOOLEAN",
            "CHAR", "DATE", "DATETIME", "DECIMAL", "DOUBLE", "ENUM", "FLOAT", "INTEGER", "JSON", "LONGBLOB", "LONGTEXT",
            "MEDIUMBLOB", "MEDIUMINT", "MEDIUMTEXT", "NCHAR", "NUMERIC", "NVARCHAR", "REAL", "SET", "SMALLINT", "TEXT",
            "TIME", "TIMESTAMP", "TINYBLOB", "TINYINT", "TINYTEXT", "VARBINARY", "VARCHAR", "YEAR");
    private static final Map<String, Value> MSSQL = classes("mssql", "BIGINT", "BINARY", "BIT", "CHAR", "DATE",
            "DATETIME", "DATETIME2", "DATETIMEOFFSET", "DECIMAL", "FLOAT", "IMAGE", "INTEGER", "JSON", "MONEY", "NCHAR",
            "NTEXT", "NUMERIC", "NVARCHAR", "REAL", "ROWVERSION", "SMALLDATETIME", "SMALLINT", "SMALLMONEY",
            "SQL_VARIANT", "TEXT", "TIME", "TIMESTAMP", "TINYINT", "UNIQUEIDENTIFIER", "VARBINARY", "VARCHAR", "XML");
    private static final Map<String, Value> ORACLE = classes("oracle", "BFILE", "BINARY_DOUBLE", "BINARY_FLOAT", "BLOB",
            "CHAR", "CLOB", "DATE", "DOUBLE_PRECISION", "FLOAT", "INTERVAL", "LONG", "NCHAR", "NCLOB", "NUMBER",
            "NVARCHAR", "NVARCHAR2", "RAW", "REAL", "ROWID", "TIMESTAMP", "VARCHAR", "VARCHAR2");

    private OtherDialectTypes() {}

    /** The classes of {@code sqlalchemy.dialects.DIALECT}; empty for a dialect that is not listed. */
    public static Map<String, Value> names(String dialect) {
        return switch (dialect) {
            case "mysql", "mariadb" -> MYSQL;
            case "mssql" -> MSSQL;
            case "oracle" -> ORACLE;
            default -> Map.of();
        };
    }

    private static Map<String, Value> classes(String dialect, String... names) {
        TypeClasses classes = new TypeClasses("sqlalchemy.dialects." + dialect);
        for (String name : names) {
            Value generic = GenericTypes.names().get(name);
            if (generic instanceof ClassValue shared && !name.equals("TIMESTAMP") && !name.equals("FLOAT")) {
                spelledAs(classes, name, shared);
            } else {
                classes.add(name, GenericTypes.TYPE_ENGINE, TypeFamily.OTHER, Spellings.foreign(), "*rest",
                        "**others");
            }
        }
        return classes.names();
    }

    // These are spelled alike everywhere; their further arguments (unsigned, charset …) are those databases' own.
    private static void spelledAs(TypeClasses classes, String name, ClassValue shared) {
        TypeSpelling spelling = switch (name) {
            case "BIGINT", "BLOB", "BOOLEAN", "DATE", "INTEGER", "SMALLINT", "REAL", "JSON", "DATETIME", "TIME" ->
                Spellings.word(name);
            case "NUMERIC", "DECIMAL" -> Spellings.numeric(name);
            case "BINARY", "VARBINARY" -> Spellings.sized(name);
            default -> Spellings.string(name);
        };
        List<String> words = !List.of("NUMERIC", "DECIMAL").contains(name)
                ? List.of("length?", "collation?", "*rest", "**others")
                : List.of("precision?", "scale?", "asdecimal?", "*rest", "**others");
        classes.add(name, shared, familyOf(name), spelling, words.toArray(String[]::new));
    }

    private static TypeFamily familyOf(String name) {
        return switch (name) {
            case "BIGINT", "INTEGER", "SMALLINT" -> TypeFamily.INTEGER;
            case "NUMERIC", "DECIMAL" -> TypeFamily.NUMERIC;
            case "REAL" -> TypeFamily.FLOAT;
            case "BLOB", "BINARY", "VARBINARY" -> TypeFamily.BINARY;
            case "BOOLEAN" -> TypeFamily.BOOLEAN;
            case "DATE" -> TypeFamily.DATE;
            case "DATETIME" -> TypeFamily.DATETIME;
            case "TIME" -> TypeFamily.TIME;
            case "JSON" -> TypeFamily.JSON;
            default -> TypeFamily.STRING;
        };
    }
}
