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
    private static final String NOT_ENFORCED = "NOT ENFORCED";

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
            case ForeignKey key -> reference(key);
            case Check check -> "CHECK (" + check.expression() + ")" + behind(check.rule());
            case Exclusion exclusion -> exclusion.definition();
        };
    }

    private String key(String words, List<String> columns, String rule) {
        KeyRule parts = KeyRule.of(rule);
        String list = names.list(columns);
        return words + " " + (parts.nullsNotDistinct() ? KeyRule.NULLS_NOT_DISTINCT + " " : "")
                + (parts.withoutOverlaps()
                        ? list.substring(0, list.length() - 1) + " " + KeyRule.WITHOUT_OVERLAPS + ")"
                        : list)
                + behind(parts.rest());
    }

    private String reference(ForeignKey key) {
        boolean period = key.rule().startsWith(KeyRule.PERIOD);
        String target = names.of(key.targetSchema(), key.targetTable());
        return "FOREIGN KEY " + columns(key.columns(), period) + " REFERENCES " + target
                + (key.targetColumns().isEmpty() ? "" : " " + columns(key.targetColumns(), period))
                + behind(period ? key.rule().substring(KeyRule.PERIOD.length()).strip() : key.rule());
    }

    private String columns(List<String> columns, boolean period) {
        if (!period) {
            return names.list(columns);
        }
        List<String> quoted = new ArrayList<>(columns.stream().map(names::of).toList());
        quoted.set(quoted.size() - 1, KeyRule.PERIOD + " " + quoted.getLast());
        return "(" + String.join(", ", quoted) + ")";
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
        return rule(constraint).endsWith(NOT_VALID) || rule(constraint).endsWith(NOT_ENFORCED);
    }

    /** Columns and constraints, each on a line of its own, in parentheses. */
    String body(List<Column> columns, List<Constraint> constraints) {
        List<String> lines = new ArrayList<>();
        columns.forEach(column -> lines.add("    " + column(column)));
        constraints.forEach(constraint -> lines.add("    " + constraint(constraint)));
        return lines.isEmpty() ? "()" : "(\n" + String.join(",\n", lines) + "\n)";
    }
}
