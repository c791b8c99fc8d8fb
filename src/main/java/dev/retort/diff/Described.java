package dev.retort.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.retort.schema.Column;
import dev.retort.schema.CompositeType;
import dev.retort.schema.Constraint;
import dev.retort.schema.Domain;
import dev.retort.schema.EnumType;
import dev.retort.schema.Extension;
import dev.retort.schema.Index;
import dev.retort.schema.Namespace;
import dev.retort.schema.Policy;
import dev.retort.schema.Routine;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.Trigger;

/** Things of a schema in a person's words: what kind of thing one is, and what is to be known of it in a line. */
final class Described {

    private static final int LONGEST = 80;

    private Described() {}

    /** A type as people write it rather than as PostgreSQL does. */
    static String type(String type) {
        return type.replace("character varying", "varchar").replace("timestamp without time zone", "timestamp")
                .replace("time without time zone", "time").replaceAll("\\btimestamp(\\(\\d\\))? with time zone",
                        "timestamptz$1")
                .replaceAll("\\btime(\\(\\d\\))? with time zone", "timetz$1")
                .replaceAll("\\bcharacter(?=\\(|$)", "char");
    }

    /** {@code numeric(3,2) NOT NULL DEFAULT 0.20}. */
    static String column(Column column) {
        StringBuilder text = new StringBuilder(type(column.type()));
        if (!column.collation().isEmpty()) {
            text.append(" COLLATE ").append(column.collation());
        }
        if (!column.nullable()) {
            text.append(" NOT NULL");
        }
        if (!column.generated().isEmpty()) {
            text.append(' ').append(generated(column));
        } else if (!column.defaultExpression().isEmpty()) {
            text.append(" DEFAULT ").append(expression(column.defaultExpression()));
        }
        return text.toString().strip();
    }

    static String generated(Column column) {
        String text = column.isIdentity()
                ? "GENERATED " + column.generated().toUpperCase(Locale.ROOT) + " AS IDENTITY"
                : "GENERATED ALWAYS AS (" + expression(column.generated()) + ")";
        return column.rule().isEmpty() ? text : text + " " + column.rule();
    }

    /** {@code 'draft'::text} as {@code 'draft'}; long ones shortened. */
    static String expression(String expression) {
        String bare = expression.matches("'(?:[^']|'')*'::[\\w .\"\\[\\]()]+")
                ? expression.substring(0, expression.lastIndexOf("'::") + 1)
                : expression;
        return shortened(bare);
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    static String noun(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey _ -> "primary key";
            case Constraint.Unique _ -> "unique";
            case Constraint.ForeignKey _ -> "foreign key";
            case Constraint.Check _ -> "check";
            case Constraint.Exclusion _ -> "exclusion";
        };
    }

    static String detail(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey one -> list(one.columns()) + rule(one.rule());
            case Constraint.Unique one -> list(one.columns()) + rule(one.rule());
            case Constraint.ForeignKey one -> list(one.columns()) + " → " + one.targetTable()
                    + (one.targetColumns().isEmpty() ? "" : " " + list(one.targetColumns())) + rule(one.rule());
            case Constraint.Check one -> shortened(one.expression()) + rule(one.rule());
            case Constraint.Exclusion one -> shortened(one.definition());
        };
    }

    static String noun(Index index) {
        return index.unique() ? "unique index" : "index";
    }

    static String detail(Index index) {
        if (!index.body().isEmpty()) {
            int list = index.body().indexOf('(');
            return shortened(list < 0 ? index.body() : index.body().substring(list));
        }
        return list(index.columns());
    }

    static String noun(SchemaObject object) {
        return switch (object) {
            case Namespace _ -> "schema";
            case Extension _ -> "extension";
            case Table one -> switch (one.kind()) {
                case TABLE, PARTITIONED_TABLE -> one.traits().partitionOf().isEmpty() ? "table" : "partition";
                case VIEW -> "view";
                case MATERIALIZED_VIEW -> "materialized view";
                case FOREIGN_TABLE -> "foreign table";
                case VIRTUAL_TABLE -> "virtual table";
            };
            case EnumType _ -> "enum";
            case Domain _ -> "domain";
            case CompositeType _ -> "type";
            case Sequence _ -> "sequence";
            case Routine one -> one.kind().name().toLowerCase(Locale.ROOT);
            case Trigger _ -> "trigger";
            case Policy _ -> "policy";
        };
    }

    static String detail(SchemaObject object) {
        return switch (object) {
            case Namespace _ -> "";
            case Extension one -> one.version();
            case Table one -> parts(one);
            case EnumType one -> shortened(String.join(", ", one.labels()));
            case Domain one -> type(one.type()) + (one.nullable() ? "" : " NOT NULL");
            case CompositeType one -> list(one.columns().stream().map(Column::name).toList());
            case Sequence one -> type(one.type());
            case Routine one -> "(" + one.arguments() + ")";
            case Trigger _,Policy _ -> "";
        };
    }

    /** {@code 3 columns, 2 foreign keys}. */
    private static String parts(Table table) {
        List<String> parts = new ArrayList<>();
        parts.add(count(table.columns().size(), "column"));
        if (!table.isView()) {
            int keys = (int) table.constraints().stream().filter(Constraint.ForeignKey.class::isInstance).count();
            parts.add(keys == 0 ? "" : count(keys, "foreign key"));
        }
        parts.add(table.indexes().isEmpty() ? "" : count(table.indexes().size(), "index"));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    static String count(int number, String noun) {
        return number + " " + (number == 1 ? noun : noun.endsWith("x") ? noun + "es" : noun + "s");
    }

    private static String list(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }

    private static String rule(String rule) {
        return rule.isEmpty() ? "" : " " + rule;
    }
}
