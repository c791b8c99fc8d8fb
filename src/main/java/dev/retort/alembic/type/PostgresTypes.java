package dev.retort.alembic.type;

import java.util.List;
import java.util.Map;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Value;

/** The types of {@code sqlalchemy.dialects.postgresql}. */
public final class PostgresTypes {

    private static final TypeClasses CLASSES = new TypeClasses("sqlalchemy.dialects.postgresql.base");

    public static final ClassValue ENUM = CLASSES.put("ENUM", ClassValue.ofHost("ENUM",
            "sqlalchemy.dialects.postgresql.base", List.of(GenericTypes.ENUM), SqlaEnumType::constructNative));
    public static final ClassValue JSON = json("JSON", GenericTypes.JSON);
    public static final ClassValue JSONB = json("JSONB", JSON);

    static {
        for (String shared : List.of("BIGINT", "BOOLEAN", "CHAR", "DATE", "FLOAT", "INTEGER", "NUMERIC", "REAL",
                "SMALLINT", "TEXT", "VARCHAR")) {
            CLASSES.alias(shared, GenericTypes.named(shared));
        }
        for (String word : List.of("INET", "CIDR", "MACADDR", "MACADDR8", "MONEY", "OID", "REGCLASS", "REGCONFIG",
                "TSVECTOR", "TSQUERY", "PG_LSN", "JSONPATH")) {
            CLASSES.add(word, GenericTypes.TYPE_ENGINE, TypeFamily.OTHER, only(word));
        }
        ClassValue range = CLASSES.plain("AbstractRange", GenericTypes.TYPE_ENGINE);
        for (String kind : List.of("INT4", "INT8", "NUM", "DATE", "TS", "TSTZ")) {
            CLASSES.add(kind + "RANGE", range, TypeFamily.OTHER, only(kind + "RANGE"));
            CLASSES.add(kind + "MULTIRANGE", range, TypeFamily.OTHER, only(kind + "MULTIRANGE"));
        }
        CLASSES.add("CITEXT", GenericTypes.TEXT, TypeFamily.STRING, only("CITEXT"), "length?", "collation?");
        CLASSES.add("DOUBLE_PRECISION", GenericTypes.FLOAT, TypeFamily.FLOAT, Spellings.word("DOUBLE PRECISION"),
                "precision?", "asdecimal?", "decimal_return_scale?");
        CLASSES.add("BYTEA", GenericTypes.LARGE_BINARY, TypeFamily.BINARY, only("BYTEA"), "length?");
        CLASSES.add("HSTORE", GenericTypes.TYPE_ENGINE, TypeFamily.OTHER, only("HSTORE"), "text_type?");
        CLASSES.add("UUID", GenericTypes.UUID, TypeFamily.UUID, Spellings.word("UUID"), "as_uuid?");
        CLASSES.add("BIT", GenericTypes.TYPE_ENGINE, TypeFamily.OTHER, Spellings.postgresql(Spellings::bit),
                "length?", "varying?");
        CLASSES.add("TIMESTAMP", GenericTypes.named("TIMESTAMP"), TypeFamily.DATETIME,
                Spellings.clock("TIMESTAMP", "TIMESTAMP"), "timezone?", "precision?");
        CLASSES.add("TIME", GenericTypes.named("TIME"), TypeFamily.TIME, Spellings.clock("TIME", "TIME"),
                "timezone?", "precision?");
        CLASSES.add("INTERVAL", GenericTypes.TYPE_ENGINE, TypeFamily.INTERVAL,
                Spellings.postgresql(Spellings.interval("precision")), "precision?", "fields?");
        DomainDdl.addMethods(CLASSES
                .add("DOMAIN", List.of(GenericTypes.TYPE_ENGINE, GenericTypes.SCHEMA_TYPE), TypeFamily.OTHER,
                        Spellings.postgresql(Spellings::named), "name", "data_type?", "*", "collation?", "default?",
                        "constraint_name?", "not_null?", "check?", "create_type?", "schema?", "metadata?", "**others")
                .namespace());
        CLASSES.put("ARRAY", ClassValue.ofHost("ARRAY", "sqlalchemy.dialects.postgresql.array",
                List.of(GenericTypes.ARRAY), ArrayType::construct));
        for (String old : List.of("UUID", "INET", "CIDR", "INTERVAL", "BIT", "MACADDR", "ARRAY")) {
            CLASSES.alias(old.equals("ARRAY")
                    ? "PGArray"
                    : "PG" + old.charAt(0) + old.substring(1).toLowerCase(java.util.Locale.ROOT), named(old));
        }
    }

    private PostgresTypes() {}

    /** The classes by the names {@code sqlalchemy.dialects.postgresql} has for them. */
    public static Map<String, Value> names() {
        return CLASSES.names();
    }

    private static ClassValue named(String name) {
        return (ClassValue) java.util.Objects.requireNonNull(CLASSES.names().get(name), name);
    }

    private static TypeSpelling only(String word) {
        return Spellings.postgresql(Spellings.word(word));
    }

    private static ClassValue json(String word, ClassValue base) {
        return CLASSES.add(word, base, TypeFamily.JSON, word.equals("JSON") ? Spellings.word(word) : only(word),
                "none_as_null?", "astext_type?");
    }
}
