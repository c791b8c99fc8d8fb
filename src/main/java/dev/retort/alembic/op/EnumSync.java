package dev.retort.alembic.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.schema.CatalogView;
import dev.retort.schema.Column;
import dev.retort.sql.DialectName;

/**
 * {@code op.sync_enum_values} of the library alembic_postgresql_enum: gives an enum type of PostgreSQL other labels by
 * making it anew and moving the columns that have it. Other databases have no enum types to give labels.
 */
final class EnumSync {

    static final String[] WORDS = {"enum_schema?", "enum_name?", "new_values?", "affected_columns?",
            "enum_values_to_rename?", "*", "schema?"};

    private static final Signature REFERENCE = Signature.of("TableReference", "table_name", "column_name",
            "column_type?", "existing_server_default?", "table_schema?");

    /** {@code TableReference}. */
    static final ClassValue TABLE_REFERENCE = new ClassValue("TableReference", "alembic_postgresql_enum", List.of(),
            Map.of(), (_, arguments, in) -> new Reference(arguments.bind(REFERENCE, in)));

    /** {@code ColumnType}, whose members are words here. */
    static final Value COLUMN_TYPE = new ModuleValue("alembic_postgresql_enum.ColumnType")
            .put("COMMON", new StringValue("common")).put("ARRAY", new StringValue("array"));

    private final AlembicStep step;
    private final Interpreter in;
    private final String schema;
    private final String name;
    private final List<List<Value>> renames;

    private EnumSync(BoundArguments bound, AlembicStep step, Interpreter in) {
        this.step = step;
        this.in = in;
        this.schema = bound.string("enum_schema").or(() -> bound.string("schema")).orElse("public");
        this.name = bound.string("enum_name").orElseThrow(() -> in.raise("TypeError",
                "sync_enum_values() needs enum_name"));
        this.renames = bound.value("enum_values_to_rename").map(given -> in.list(given).stream().map(in::list).toList())
                .orElse(List.of());
    }

    /** {@code TableReference(…)}. */
    private record Reference(BoundArguments bound) implements HostValue {

        @Override
        public ClassValue type() {
            return TABLE_REFERENCE;
        }
    }

    /** A column that has the type. */
    private record Affected(@Nullable String schema, String table, String column, boolean array,
            @Nullable String standard) {}

    static void run(BoundArguments bound, AlembicStep step, Interpreter in) {
        if (step.dialect() == DialectName.POSTGRESQL) {
            EnumSync sync = new EnumSync(bound, step, in);
            sync.run(in.list(bound.value("new_values").orElse(new ListValue(List.of()))),
                    in.list(bound.value("affected_columns").orElse(new ListValue(List.of()))));
        }
    }

    private void run(List<Value> labels, List<Value> columns) {
        List<Affected> affected = columns.stream().map(this::affected).toList();
        String type = qualified(name);
        String old = name + "_old";
        send("ALTER TYPE " + type + " RENAME TO " + quoted(old));
        send("CREATE TYPE " + type + " AS ENUM ("
                + labels.stream().map(label -> IdentifierQuoting.literal(in.str(label)))
                        .collect(Collectors.joining(", "))
                + ")");
        for (Affected column : affected) {
            String alter = "ALTER TABLE " + IdentifierQuoting.qualified(column.schema(), column.table(), step.dialect())
                    + " ALTER COLUMN " + quoted(column.column()) + " ";
            if (column.standard() != null) {
                send(alter + "DROP DEFAULT");
            }
            send(alter + "TYPE " + type + (column.array() ? "[]" : "") + " USING " + moved(column, type));
            if (column.standard() != null) {
                send(alter + "SET DEFAULT " + column.standard().replace(old, name));
            }
        }
        send("DROP TYPE " + qualified(old));
    }

    private String moved(Affected column, String type) {
        String own = quoted(column.column());
        if (column.array()) {
            String text = own + "::text[]";
            for (List<Value> rename : renames) {
                text = "array_replace(" + text + ", " + IdentifierQuoting.literal(in.str(rename.get(0))) + ", "
                        + IdentifierQuoting.literal(in.str(rename.get(1))) + ")";
            }
            return text + "::" + type + "[]";
        }
        if (renames.isEmpty()) {
            return own + "::text::" + type;
        }
        List<String> cases = new ArrayList<>();
        renames.forEach(rename -> cases.add("WHEN " + IdentifierQuoting.literal(in.str(rename.get(0))) + " THEN "
                + IdentifierQuoting.literal(in.str(rename.get(1)))));
        return "(CASE " + own + "::text " + String.join(" ", cases) + " ELSE " + own + "::text END)::" + type;
    }

    private Affected affected(Value value) {
        if (value instanceof Reference(BoundArguments bound)) {
            return new Affected(bound.string("table_schema").orElse(null), bound.string("table_name").orElse(""),
                    bound.string("column_name").orElse(""),
                    bound.value("column_type").map(kind -> in.str(kind).equals("array")).orElse(false),
                    bound.value("existing_server_default").map(in::str).orElse(null));
        }
        List<Value> pair = in.list(value);
        String table = in.str(pair.get(0));
        String column = in.str(pair.get(1));
        return new Affected(schema, table, column, false, standard(table, column).orElse(null));
    }

    // A pair does not say whether its column has a default; the tables do.
    private Optional<String> standard(String table, String column) {
        CatalogView catalog = step.context().catalog(in.here());
        return catalog.table(schema, table).flatMap(found -> found.columns().stream()
                .filter(one -> one.name().equals(column)).findFirst()).map(Column::defaultExpression)
                .filter(text -> !text.isEmpty());
    }

    private String qualified(String type) {
        return IdentifierQuoting.qualified(schema, type, step.dialect());
    }

    private String quoted(String text) {
        return IdentifierQuoting.quote(text, step.dialect());
    }

    private void send(String sql) {
        step.send(sql, in);
    }

    /** The names of {@code alembic_postgresql_enum}. */
    static Map<String, Value> names() {
        return Map.of("TableReference", TABLE_REFERENCE, "ColumnType", COLUMN_TYPE, "set_configuration",
                new NativeFunction("set_configuration", (_, _) -> NoneValue.NONE));
    }
}
