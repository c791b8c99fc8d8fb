package dev.retort.alembic.type;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** The column types of libraries that revision files import beside SQLAlchemy, by what those store. */
final class LibraryTypes {

    private static final Map<String, Map<String, Value>> MODULES = modules();

    private LibraryTypes() {}

    /** The types of a library's module; empty for a module not listed. */
    static Map<String, Value> names(String module) {
        return MODULES.getOrDefault(module, Map.of());
    }

    private static Map<String, Map<String, Value>> modules() {
        Map<String, Map<String, Value>> all = new LinkedHashMap<>();
        Map<String, Value> geo = geoalchemy();
        all.put("geoalchemy2", geo);
        all.put("geoalchemy2.types", geo);
        Map<String, Value> vectors = pgvector();
        all.put("pgvector.sqlalchemy", vectors);
        all.put("pgvector", vectors);
        Map<String, Value> utils = sqlalchemyUtils();
        all.put("sqlalchemy_utils", utils);
        all.put("sqlalchemy_utils.types", utils);
        utils.forEach((name, type) -> all.put("sqlalchemy_utils.types." + moduleOf(name), Map.of(name, type)));
        Map<String, Value> users = fastapiUsers();
        all.put("fastapi_users_db_sqlalchemy", users);
        all.put("fastapi_users_db_sqlalchemy.generics", users);
        Map<String, Value> model = Map.of("AutoString", string("sqlmodel.sql.sqltypes", "AutoString", "VARCHAR"),
                "GUID",
                plain("sqlmodel.sql.sqltypes", "GUID", TypeFamily.UUID, Spellings.words("UUID", "CHAR(32)")));
        all.put("sqlmodel.sql.sqltypes", model);
        all.put("sqlmodel", model);
        Map<String, Value> advanced = advancedAlchemy();
        all.put("advanced_alchemy.types", advanced);
        all.put("citext", Map.of("CIText", plain("citext", "CIText", TypeFamily.STRING,
                Spellings.words("CITEXT", "CITEXT"))));
        all.put("sqlalchemy_utc", Map.of("UtcDateTime", plain("sqlalchemy_utc.sqltypes", "UtcDateTime",
                TypeFamily.DATETIME, Spellings.words("TIMESTAMP WITH TIME ZONE", "DATETIME"))));
        return all;
    }

    private static String moduleOf(String type) {
        String stem = type.endsWith("Type") ? type.substring(0, type.length() - 4) : type;
        return stem.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Value> geoalchemy() {
        TypeClasses classes = new TypeClasses("geoalchemy2.types");
        String[] words = {"geometry_type?", "srid?", "dimension?", "spatial_index?", "use_N_D_index?",
                "use_typmod?", "from_text?", "name?", "nullable?", "management?", "**others"};
        for (String name : List.of("Geometry", "Geography")) {
            classes.add(name, GenericTypes.USER_DEFINED, TypeFamily.OTHER, (type, _) -> geometry(type), words);
        }
        classes.add("Raster", GenericTypes.USER_DEFINED, TypeFamily.OTHER, Spellings.word("raster"), "**others");
        return classes.names();
    }

    private static String geometry(NativeType type) {
        String name = type.definition().name().toLowerCase(Locale.ROOT);
        if (type.parameters().containsKey("geometry_type") && type.text("geometry_type") == null) {
            return name;
        }
        String kind = type.text("geometry_type");
        BigInteger srid = type.exactNumber("srid");
        return name + "(" + (kind == null ? "GEOMETRY" : kind.toUpperCase(Locale.ROOT)) + ","
                + (srid == null ? "-1" : srid) + ")";
    }

    private static Map<String, Value> pgvector() {
        TypeClasses classes = new TypeClasses("pgvector.sqlalchemy");
        Map.of("Vector", "VECTOR", "VECTOR", "VECTOR", "HALFVEC", "HALFVEC", "SPARSEVEC", "SPARSEVEC").forEach(
                (name, word) -> classes.add(name, GenericTypes.USER_DEFINED, TypeFamily.OTHER, (type,
                        _) -> word + Spellings.parenthesised(type.exactNumber("dim")), "dim?"));
        classes.add("BIT", GenericTypes.USER_DEFINED, TypeFamily.OTHER,
                (type, _) -> "BIT" + Spellings.parenthesised(type.exactNumber("length")), "length?");
        return classes.names();
    }

    private static Map<String, Value> sqlalchemyUtils() {
        TypeClasses classes = new TypeClasses("sqlalchemy_utils.types");
        add(classes, "UUIDType", TypeFamily.UUID, (type, dialect) -> {
            boolean stored = dialect == DialectName.POSTGRESQL && type.flag("native", true);
            return stored
                    ? "UUID"
                    : !type.flag("binary", true)
                            ? "CHAR(32)"
                            : dialect == DialectName.POSTGRESQL ? "BYTEA" : "BINARY(16)";
        }, "binary?", "native?");
        add(classes, "ChoiceType", TypeFamily.STRING,
                (type, dialect) -> type.parameters().get("impl") instanceof SqlaType impl
                        ? impl.sql(dialect)
                        : "VARCHAR(255)",
                "choices", "impl?");
        add(classes, "EmailType", TypeFamily.STRING, (type,
                _) -> "VARCHAR" + Spellings.parenthesised(type.parameters().containsKey("length")
                        ? type.number("length")
                        : BigInteger.valueOf(255)),
                "length?");
        add(classes, "PasswordType", TypeFamily.BINARY, (type, dialect) -> dialect == DialectName.POSTGRESQL
                ? "BYTEA"
                : "VARBINARY" + Spellings.parenthesised(type.parameters().containsKey("max_length")
                        ? type.number("max_length")
                        : BigInteger.valueOf(1024)),
                "max_length?");
        for (String text : List.of("ScalarListType", "URLType", "JSONType")) {
            add(classes, text, TypeFamily.STRING, text.equals("JSONType")
                    ? Spellings.words("JSON", "TEXT")
                    : Spellings.word("TEXT"), "*rest");
        }
        Map.of("IPAddressType", 50, "PhoneNumberType", 20, "ColorType", 20, "CountryType", 2, "CurrencyType", 3,
                "LocaleType", 10, "TimezoneType", 50).forEach(
                        (name, length) -> add(classes, name, TypeFamily.STRING,
                                Spellings.word("VARCHAR(" + length + ")"), "*rest"));
        for (String moment : List.of("ArrowType", "EnrichedDateTimeType")) {
            add(classes, moment, TypeFamily.DATETIME,
                    Spellings.words("TIMESTAMP WITHOUT TIME ZONE", "DATETIME"), "*rest");
        }
        add(classes, "LtreeType", TypeFamily.OTHER, Spellings.word("LTREE"), "*rest");
        add(classes, "TSVectorType", TypeFamily.OTHER, Spellings.postgresql(Spellings.word("TSVECTOR")), "*rest");
        add(classes, "CIText", TypeFamily.STRING, Spellings.word("CITEXT"), "*rest");
        for (String range : List.of("Int:INT4", "Int8:INT8", "Numeric:NUM", "Date:DATE", "DateTime:TS")) {
            String[] parts = range.split(":");
            add(classes, parts[0] + "RangeType", TypeFamily.OTHER,
                    Spellings.postgresql(Spellings.word(parts[1] + "RANGE")), "*rest");
        }
        add(classes, "EncryptedType", TypeFamily.BINARY, Spellings.words("BYTEA", "BLOB"), "*rest");
        add(classes, "StringEncryptedType", TypeFamily.STRING, Spellings.word("VARCHAR"), "*rest");
        return classes.names();
    }

    private static Map<String, Value> fastapiUsers() {
        TypeClasses classes = new TypeClasses("fastapi_users_db_sqlalchemy.generics");
        add(classes, "GUID", TypeFamily.UUID, Spellings.words("UUID", "CHAR(36)"));
        classes.add("TIMESTAMPAware", GenericTypes.TYPE_DECORATOR, TypeFamily.DATETIME,
                Spellings.clock("TIMESTAMP", "TIMESTAMP"), "timezone?");
        return classes.names();
    }

    private static Map<String, Value> advancedAlchemy() {
        TypeClasses classes = new TypeClasses("advanced_alchemy.types");
        add(classes, "GUID", TypeFamily.UUID, Spellings.words("UUID", "BINARY(16)"), "binary?");
        add(classes, "DateTimeUTC", TypeFamily.DATETIME, Spellings.words("TIMESTAMP WITH TIME ZONE", "DATETIME"),
                "timezone?");
        add(classes, "JsonB", TypeFamily.JSON, Spellings.words("JSONB", "JSON"));
        add(classes, "ORA_JSONB", TypeFamily.JSON, Spellings.words("JSONB", "JSON"));
        add(classes, "StoredObject", TypeFamily.JSON, Spellings.words("JSONB", "JSON"), "*rest");
        add(classes, "EncryptedString", TypeFamily.STRING, Spellings.word("VARCHAR"), "*rest");
        add(classes, "EncryptedText", TypeFamily.STRING, Spellings.word("TEXT"), "*rest");
        classes.add("BigIntIdentity", GenericTypes.BIG_INTEGER, TypeFamily.INTEGER,
                Spellings.words("BIGINT", "INTEGER"));
        return classes.names();
    }

    private static void add(TypeClasses classes, String name, TypeFamily family, TypeSpelling spelling,
            String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = "**others";
        classes.add(name, GenericTypes.TYPE_DECORATOR, family, spelling, all);
    }

    private static Value string(String module, String name, String word) {
        return new TypeClasses(module).add(name, GenericTypes.TYPE_DECORATOR, TypeFamily.STRING,
                Spellings.string(word), "length?", "collation?", "**others");
    }

    private static Value plain(String module, String name, TypeFamily family, TypeSpelling spelling) {
        return new TypeClasses(module).add(name, GenericTypes.TYPE_DECORATOR, family, spelling, "*rest", "**others");
    }
}
