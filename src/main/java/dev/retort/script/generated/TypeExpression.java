package dev.retort.script.generated;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.EnumType;
import dev.retort.script.PythonText;
import dev.retort.sql.DialectName;

/**
 * A column's type as SQLAlchemy writes it. Only types that come back as the same type are translated; for any other the
 * whole change is written as SQL.
 */
final class TypeExpression {

    private static final Pattern ARGUMENTS = Pattern.compile("([^(]+?)\\s*\\((\\d+)(?:\\s*,\\s*(-?\\d+))?\\)(.*)");
    private static final Pattern ARRAY = Pattern.compile("(.+?)((?:\\[])+)");
    private static final Map<String, String> POSTGRESQL = Map.ofEntries(Map.entry("integer", "sa.Integer()"),
            Map.entry("bigint", "sa.BigInteger()"), Map.entry("smallint", "sa.SmallInteger()"),
            Map.entry("text", "sa.Text()"), Map.entry("character varying", "sa.String()"),
            Map.entry("boolean", "sa.Boolean()"), Map.entry("numeric", "sa.Numeric()"),
            Map.entry("real", "sa.REAL()"), Map.entry("double precision", "postgresql.DOUBLE_PRECISION()"),
            Map.entry("date", "sa.Date()"), Map.entry("timestamp without time zone", "sa.DateTime()"),
            Map.entry("timestamp with time zone", "sa.DateTime(timezone=True)"),
            Map.entry("time without time zone", "sa.Time()"),
            Map.entry("time with time zone", "sa.Time(timezone=True)"),
            Map.entry("interval", "postgresql.INTERVAL()"), Map.entry("json", "postgresql.JSON()"),
            Map.entry("jsonb", "postgresql.JSONB()"), Map.entry("uuid", "postgresql.UUID()"),
            Map.entry("bytea", "sa.LargeBinary()"), Map.entry("inet", "postgresql.INET()"),
            Map.entry("cidr", "postgresql.CIDR()"), Map.entry("macaddr", "postgresql.MACADDR()"),
            Map.entry("money", "postgresql.MONEY()"), Map.entry("oid", "postgresql.OID()"),
            Map.entry("tsvector", "postgresql.TSVECTOR()"), Map.entry("hstore", "postgresql.HSTORE()"),
            Map.entry("int4range", "postgresql.INT4RANGE()"), Map.entry("int8range", "postgresql.INT8RANGE()"),
            Map.entry("numrange", "postgresql.NUMRANGE()"), Map.entry("daterange", "postgresql.DATERANGE()"),
            Map.entry("tsrange", "postgresql.TSRANGE()"), Map.entry("tstzrange", "postgresql.TSTZRANGE()"));
    private static final Map<String, String> SQLITE = Map.ofEntries(Map.entry("INTEGER", "sa.Integer()"),
            Map.entry("BIGINT", "sa.BigInteger()"), Map.entry("SMALLINT", "sa.SmallInteger()"),
            Map.entry("TEXT", "sa.Text()"), Map.entry("VARCHAR", "sa.String()"), Map.entry("BOOLEAN", "sa.Boolean()"),
            Map.entry("NUMERIC", "sa.Numeric()"), Map.entry("REAL", "sa.REAL()"), Map.entry("FLOAT", "sa.Float()"),
            Map.entry("DATE", "sa.Date()"), Map.entry("DATETIME", "sa.DateTime()"), Map.entry("TIME", "sa.Time()"),
            Map.entry("TIMESTAMP", "sa.TIMESTAMP()"), Map.entry("JSON", "sa.JSON()"),
            Map.entry("BLOB", "sa.LargeBinary()"));

    private final DialectName dialect;
    private final Map<String, EnumType> enums = new HashMap<>();

    /** @param schemas those in which enumerated types are looked for */
    TypeExpression(DialectName dialect, List<DatabaseSchema> schemas) {
        this.dialect = dialect;
        for (DatabaseSchema schema : schemas) {
            schema.all(EnumType.class).forEach(type -> {
                enums.put(type.schema() + "." + type.name(), type);
                if (type.schema().equals(schema.defaultSchema())) {
                    enums.put(type.name(), type);
                }
            });
        }
    }

    /** The expression, without knowledge of what is imported; empty where SQLAlchemy has no name for it. */
    Optional<String> of(String type) {
        return dialect == DialectName.SQLITE ? sqlite(type) : postgresql(type);
    }

    private Optional<String> sqlite(String type) {
        Matcher arguments = ARGUMENTS.matcher(type);
        if (arguments.matches() && arguments.group(4).isEmpty()) {
            return switch (arguments.group(1)) {
                case "VARCHAR" -> single(arguments, "sa.String(length=%s)");
                case "CHAR" -> single(arguments, "sa.CHAR(length=%s)");
                case "NUMERIC" -> numeric(arguments);
                default -> Optional.empty();
            };
        }
        return Optional.ofNullable(SQLITE.get(type));
    }

    private Optional<String> postgresql(String type) {
        Matcher array = ARRAY.matcher(type);
        if (array.matches()) {
            int dimensions = array.group(2).length() / 2;
            return postgresql(array.group(1)).map(item -> "postgresql.ARRAY(" + item
                    + (dimensions > 1 ? ", dimensions=" + dimensions : "") + ")");
        }
        Optional<String> named = Optional.ofNullable(POSTGRESQL.get(type)).or(() -> enumerated(type));
        return named.isPresent() ? named : sized(type);
    }

    private static Optional<String> sized(String type) {
        Matcher arguments = ARGUMENTS.matcher(type);
        if (!arguments.matches()) {
            return Optional.empty();
        }
        String behind = arguments.group(4).strip();
        return switch (arguments.group(1)) {
            case "character varying" -> single(arguments, "sa.String(length=%s)");
            case "character" -> single(arguments, "sa.CHAR(length=%s)");
            case "bit" -> single(arguments, "postgresql.BIT(length=%s)");
            case "bit varying" -> single(arguments, "postgresql.BIT(length=%s, varying=True)");
            case "numeric" -> numeric(arguments);
            case "timestamp", "time" -> Optional.of("postgresql." + arguments.group(1).toUpperCase(Locale.ROOT)
                    + (behind.equals("with time zone") ? "(timezone=True, precision=" : "(precision=")
                    + arguments.group(2) + ")");
            default -> Optional.empty();
        };
    }

    private static Optional<String> single(Matcher arguments, String form) {
        return arguments.group(3) == null ? Optional.of(form.formatted(arguments.group(2))) : Optional.empty();
    }

    private static Optional<String> numeric(Matcher arguments) {
        String scale = arguments.group(3);
        if (scale != null && scale.startsWith("-")) {
            return Optional.empty();
        }
        return Optional.of("sa.Numeric(precision=" + arguments.group(2)
                + (scale == null ? "" : ", scale=" + scale) + ")");
    }

    /** The type itself is made by a change of its own. */
    private Optional<String> enumerated(String type) {
        EnumType found = enums.get(type.replace("\"", ""));
        if (found == null) {
            return Optional.empty();
        }
        String labels = found.labels().stream().map(PythonText::repr).collect(Collectors.joining(", "));
        String schema = type.contains(".") ? ", schema=" + PythonText.repr(found.schema()) : "";
        return Optional.of("postgresql.ENUM(" + labels + ", name=" + PythonText.repr(found.name()) + schema
                + ", create_type=False)");
    }
}
