package dev.retort.alembic.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.type.DialectValue;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.schema.CatalogView;
import dev.retort.schema.EnumType;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.TableSummary;
import dev.retort.sql.DialectName;

/** {@code sa.inspect(bind)}. */
public final class InspectorValue implements HostValue {

    private static final Set<TableKind> VIEWS = Set.of(TableKind.VIEW, TableKind.MATERIALIZED_VIEW);
    private static final Set<String> OF_TABLES = Set.of("get_columns", "get_pk_constraint", "get_foreign_keys",
            "get_indexes", "get_unique_constraints", "get_check_constraints", "get_table_comment", "get_table_options",
            "get_view_definition");

    private final ClassValue type;
    private final Tables tables;
    private final DialectName dialect;
    private final Value bind;

    /** The tables as they are when one asks. */
    @FunctionalInterface
    public interface Tables {

        CatalogView now(Interpreter in);
    }

    /**
     * @param type the class {@code Inspector}
     * @param bind what it was made for
     */
    public InspectorValue(ClassValue type, Tables tables, DialectName dialect, Value bind) {
        this.type = type;
        this.tables = tables;
        this.dialect = dialect;
        this.bind = bind;
    }

    @Override
    public ClassValue type() {
        return type;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        if (OF_TABLES.contains(name)) {
            return method(name, bound -> ofTable(name, bound, in), "table_name", "schema?", "**others");
        }
        return switch (name) {
            case "bind", "engine" -> bind;
            case "dialect" -> DialectValue.of(dialect);
            case "default_schema_name" -> new StringValue(tables.now(in).defaultSchema());
            case "get_schema_names" -> method(name, _ -> TableFacts.strings(schemas(in)), "**others");
            case "get_table_names" -> method(name, bound -> names(bound, in, kind -> !VIEWS.contains(kind)),
                    "schema?", "**others");
            case "get_view_names" -> method(name, bound -> names(bound, in, kind -> dialect == DialectName.SQLITE
                    ? kind == TableKind.VIEW
                    : VIEWS.contains(kind)), "schema?", "include?", "**others");
            case "get_materialized_view_names" -> method(name,
                    bound -> names(bound, in, kind -> kind == TableKind.MATERIALIZED_VIEW), "schema?", "**others");
            case "get_temp_table_names", "get_temp_view_names" -> method(name, _ -> new ListValue(List.of()),
                    "**others");
            case "get_sorted_table_and_fkc_names", "get_multi_columns", "get_multi_indexes" ->
                throw in.refuse("it calls the inspector's " + name + "(), which Retort does not answer.");
            case "has_table" -> method(name, bound -> BoolValue.of(hasTable(bound, in)), "table_name", "schema?",
                    "**others");
            case "has_schema" -> method(name,
                    bound -> BoolValue.of(schemas(in).contains(bound.string("schema_name").orElse(""))),
                    "schema_name", "**others");
            case "has_index" -> method(name, bound -> BoolValue.of(table(bound, in).indexes().stream()
                    .anyMatch(index -> index.name().equals(bound.string("index_name").orElse("")))), "table_name",
                    "index_name", "schema?", "**others");
            case "has_sequence" -> method(name, bound -> BoolValue.of(tables.now(in).sequences(schema(bound, in))
                    .contains(bound.string("sequence_name").orElse(""))), "sequence_name", "schema?", "**others");
            case "get_sequence_names" -> method(name,
                    bound -> TableFacts.strings(tables.now(in).sequences(schema(bound, in))), "schema?", "**others");
            case "get_enums" -> method(name, bound -> enums(bound, in), "schema?", "**others");
            case "reflect_table", "reflecttable" -> method(name, bound -> {
                if (bound.get("table") instanceof TableValue table) {
                    new Reflection(tables.now(in), dialect, in).into(table);
                }
                return NoneValue.NONE;
            }, "table", "include_columns?", "exclude_columns?", "**others");
            case "clear_cache" -> method(name, _ -> NoneValue.NONE);
            default -> null;
        };
    }

    private static Value method(String name, Function<BoundArguments, Value> body, String... words) {
        return NativeFunction.of(Signature.of(name, words), name, (bound, _) -> body.apply(bound));
    }

    private Value ofTable(String name, BoundArguments bound, Interpreter in) {
        Table table = table(bound, in);
        TableFacts facts = new TableFacts(table, tables.now(in), dialect, in);
        return switch (name) {
            case "get_columns" -> facts.columns();
            case "get_pk_constraint" -> facts.primaryKey();
            case "get_foreign_keys" -> facts.foreignKeys();
            case "get_indexes" -> facts.indexes();
            case "get_unique_constraints" -> facts.uniqueConstraints();
            case "get_check_constraints" -> facts.checkConstraints();
            case "get_view_definition" -> new StringValue(table.definition());
            case "get_table_comment" -> {
                DictValue comment = new DictValue();
                comment.put("text", TableFacts.text(table.comment()));
                yield comment;
            }
            default -> new DictValue();
        };
    }

    private Table table(BoundArguments bound, Interpreter in) {
        String name = bound.value("table_name").map(in::str).orElse("");
        return tables.now(in).table(schema(bound, in), name).orElseThrow(() -> Reflection.noSuchTable(name, in));
    }

    private boolean hasTable(BoundArguments bound, Interpreter in) {
        String name = bound.value("table_name").map(in::str).orElse("");
        return tables.now(in).tables(schema(bound, in)).stream().anyMatch(one -> same(one.name(), name));
    }

    /** SQLite looks tables up without regard to case. */
    private boolean same(String one, String other) {
        return dialect == DialectName.SQLITE ? one.equalsIgnoreCase(other) : one.equals(other);
    }

    private String schema(BoundArguments bound, Interpreter in) {
        return bound.string("schema").orElseGet(() -> tables.now(in).defaultSchema());
    }

    /** As SQLAlchemy lists them: PostgreSQL's own information schema is one of them. */
    private List<String> schemas(Interpreter in) {
        List<String> names = new ArrayList<>(tables.now(in).schemas());
        if (dialect == DialectName.POSTGRESQL) {
            names.add("information_schema");
            names.sort(null);
        }
        return names;
    }

    private ListValue names(BoundArguments bound, Interpreter in, Predicate<TableKind> wanted) {
        return TableFacts.strings(tables.now(in).tables(schema(bound, in)).stream().filter(one -> wanted
                .test(one.kind())).map(TableSummary::name).toList());
    }

    private ListValue enums(BoundArguments bound, Interpreter in) {
        CatalogView now = tables.now(in);
        String schema = schema(bound, in);
        List<EnumType> found = schema.equals("*")
                ? now.schemas().stream().flatMap(one -> now.enums(one).stream()).toList()
                : now.enums(schema);
        return new ListValue(found.stream().<Value>map(one -> {
            DictValue facts = new DictValue();
            facts.put("name", new StringValue(one.name()));
            facts.put("schema", new StringValue(one.schema()));
            facts.put("visible", BoolValue.of(one.schema().equals(now.defaultSchema())));
            facts.put("labels", TableFacts.strings(one.labels()));
            return facts;
        }).toList());
    }
}
