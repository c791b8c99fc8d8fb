package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.sql.QualifiedName;
import dev.retort.sql.SchemaEffect;
import dev.retort.sql.SchemaEffect.ColumnWords;
import dev.retort.sql.SchemaEffect.ConstraintWords;

/** Makes of words records as a catalog gives them, and new records of old ones. */
final class DraftChanges {

    private static final Map<String, String> SERIALS = Map.of("serial", "integer", "serial4", "integer", "bigserial",
            "bigint", "serial8", "bigint", "smallserial", "smallint", "serial2", "smallint");

    private final DraftTables tables;

    DraftChanges(DraftTables tables) {
        this.tables = tables;
    }

    Table made(SchemaEffect.TableMade made) {
        Table table = new Table(tables.schemaOf(made.table()), made.table().name(), TableKind.TABLE, List.of(),
                List.of(), List.of(), "", "");
        for (ColumnWords column : made.columns()) {
            table = withColumn(table, column);
        }
        for (ConstraintWords constraint : made.constraints()) {
            table = withConstraint(table, constraint);
        }
        return table;
    }

    Table withColumn(Table table, ColumnWords words) {
        List<Column> columns = new ArrayList<>(table.columns());
        String serial = SERIALS.get(words.type().toLowerCase(Locale.ROOT));
        if (serial == null) {
            if (isIdentity(words.generated())) {
                tables.addSequence(sequence(table, words.name()));
            }
            columns.add(new Column(words.name(), words.type(), words.nullable(), words.defaultExpression(),
                    words.generated(), ""));
        } else {
            QualifiedName sequence = sequence(table, words.name());
            tables.addSequence(sequence);
            columns.add(new Column(words.name(), serial, false, "nextval('" + sequence.name() + "'::regclass)", "",
                    ""));
        }
        return withColumns(table, columns);
    }

    private static boolean isIdentity(String generated) {
        return generated.equals("always") || generated.equals("by default");
    }

    private static QualifiedName sequence(Table table, String column) {
        return new QualifiedName(table.schema(), table.name() + "_" + column + "_seq");
    }

    /** The sequences of serial and identity columns go with them. */
    void dropSequences(Table table, Predicate<Column> which) {
        table.columns().stream().filter(which).filter(
                column -> isIdentity(column.generated()) || column.defaultExpression().startsWith("nextval("))
                .forEach(column -> tables.removeSequence(sequence(table, column.name())));
    }

    Table withConstraint(Table table, ConstraintWords words) {
        List<Constraint> constraints = new ArrayList<>(table.constraints());
        constraints.add(constraint(table, words));
        Table with = with(table, constraints);
        return words.kind() == SchemaEffect.ConstraintKind.PRIMARY_KEY
                ? changed(with, column -> words.columns().contains(column.name())
                        ? new Column(column.name(), column.type(), false, column.defaultExpression(),
                                column.generated(), column.comment())
                        : column)
                : with;
    }

    /** A constraint with the name the server would choose where it has none. */
    private Constraint constraint(Table table, ConstraintWords words) {
        String columns = String.join("_", words.columns());
        return switch (words.kind()) {
            case PRIMARY_KEY -> new Constraint.PrimaryKey(name(words, table.name() + "_pkey"), words.columns(),
                    words.text());
            case UNIQUE -> new Constraint.Unique(name(words, table.name() + "_" + columns + "_key"), words.columns(),
                    words.text());
            case CHECK -> new Constraint.Check(name(words, table.name() + checked(table, words) + "_check"),
                    words.text(), "");
            case EXCLUSION -> new Constraint.Exclusion(name(words, table.name() + "_excl"), words.text());
            case FOREIGN_KEY -> {
                QualifiedName target = words.target() == null ? new QualifiedName(null, "") : words.target();
                yield new Constraint.ForeignKey(name(words, table.name() + "_" + columns + "_fkey"), words.columns(),
                        tables.schemaOf(target), target.name(), targetColumns(words, target), words.text());
            }
        };
    }

    /** The only column a check names, which the server puts into the name it chooses. */
    private static String checked(Table table, ConstraintWords words) {
        List<String> named = table.columns().stream().map(Column::name)
                .filter(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(words.text()).find())
                .toList();
        return named.size() == 1 ? "_" + named.getFirst() : "";
    }

    private List<String> targetColumns(ConstraintWords words, QualifiedName target) {
        if (!words.targetColumns().isEmpty()) {
            return words.targetColumns();
        }
        return tables.find(target).stream().flatMap(entry -> entry.table().constraints().stream())
                .filter(Constraint.PrimaryKey.class::isInstance).map(key -> ((Constraint.PrimaryKey) key).columns())
                .findFirst().orElse(List.of());
    }

    private static String name(ConstraintWords words, String otherwise) {
        return words.name().isEmpty() ? otherwise : words.name();
    }

    static Table withoutColumn(Table table, String column) {
        Table left = withColumns(table,
                table.columns().stream().filter(one -> !one.name().equals(column)).toList());
        return with(left, table.constraints().stream().filter(one -> !columnsOf(one).contains(column)).toList());
    }

    static Table renamedColumn(Table table, String from, String to) {
        UnaryOperator<List<String>> names = list -> list.stream().map(one -> one.equals(from) ? to : one).toList();
        Table renamed = changed(table, column -> column.name().equals(from)
                ? new Column(to, column.type(), column.nullable(), column.defaultExpression(), column.generated(),
                        column.comment())
                : column);
        return with(renamed, table.constraints().stream().<Constraint>map(one -> switch (one) {
            case Constraint.PrimaryKey key ->
                new Constraint.PrimaryKey(key.name(), names.apply(key.columns()), key.rule());
            case Constraint.Unique key -> new Constraint.Unique(key.name(), names.apply(key.columns()), key.rule());
            case Constraint.ForeignKey key -> new Constraint.ForeignKey(key.name(), names.apply(key.columns()),
                    key.targetSchema(), key.targetTable(), key.targetColumns(), key.rule());
            case Constraint.Check check -> check;
            case Constraint.Exclusion exclusion -> exclusion;
        }).toList());
    }

    static Table changedColumn(Table table, SchemaEffect.ColumnChanged change) {
        String type = change.type();
        Boolean nullable = change.nullable();
        String expression = change.defaultExpression();
        return changed(table, column -> column.name().equals(change.column())
                ? new Column(column.name(), type == null ? column.type() : type,
                        nullable == null ? column.nullable() : nullable,
                        expression == null ? column.defaultExpression() : expression, column.generated(),
                        column.comment())
                : column);
    }

    static Table renamed(Table table, String schema, String name) {
        return new Table(schema, name, table.kind(), table.columns(), table.constraints(), table.indexes(),
                table.comment(), table.definition());
    }

    static Table withIndex(Table table, Index index) {
        List<Index> indexes = new ArrayList<>(withoutIndex(table, index.name()).indexes());
        indexes.add(index);
        return withIndexes(table, indexes);
    }

    static Table withoutIndex(Table table, String name) {
        return withIndexes(table, table.indexes().stream().filter(index -> !index.name().equals(name)).toList());
    }

    static Table with(Table table, List<Constraint> constraints) {
        return new Table(table.schema(), table.name(), table.kind(), table.columns(), constraints, table.indexes(),
                table.comment(), table.definition());
    }

    private static Table withIndexes(Table table, List<Index> indexes) {
        return new Table(table.schema(), table.name(), table.kind(), table.columns(), table.constraints(), indexes,
                table.comment(), table.definition());
    }

    private static Table withColumns(Table table, List<Column> columns) {
        return new Table(table.schema(), table.name(), table.kind(), columns, table.constraints(), table.indexes(),
                table.comment(), table.definition());
    }

    private static Table changed(Table table, UnaryOperator<Column> change) {
        return withColumns(table, table.columns().stream().map(change).toList());
    }

    private static List<String> columnsOf(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> key.columns();
            case Constraint.Unique key -> key.columns();
            case Constraint.ForeignKey key -> key.columns();
            case Constraint.Check _,Constraint.Exclusion _ -> List.of();
        };
    }
}
