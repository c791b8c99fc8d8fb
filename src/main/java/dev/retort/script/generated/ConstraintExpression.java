package dev.retort.script.generated;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Constraint.Exclusion;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Constraint.PrimaryKey;
import dev.retort.schema.Constraint.Unique;
import dev.retort.script.PythonText;

/** A constraint as SQLAlchemy and Alembic write it. */
final class ConstraintExpression {

    private static final Pattern REFERENCE_RULE = Pattern.compile("(?:MATCH (?<match>FULL|PARTIAL)\\s*)?"
            + "(?:ON UPDATE (?<update>[A-Z ]+?)\\s*)?(?:ON DELETE (?<delete>[A-Z ]+?)\\s*)?"
            + "(?:ON UPDATE (?<late>[A-Z ]+?)\\s*)?"
            + "(?<deferrable>DEFERRABLE)?\\s*(?:INITIALLY (?<initially>DEFERRED|IMMEDIATE))?");

    private final String defaultSchema;

    ConstraintExpression(String defaultSchema) {
        this.defaultSchema = defaultSchema;
    }

    /** As an argument of {@code create_table}; empty where only SQL can say it. */
    Optional<String> inTable(Constraint constraint) {
        String name = constraint.name().isEmpty() ? "" : ", name=op.f(" + PythonText.repr(constraint.name()) + ")";
        return switch (constraint) {
            case PrimaryKey key when key.rule().isEmpty() -> Optional
                    .of("sa.PrimaryKeyConstraint(" + names(key.columns()) + name + ")");
            case Unique key when key.rule().isEmpty() -> Optional
                    .of("sa.UniqueConstraint(" + names(key.columns()) + name + ")");
            case Check check when check.rule().isEmpty() -> Optional
                    .of("sa.CheckConstraint(" + PythonText.repr(check.expression()) + name + ")");
            case ForeignKey key -> options(key).filter(_ -> !key.targetColumns().isEmpty())
                    .map(options -> "sa.ForeignKeyConstraint([" + names(key.columns())
                            + "], ["
                            + key.targetColumns().stream().map(column -> PythonText.repr(target(key) + "." + column))
                                    .collect(Collectors.joining(", "))
                            + "]" + name + options + ")");
            case PrimaryKey _,Unique _,Check _,Exclusion _ -> Optional.empty();
        };
    }

    /**
     * As a directive that adds it to a table.
     *
     * @param on {@code op} or {@code batch_op}
     * @param table the table's arguments; null in a batch block, which knows them
     */
    Optional<String> added(Constraint constraint, String on, @Nullable Owner table) {
        if (constraint.name().isEmpty()) {
            return Optional.empty();
        }
        String name = "op.f(" + PythonText.repr(constraint.name()) + ")";
        String of = table == null ? "" : ", " + PythonText.repr(table.name());
        String schema = table == null ? "" : table.schemaArgument();
        return switch (constraint) {
            case PrimaryKey key when key.rule().isEmpty() -> Optional.of(
                    on + ".create_primary_key(" + name + of + ", [" + names(key.columns()) + "]" + schema + ")");
            case Unique key when key.rule().isEmpty() -> Optional.of(
                    on + ".create_unique_constraint(" + name + of + ", [" + names(key.columns()) + "]" + schema + ")");
            case Check check when check.rule().isEmpty() -> Optional.of(
                    on + ".create_check_constraint(" + name + of + ", " + ColumnExpression.text(check.expression())
                            + schema + ")");
            case ForeignKey key -> options(key).filter(_ -> !key.targetColumns().isEmpty())
                    .map(options -> on + ".create_foreign_key(" + name + of + ", " + PythonText.repr(key.targetTable())
                            + ", [" + names(key.columns()) + "], [" + names(key.targetColumns()) + "]"
                            + (table == null || table.schema().isEmpty()
                                    ? ""
                                    : ", source_schema=" + PythonText.repr(table.schema()))
                            + (isDefault(key.targetSchema())
                                    ? ""
                                    : ", referent_schema=" + PythonText.repr(key.targetSchema()))
                            + options + ")");
            case PrimaryKey _,Unique _,Check _,Exclusion _ -> Optional.empty();
        };
    }

    /** As a directive that drops it; empty where it has no name. */
    Optional<String> dropped(Constraint constraint, String on, @Nullable Owner table) {
        if (constraint.name().isEmpty()) {
            return Optional.empty();
        }
        String kind = switch (constraint) {
            case PrimaryKey _ -> "primary";
            case Unique _ -> "unique";
            case ForeignKey _ -> "foreignkey";
            case Check _ -> "check";
            case Exclusion _ -> "";
        };
        return Optional.of(on + ".drop_constraint(op.f(" + PythonText.repr(constraint.name()) + ")"
                + (table == null ? "" : ", " + PythonText.repr(table.name()) + table.schemaArgument())
                + (kind.isEmpty() ? "" : ", type_=" + PythonText.repr(kind)) + ")");
    }

    /** A table as directives name it; the schema is empty for the default one. */
    record Owner(String name, String schema) {

        String schemaArgument() {
            return schema.isEmpty() ? "" : ", schema=" + PythonText.repr(schema);
        }
    }

    boolean isDefault(String schema) {
        return schema.isEmpty() || schema.equals(defaultSchema);
    }

    private String target(ForeignKey key) {
        return isDefault(key.targetSchema()) ? key.targetTable() : key.targetSchema() + "." + key.targetTable();
    }

    private static Optional<String> options(ForeignKey key) {
        Matcher rule = REFERENCE_RULE.matcher(key.rule().strip());
        if (!rule.matches()) {
            return Optional.empty();
        }
        String update = rule.group("update") == null ? rule.group("late") : rule.group("update");
        return Optional.of(option("onupdate", update) + option("ondelete", rule.group("delete"))
                + (rule.group("deferrable") == null ? "" : ", deferrable=True")
                + option("initially", rule.group("initially")) + option("match", rule.group("match")));
    }

    private static String option(String name, @Nullable String value) {
        return value == null ? "" : ", " + name + "=" + PythonText.repr(value);
    }

    static String names(List<String> columns) {
        return columns.stream().map(PythonText::repr).collect(Collectors.joining(", "));
    }
}
