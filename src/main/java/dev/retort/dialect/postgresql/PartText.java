package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Constraint.Exclusion;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Constraint.PrimaryKey;
import dev.retort.schema.Constraint.Unique;

/** What stands in a CREATE TABLE for a column and for a constraint. */
record PartText(SqlNames names) {

    static final String NOT_VALID = "NOT VALID";
    static final String NULLS_NOT_DISTINCT = "NULLS NOT DISTINCT";

    /** Name, type and all its rules. */
    String column(Column column) {
        return names.of(column.name()) + " " + type(column) + rules(column);
    }

    /** The type with its collation. */
    static String type(Column column) {
        return column.collation().isEmpty() ? column.type() : column.type() + " COLLATE " + column.collation();
    }

    /** What follows the type: default or generation, and NOT NULL; with a space before it, empty for nothing. */
    static String rules(Column column) {
        String text = "";
        if (column.isIdentity()) {
            text = " " + identity(column);
        } else if (!column.generated().isEmpty()) {
            text = " GENERATED ALWAYS AS (" + column.generated() + ") "
                    + (column.rule().isEmpty() ? "STORED" : column.rule());
        } else if (!column.defaultExpression().isEmpty()) {
            text = " DEFAULT " + column.defaultExpression();
        }
        return column.nullable() ? text : text + " NOT NULL";
    }

    /** {@code GENERATED … AS IDENTITY} with its sequence's options. */
    static String identity(Column column) {
        return "GENERATED " + generation(column) + " AS IDENTITY"
                + (column.rule().isEmpty() ? "" : " (" + column.rule() + ")");
    }

    static String generation(Column column) {
        return column.generated().equals("always") ? "ALWAYS" : "BY DEFAULT";
    }

    /** With {@code CONSTRAINT name} where it has one. */
    String constraint(Constraint constraint) {
        String body = body(constraint);
        return constraint.name().isEmpty() ? body : "CONSTRAINT " + names.of(constraint.name()) + " " + body;
    }

    private String body(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> key("PRIMARY KEY", key.columns(), key.rule());
            case Unique key -> key("UNIQUE", key.columns(), key.rule());
            case ForeignKey key -> "FOREIGN KEY " + names.list(key.columns()) + " REFERENCES "
                    + names.of(key.targetSchema(), key.targetTable())
                    + (key.targetColumns().isEmpty() ? "" : " " + names.list(key.targetColumns()))
                    + behind(key.rule());
            case Check check -> "CHECK (" + check.expression() + ")" + behind(check.rule());
            case Exclusion exclusion -> exclusion.definition();
        };
    }

    private String key(String words, List<String> columns, String rule) {
        if (rule.startsWith(NULLS_NOT_DISTINCT)) {
            return words + " " + NULLS_NOT_DISTINCT + " " + names.list(columns)
                    + behind(rule.substring(NULLS_NOT_DISTINCT.length()).strip());
        }
        return words + " " + names.list(columns) + behind(rule);
    }

    static String behind(String rule) {
        return rule.isEmpty() ? "" : " " + rule;
    }

    /** What SQL adds to a constraint. */
    static String rule(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> key.rule();
            case Unique key -> key.rule();
            case ForeignKey key -> key.rule();
            case Check check -> check.rule();
            case Exclusion _ -> "";
        };
    }

    /** Whether rows that were there before were never held against it. */
    static boolean isNotValid(Constraint constraint) {
        return rule(constraint).endsWith(NOT_VALID);
    }

    /** Columns and constraints, each on a line of its own, in parentheses. */
    String body(List<Column> columns, List<Constraint> constraints) {
        List<String> lines = new ArrayList<>();
        columns.forEach(column -> lines.add("    " + column(column)));
        constraints.forEach(constraint -> lines.add("    " + constraint(constraint)));
        return lines.isEmpty() ? "()" : "(\n" + String.join(",\n", lines) + "\n)";
    }
}
