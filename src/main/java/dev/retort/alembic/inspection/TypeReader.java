package dev.retort.alembic.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.GenericTypes;
import dev.retort.alembic.type.PostgresTypes;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.SqliteTypes;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.schema.CatalogView;
import dev.retort.schema.EnumType;
import dev.retort.sql.DialectName;

/** Makes of a type as a database spells it the type object SQLAlchemy's reflection gives for it. */
public final class TypeReader {

    private static final Pattern SQLITE = Pattern.compile("([\\w ]+)(\\(.*?\\))?.*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    /** A name, perhaps in quotes or behind a schema; arguments; more words. */
    private static final Pattern POSTGRESQL = Pattern
            .compile("((?:\"(?:[^\"]|\"\")*\"|[^(\"])+)(?:\\(([^)]*)\\)(.*))?", Pattern.DOTALL);

    private static final Map<String, String> SQLITE_NAMES = Map.ofEntries(Map.entry("BOOL", "BOOLEAN"),
            Map.entry("DATE_CHAR", "DATE"), Map.entry("DATETIME_CHAR", "DATETIME"), Map.entry("DOUBLE", "FLOAT"),
            Map.entry("INT", "INTEGER"), Map.entry("TIME_CHAR", "TIME"));

    private static final Map<String, String> POSTGRESQL_NAMES = Map.ofEntries(Map.entry("int", "INTEGER"),
            Map.entry("int4", "INTEGER"), Map.entry("int8", "BIGINT"), Map.entry("int2", "SMALLINT"),
            Map.entry("character varying", "VARCHAR"), Map.entry("character", "CHAR"), Map.entry("\"char\"", "CHAR"),
            Map.entry("name", "VARCHAR"), Map.entry("decimal", "NUMERIC"), Map.entry("float4", "REAL"),
            Map.entry("float8", "DOUBLE_PRECISION"), Map.entry("double precision", "DOUBLE_PRECISION"),
            Map.entry("bool", "BOOLEAN"), Map.entry("timestamptz", "TIMESTAMP"), Map.entry("timetz", "TIME"),
            Map.entry("bit varying", "BIT"), Map.entry("varbit", "BIT"));

    private final CatalogView catalog;
    private final DialectName dialect;
    private final Interpreter in;

    TypeReader(CatalogView catalog, DialectName dialect, Interpreter in) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.in = in;
    }

    /** @param schema of the table the column is in, where its types are looked for first */
    SqlaType read(String text, String schema) {
        return switch (dialect) {
            case SQLITE -> sqlite(text, in);
            case POSTGRESQL -> postgresql(text.strip(), schema);
        };
    }

    /** By the rules of https://www.sqlite.org/datatype3.html, 3.1, where the name is none SQLAlchemy knows. */
    public static SqlaType sqlite(String text, Interpreter in) {
        Matcher matcher = SQLITE.matcher(text.toUpperCase(Locale.ROOT));
        String name = matcher.matches() ? matcher.group(1).strip() : "";
        String arguments = matcher.matches() && matcher.group(2) != null ? matcher.group(2) : "";
        List<Value> numbers = NUMBER.matcher(arguments).results()
                .<Value>map(one -> IntValue.of(Long.parseLong(one.group()))).toList();
        String known = SQLITE_NAMES.getOrDefault(name, name);
        Value type = SqliteTypes.names().get(known);
        if (type == null || !known.equals(known.toUpperCase(Locale.ROOT))) {
            type = GenericTypes.names().get(known);
        }
        if (!(type instanceof ClassValue)) {
            String affinity = affinity(name);
            if (affinity.isEmpty()) {
                return TypeMethods.nullType();
            }
            type = GenericTypes.names().get(affinity);
        }
        return make((ClassValue) Objects.requireNonNull(type), numbers, Map.of(), in);
    }

    private static String affinity(String name) {
        if (name.contains("INT")) {
            return "INTEGER";
        }
        if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
            return "TEXT";
        }
        if (name.contains("BLOB") || name.isEmpty()) {
            return "";
        }
        return name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB") ? "REAL" : "NUMERIC";
    }

    private SqlaType postgresql(String text, String schema) {
        String element = text.replaceFirst("(?:\\[\\d*])+$", "");
        Matcher matcher = POSTGRESQL.matcher(element);
        if (!matcher.matches()) {
            return TypeMethods.nullType();
        }
        String arguments = matcher.group(2) == null ? "" : matcher.group(2);
        String rest = matcher.group(3) == null ? "" : matcher.group(3).strip();
        SqlaType one = plain(matcher.group(1).strip(), arguments, rest, schema);
        if (element.equals(text)) {
            return one;
        }
        return make((ClassValue) Objects.requireNonNull(PostgresTypes.names().get("ARRAY")),
                List.of(one.value()), Map.of());
    }

    private SqlaType plain(String base, String arguments, String rest, String schema) {
        String words = (base + " " + rest).strip().toLowerCase(Locale.ROOT);
        List<Value> numbers = NUMBER.matcher(arguments).results()
                .<Value>map(one -> IntValue.of(Long.parseLong(one.group()))).toList();
        if (words.startsWith("timestamp") || words.startsWith("time ") || words.equals("time")
                || words.equals("timetz")) {
            Map<String, Value> keywords = new LinkedHashMap<>();
            keywords.put("timezone", BoolValue.of(words.endsWith("with time zone") || words.endsWith("tz")));
            if (!numbers.isEmpty()) {
                keywords.put("precision", numbers.getFirst());
            }
            return make(named(words.startsWith("timestamp") ? "TIMESTAMP" : "TIME"), List.of(), keywords);
        }
        if (words.startsWith("interval")) {
            Map<String, Value> keywords = new LinkedHashMap<>();
            if (words.length() > "interval".length()) {
                keywords.put("fields", new StringValue(words.substring("interval".length()).strip()));
            }
            if (!numbers.isEmpty()) {
                keywords.put("precision", numbers.getFirst());
            }
            return make(named("INTERVAL"), List.of(), keywords);
        }
        if (words.equals("bit varying") || words.equals("varbit")) {
            return make(named("BIT"), numbers, Map.of("varying", BoolValue.TRUE));
        }
        if (words.equals("double precision") || words.equals("float8")) {
            return make(named("DOUBLE_PRECISION"), List.of(IntValue.of(53)), Map.of());
        }
        EnumType labels = enumOf(base, schema);
        if (labels != null) {
            return enumType(labels);
        }
        String name = POSTGRESQL_NAMES.getOrDefault(words, words.toUpperCase(Locale.ROOT));
        Value type = PostgresTypes.names().getOrDefault(name, GenericTypes.names().get(name));
        if (!(type instanceof ClassValue known) || !name.equals(name.toUpperCase(Locale.ROOT))) {
            return TypeMethods.nullType();
        }
        return make(known, numbers, Map.of());
    }

    private static ClassValue named(String name) {
        return (ClassValue) Objects.requireNonNull(PostgresTypes.names().get(name), name);
    }

    private @Nullable EnumType enumOf(String text, String schema) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^.\"]+)").matcher(text);
        while (matcher.find()) {
            parts.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1).replace("\"\"", "\""));
        }
        String name = parts.isEmpty() ? "" : parts.getLast();
        Stream<String> places = parts.size() > 1
                ? Stream.of(parts.get(parts.size() - 2))
                : Stream.of(catalog.defaultSchema(), schema).distinct();
        return places.flatMap(place -> catalog.enums(place).stream()).filter(one -> one.name().equals(name)).findFirst()
                .orElse(null);
    }

    private SqlaType enumType(EnumType type) {
        Map<String, Value> keywords = new LinkedHashMap<>();
        keywords.put("name", new StringValue(type.name()));
        if (!type.schema().equals(catalog.defaultSchema())) {
            keywords.put("schema", new StringValue(type.schema()));
        }
        return make(PostgresTypes.ENUM, type.labels().stream().<Value>map(StringValue::new).toList(), keywords);
    }

    private SqlaType make(ClassValue type, List<Value> arguments, Map<String, Value> keywords) {
        return make(type, arguments, keywords, in);
    }

    private static SqlaType make(ClassValue type, List<Value> arguments, Map<String, Value> keywords,
            Interpreter in) {
        return TypeMethods.read(in.call(type, new Arguments(takes(type) ? arguments : List.of(), keywords)), in);
    }

    /** Whether a class takes numbers: a size behind a type that has none is passed over, as SQLAlchemy does. */
    private static boolean takes(ClassValue type) {
        return !List.of("INTEGER", "BIGINT", "SMALLINT", "DATE", "BOOLEAN", "TIMESTAMP", "DATETIME", "TIME", "JSON",
                "JSONB", "UUID").contains(type.name());
    }
}
