package dev.retort.alembic.type;

import java.util.List;
import java.util.Map;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.Value;

/** The types of {@code sqlalchemy} itself: the generic ones, and the upper-case ones of the SQL standard. */
public final class GenericTypes {

    private static final String[] STRING_WORDS = {"length?", "collation?", "convert_unicode?", "unicode_error?",
            "**others"};
    private static final String[] NUMERIC_WORDS = {"precision?", "scale?", "decimal_return_scale?", "asdecimal?"};
    private static final String[] FLOAT_WORDS = {"precision?", "asdecimal?", "decimal_return_scale?"};

    private static final TypeClasses CLASSES = new TypeClasses("sqlalchemy.sql.sqltypes");

    public static final ClassValue TYPE_ENGINE = CLASSES.put("TypeEngine", TypeMethods.TYPE_ENGINE);
    public static final ClassValue TYPE_DECORATOR = CLASSES.put("TypeDecorator", DecoratorType.CLASS);
    public static final ClassValue USER_DEFINED = CLASSES.put("UserDefinedType", UserType.CLASS);
    private static final ClassValue CONCATENABLE = CLASSES.plain("Concatenable");
    private static final ClassValue INDEXABLE = CLASSES.plain("Indexable");
    static final ClassValue SCHEMA_TYPE = CLASSES.plain("SchemaType");

    public static final ClassValue NULL = CLASSES.add("NullType", TYPE_ENGINE, TypeFamily.NULL, (_, _) -> {
        throw new Refusal(
                "Can't generate DDL for NullType(); did you forget to specify a type on this Column?", null);
    });
    public static final ClassValue STRING = CLASSES.add("String", List.of(CONCATENABLE, TYPE_ENGINE),
            TypeFamily.STRING, Spellings.string("VARCHAR"), STRING_WORDS);
    public static final ClassValue TEXT = string("Text", STRING, "TEXT");
    public static final ClassValue UNICODE = string("Unicode", STRING, "VARCHAR");
    public static final ClassValue UNICODE_TEXT = string("UnicodeText", TEXT, "TEXT");

    public static final ClassValue INTEGER = CLASSES.add("Integer", TYPE_ENGINE, TypeFamily.INTEGER,
            Spellings.word("INTEGER"));
    public static final ClassValue SMALL_INTEGER = CLASSES.add("SmallInteger", INTEGER, TypeFamily.INTEGER,
            Spellings.word("SMALLINT"));
    public static final ClassValue BIG_INTEGER = CLASSES.add("BigInteger", INTEGER, TypeFamily.INTEGER,
            Spellings.word("BIGINT"));
    public static final ClassValue NUMERIC = CLASSES.add("Numeric", TYPE_ENGINE, TypeFamily.NUMERIC,
            Spellings.numeric("NUMERIC"), NUMERIC_WORDS);
    public static final ClassValue FLOAT = CLASSES.add("Float", NUMERIC, TypeFamily.FLOAT, Spellings::floating,
            FLOAT_WORDS);
    public static final ClassValue DOUBLE = CLASSES.add("Double", FLOAT, TypeFamily.FLOAT,
            Spellings.words("DOUBLE PRECISION", "DOUBLE"), FLOAT_WORDS);

    public static final ClassValue BOOLEAN = CLASSES.add("Boolean", List.of(TYPE_ENGINE, SCHEMA_TYPE),
            TypeFamily.BOOLEAN, Spellings.word("BOOLEAN"), "create_constraint?", "name?", "**others");
    public static final ClassValue DATE = CLASSES.add("Date", TYPE_ENGINE, TypeFamily.DATE, Spellings.word("DATE"));
    public static final ClassValue TIME = CLASSES.add("Time", TYPE_ENGINE, TypeFamily.TIME,
            Spellings.clock("TIME", "TIME"), "timezone?");
    public static final ClassValue DATETIME = CLASSES.add("DateTime", TYPE_ENGINE, TypeFamily.DATETIME,
            Spellings.clock("TIMESTAMP", "DATETIME"), "timezone?");
    public static final ClassValue INTERVAL = CLASSES.add("Interval", TYPE_DECORATOR, TypeFamily.INTERVAL,
            (type, dialect) -> type.flag("native", true)
                    ? Spellings.interval("second_precision").spell(type, dialect)
                    : Spellings.words("TIMESTAMP WITHOUT TIME ZONE", "DATETIME").spell(type, dialect),
            "native?", "second_precision?", "day_precision?");

    private static final ClassValue BINARY_BASE = CLASSES.plain("_Binary", TYPE_ENGINE);
    public static final ClassValue LARGE_BINARY = CLASSES.add("LargeBinary", BINARY_BASE, TypeFamily.BINARY,
            Spellings.words("BYTEA", "BLOB"), "length?");
    public static final ClassValue PICKLE = CLASSES.add("PickleType", TYPE_DECORATOR, TypeFamily.BINARY,
            (type, dialect) -> type.parameters().get("impl") instanceof NativeType impl
                    ? impl.sql(dialect)
                    : Spellings.words("BYTEA", "BLOB").spell(type, dialect),
            "protocol?", "pickler?", "comparator?", "impl?");
    public static final ClassValue JSON = CLASSES.add("JSON", List.of(INDEXABLE, TYPE_ENGINE), TypeFamily.JSON,
            Spellings.word("JSON"), "none_as_null?", "astext_type?");
    public static final ClassValue UUID = CLASSES.add("Uuid", TYPE_ENGINE, TypeFamily.UUID, Spellings::uuid,
            "as_uuid?", "native_uuid?");
    public static final ClassValue ENUM = CLASSES.put("Enum",
            ClassValue.ofHost("Enum", "sqlalchemy.sql.sqltypes", List.of(STRING, SCHEMA_TYPE),
                    SqlaEnumType::construct));
    public static final ClassValue ARRAY = CLASSES.put("ARRAY",
            ClassValue.ofHost("ARRAY", "sqlalchemy.sql.sqltypes", List.of(INDEXABLE, CONCATENABLE, TYPE_ENGINE),
                    ArrayType::construct));

    static {
        SqlaEnumType.addMethods(ENUM.namespace());
        CLASSES.plain("SchemaEventTarget");
        CLASSES.alias("ExternalType", CLASSES.plain("Emulated"));
        for (String name : List.of("CHAR", "VARCHAR", "TEXT", "CLOB")) {
            string(name, name.equals("TEXT") || name.equals("CLOB") ? TEXT : STRING, name);
        }
        string("NCHAR", UNICODE, "NCHAR");
        string("NVARCHAR", UNICODE, "NVARCHAR");
        CLASSES.alias("INT", CLASSES.add("INTEGER", INTEGER, TypeFamily.INTEGER, Spellings.word("INTEGER")));
        CLASSES.add("SMALLINT", SMALL_INTEGER, TypeFamily.INTEGER, Spellings.word("SMALLINT"));
        CLASSES.add("BIGINT", BIG_INTEGER, TypeFamily.INTEGER, Spellings.word("BIGINT"));
        CLASSES.add("NUMERIC", NUMERIC, TypeFamily.NUMERIC, Spellings.numeric("NUMERIC"), NUMERIC_WORDS);
        CLASSES.add("DECIMAL", NUMERIC, TypeFamily.NUMERIC, Spellings.numeric("DECIMAL"), NUMERIC_WORDS);
        CLASSES.add("FLOAT", FLOAT, TypeFamily.FLOAT, Spellings::floating, FLOAT_WORDS);
        CLASSES.add("REAL", FLOAT, TypeFamily.FLOAT, Spellings.word("REAL"), FLOAT_WORDS);
        CLASSES.add("DOUBLE", DOUBLE, TypeFamily.FLOAT, Spellings.word("DOUBLE"), FLOAT_WORDS);
        CLASSES.add("DOUBLE_PRECISION", DOUBLE, TypeFamily.FLOAT, Spellings.word("DOUBLE PRECISION"), FLOAT_WORDS);
        CLASSES.add("BOOLEAN", List.of(BOOLEAN), TypeFamily.BOOLEAN, Spellings.word("BOOLEAN"), "create_constraint?",
                "name?", "**others");
        CLASSES.add("DATE", DATE, TypeFamily.DATE, Spellings.word("DATE"));
        CLASSES.add("TIME", TIME, TypeFamily.TIME, Spellings.clock("TIME", "TIME"), "timezone?");
        CLASSES.add("DATETIME", DATETIME, TypeFamily.DATETIME, Spellings.word("DATETIME"), "timezone?");
        CLASSES.add("TIMESTAMP", DATETIME, TypeFamily.DATETIME, Spellings.clock("TIMESTAMP", "TIMESTAMP"),
                "timezone?");
        CLASSES.add("BLOB", LARGE_BINARY, TypeFamily.BINARY, Spellings.word("BLOB"), "length?");
        CLASSES.add("BINARY", BINARY_BASE, TypeFamily.BINARY, Spellings.sized("BINARY"), "length?");
        CLASSES.add("VARBINARY", BINARY_BASE, TypeFamily.BINARY, Spellings.sized("VARBINARY"), "length?");
        CLASSES.add("UUID", UUID, TypeFamily.UUID, Spellings.word("UUID"), "as_uuid?");
        CLASSES.add("MatchType", BOOLEAN, TypeFamily.BOOLEAN, Spellings.word("BOOLEAN"), "**others");
        CLASSES.add("TupleType", TYPE_ENGINE, TypeFamily.OTHER, Spellings.foreign(), "*types");
    }

    private GenericTypes() {}

    /** The classes by the names {@code sqlalchemy.types} has for them. */
    public static Map<String, Value> names() {
        return CLASSES.names();
    }

    /** The class of a name; the name must be one of {@link #names()}. */
    static ClassValue named(String name) {
        return (ClassValue) java.util.Objects.requireNonNull(CLASSES.names().get(name), name);
    }

    private static ClassValue string(String name, ClassValue base, String word) {
        return CLASSES.add(name, base, TypeFamily.STRING, Spellings.string(word), STRING_WORDS);
    }
}
