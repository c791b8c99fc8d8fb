package dev.retort.alembic.type;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** A dialect as programs see it: {@code op.get_bind().dialect}, what {@code load_dialect_impl} is given. */
public final class DialectValue implements HostValue {

    public static final DialectValue POSTGRESQL = new DialectValue(DialectName.POSTGRESQL);
    public static final DialectValue SQLITE = new DialectValue(DialectName.SQLITE);

    private static final ClassValue POSTGRESQL_BASE = plain("PGDialect", "sqlalchemy.dialects.postgresql.base");
    private static final ClassValue SQLITE_BASE = plain("SQLiteDialect", "sqlalchemy.dialects.sqlite.base");
    /** The classes that programs ask a dialect whether it is one of, by their modules; of other databases none is. */
    static final Map<String, Value> BASES = Map.of("PGDialect", POSTGRESQL_BASE, "SQLiteDialect", SQLITE_BASE,
            "MySQLDialect", plain("MySQLDialect", "sqlalchemy.dialects.mysql.base"), "MSDialect",
            plain("MSDialect", "sqlalchemy.dialects.mssql.base"), "OracleDialect",
            plain("OracleDialect", "sqlalchemy.dialects.oracle.base"));

    /** {@code postgresql.dialect}, which is a class there: calling it gives the dialect. */
    public static final ClassValue POSTGRESQL_CLASS = dialectClass("PGDialect_psycopg2", POSTGRESQL_BASE, POSTGRESQL);
    /** {@code sqlite.dialect}. */
    public static final ClassValue SQLITE_CLASS = dialectClass("SQLiteDialect_pysqlite", SQLITE_BASE, SQLITE);

    private final DialectName dialect;

    private DialectValue(DialectName dialect) {
        this.dialect = dialect;
    }

    public static DialectValue of(DialectName dialect) {
        return switch (dialect) {
            case POSTGRESQL -> POSTGRESQL;
            case SQLITE -> SQLITE;
        };
    }

    public DialectName dialect() {
        return dialect;
    }

    @Override
    public ClassValue type() {
        return switch (dialect) {
            case POSTGRESQL -> POSTGRESQL_CLASS;
            case SQLITE -> SQLITE_CLASS;
        };
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        boolean postgresql = dialect == DialectName.POSTGRESQL;
        return switch (name) {
            case "name" -> new StringValue(dialect.text());
            case "driver" -> new StringValue(postgresql ? "psycopg2" : "pysqlite");
            case "paramstyle" -> new StringValue("named");
            case "default_schema_name" -> postgresql ? new StringValue("public") : NoneValue.NONE;
            case "max_identifier_length" -> IntValue.of(postgresql ? 63 : 9999);
            case "server_version_info" -> version(postgresql ? new long[]{15, 0} : new long[]{3, 40, 1});
            case "supports_native_enum", "supports_native_boolean", "supports_comments", "supports_alter",
                    "supports_sequences", "supports_native_uuid", "supports_identity_columns", "supports_schemas" ->
                BoolValue.of(postgresql);
            case "type_descriptor" -> NativeFunction.of(Signature.of("type_descriptor", "typeobj"), "type_descriptor",
                    (bound, run) -> TypeMethods.read(bound.get("typeobj"), run).value());
            case "has_table" -> NativeFunction.of(
                    Signature.of(name, "connection", "table_name", "schema?", "**others"), name,
                    DialectValue::hasTable);
            case "identifier_preparer" -> new Preparer(dialect);
            case "type_compiler", "type_compiler_instance" -> new Preparer(dialect);
            default -> null;
        };
    }

    /** As the inspector of the connection answers. */
    private static Value hasTable(BoundArguments bound, Interpreter in) {
        Value inspect = in.attribute(in.module("sqlalchemy"), "inspect");
        Value inspector = in.call(inspect, Arguments.of(Objects.requireNonNull(bound.get("connection"))));
        return in.call(in.attribute(inspector, "has_table"), Arguments.of(
                Objects.requireNonNull(bound.get("table_name")), bound.value("schema").orElse(NoneValue.NONE)));
    }

    private static Value version(long[] numbers) {
        return new TupleValue(java.util.Arrays.stream(numbers).<Value>mapToObj(IntValue::of).toList());
    }

    private static ClassValue plain(String name, String module) {
        return ClassValue.ofHost(name, module, List.of(), null);
    }

    private static ClassValue dialectClass(String name, ClassValue base, DialectValue dialect) {
        return ClassValue.ofHost(name, "sqlalchemy.dialects", List.of(base), (_, _, _) -> dialect);
    }

    /** What quotes names and spells types. */
    private record Preparer(DialectName dialect) implements HostValue {

        private static final ClassValue CLASS = ClassValue.ofHost("IdentifierPreparer", "sqlalchemy.sql.compiler",
                List.of(), null);

        @Override
        public ClassValue type() {
            return CLASS;
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            return switch (name) {
                case "quote", "quote_schema",
                        "format_schema" ->
                    NativeFunction.of(Signature.of(name, "ident", "force?"),
                            name, (bound, run) -> new StringValue(
                                    IdentifierQuoting.quote(SqlName.read(bound.get("ident"), run), dialect)));
                case "quote_identifier" -> NativeFunction.of(Signature.of(name, "value"), name,
                        (bound, run) -> new StringValue(
                                IdentifierQuoting.always(SqlName.read(bound.get("value"), run).text())));
                case "process" -> NativeFunction.of(Signature.of(name, "type_", "**others"), name,
                        (bound, run) -> new StringValue(
                                TypeMethods.read(bound.get("type_"), run).sql(dialect)));
                default -> null;
            };
        }
    }
}
