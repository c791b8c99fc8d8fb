package dev.retort.alembic.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clauses;
import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.schema.CatalogView;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.Table;
import dev.retort.sql.DialectName;

/** One table as the inspector's dictionaries, by the keys of SQLAlchemy's {@code engine.reflection}. */
final class TableFacts {

    private final Table table;
    private final CatalogView catalog;
    private final DialectName dialect;
    private final Interpreter in;

    TableFacts(Table table, CatalogView catalog, DialectName dialect, Interpreter in) {
        this.table = table;
        this.catalog = catalog;
        this.dialect = dialect;
        this.in = in;
    }

    private boolean postgresql() {
        return dialect == DialectName.POSTGRESQL;
    }

    SqlaType type(Column column) {
        return new TypeReader(catalog, dialect, in).read(column.type(), table.schema());
    }

    ListValue columns() {
        List<Value> columns = new ArrayList<>();
        List<String> key = keyColumns();
        for (Column column : table.columns()) {
            DictValue facts = new DictValue();
            facts.put("name", new StringValue(column.name()));
            facts.put("type", type(column).value());
            facts.put("nullable", BoolValue.of(column.nullable()));
            facts.put("default", text(column.defaultExpression()));
            boolean counted = column.defaultExpression().startsWith("nextval(") || isIdentity(column);
            facts.put("autoincrement", postgresql() ? BoolValue.of(counted) : new StringValue("auto"));
            if (postgresql()) {
                facts.put("comment", text(column.comment()));
            } else {
                facts.put("primary_key", IntValue.of(key.indexOf(column.name()) + 1));
            }
            if (isIdentity(column)) {
                facts.put("identity",
                        dict(Map.of("always", BoolValue.of(column.generated().equals("always")))));
            } else if (!column.generated().isEmpty()) {
                DictValue computed = new DictValue();
                computed.put("sqltext", new StringValue(column.generated()));
                computed.put("persisted", BoolValue.of(postgresql() || table.definition()
                        .matches("(?is).*\\bAS\\s*\\(\\Q" + column.generated().replace("\\E", "")
                                + "\\E\\)\\s*STORED.*")));
                facts.put("computed", computed);
            }
            columns.add(facts);
        }
        return new ListValue(columns);
    }

    static boolean isIdentity(Column column) {
        return column.generated().equals("always") || column.generated().equals("by default");
    }

    List<String> keyColumns() {
        return table.constraints().stream().filter(Constraint.PrimaryKey.class::isInstance)
                .flatMap(key -> ((Constraint.PrimaryKey) key).columns().stream()).toList();
    }

    DictValue primaryKey() {
        DictValue facts = new DictValue();
        String name = table.constraints().stream().filter(Constraint.PrimaryKey.class::isInstance)
                .map(Constraint::name).findFirst().orElse("");
        facts.put("constrained_columns", strings(keyColumns()));
        facts.put("name", text(name));
        return facts;
    }

    ListValue foreignKeys() {
        List<Value> keys = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.ForeignKey key) {
                DictValue facts = new DictValue();
                facts.put("name", text(key.name()));
                facts.put("constrained_columns", strings(key.columns()));
                facts.put("referred_schema", referredSchema(key));
                facts.put("referred_table", new StringValue(key.targetTable()));
                facts.put("referred_columns", strings(targetColumns(key)));
                facts.put("options", dict(ReferenceRule.read(key.rule())));
                keys.add(facts);
            }
        }
        return new ListValue(keys);
    }

    private Value referredSchema(Constraint.ForeignKey key) {
        return !postgresql() || key.targetSchema().equals(catalog.defaultSchema())
                ? NoneValue.NONE
                : new StringValue(key.targetSchema());
    }

    /** The columns pointed at; where the constraint names none, the key of its target. */
    List<String> targetColumns(Constraint.ForeignKey key) {
        if (!key.targetColumns().isEmpty()) {
            return key.targetColumns();
        }
        return catalog.table(key.targetSchema(), key.targetTable())
                .map(target -> new TableFacts(target, catalog, dialect, in).keyColumns()).orElse(List.of());
    }

    ListValue uniqueConstraints() {
        List<Value> uniques = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.Unique unique) {
                DictValue facts = new DictValue();
                facts.put("name", text(unique.name()));
                facts.put("column_names", strings(unique.columns()));
                uniques.add(facts);
            }
        }
        return new ListValue(uniques);
    }

    ListValue checkConstraints() {
        List<Value> checks = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.Check check) {
                DictValue facts = new DictValue();
                facts.put("name", text(check.name()));
                facts.put("sqltext", new StringValue(unwrapped(check.expression())));
                checks.add(facts);
            }
        }
        return new ListValue(checks);
    }

    /** PostgreSQL writes a check's expression in parentheses, which SQLAlchemy takes off. */
    private static String unwrapped(String expression) {
        return expression.matches("(?s)\\([^()]*\\)")
                ? expression.substring(1, expression.length() - 1)
                : expression;
    }

    /** Indexes; on PostgreSQL those of unique constraints too, as SQLAlchemy lists them. */
    ListValue indexes() {
        List<Value> indexes = new ArrayList<>();
        for (Index index : table.indexes()) {
            IndexWords words = IndexWords.of(index);
            boolean expressions = words.columns().contains(null);
            if (expressions && !postgresql()) {
                continue;
            }
            DictValue facts = new DictValue();
            facts.put("name", new StringValue(index.name()));
            facts.put("unique", unique(index.unique()));
            facts.put("column_names", new ListValue(words.columns().stream().<Value>map(
                    name -> name == null ? NoneValue.NONE : new StringValue(name)).toList()));
            if (expressions) {
                facts.put("expressions", strings(words.terms()));
            }
            DictValue options = new DictValue();
            if (postgresql()) {
                facts.put("include_columns", strings(words.included()));
                if (words.using() != null && !words.using().equals("btree")) {
                    options.put("postgresql_using", new StringValue(words.using()));
                }
            }
            if (words.where() != null) {
                options.put(dialect.text() + "_where",
                        postgresql() ? new StringValue(words.where()) : Clauses.text(words.where()));
            }
            facts.put("dialect_options", options);
            indexes.add(facts);
        }
        if (postgresql()) {
            addConstraintIndexes(indexes);
        }
        return new ListValue(indexes);
    }

    private void addConstraintIndexes(List<Value> indexes) {
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.Unique unique) {
                DictValue facts = new DictValue();
                facts.put("name", new StringValue(unique.name()));
                facts.put("unique", BoolValue.TRUE);
                facts.put("column_names", strings(unique.columns()));
                facts.put("include_columns", strings(List.of()));
                facts.put("duplicates_constraint", new StringValue(unique.name()));
                facts.put("dialect_options", new DictValue());
                indexes.add(facts);
            }
        }
    }

    private Value unique(boolean unique) {
        return postgresql() ? BoolValue.of(unique) : IntValue.of(unique ? 1 : 0);
    }

    static ListValue strings(List<String> texts) {
        return new ListValue(texts.stream().map(StringValue::new).toList());
    }

    static Value text(@Nullable String text) {
        return text == null || text.isEmpty() ? NoneValue.NONE : new StringValue(text);
    }

    static DictValue dict(Map<String, Value> entries) {
        DictValue dict = new DictValue();
        entries.forEach(dict::put);
        return dict;
    }
}
