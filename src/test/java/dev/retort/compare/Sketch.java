package dev.retort.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.sql.DialectName;

/** A schema to play with: what random changes work on, and what DDL is written from, by other code than Retort's. */
final class Sketch {

    static final class Col {
        String name;
        String type;
        boolean notNull;
        String standard = "";
        String comment = "";

        Col(String name, String type) {
            this.name = name;
            this.type = type;
        }

        Col copy() {
            Col copy = new Col(name, type);
            copy.notNull = notNull;
            copy.standard = standard;
            copy.comment = comment;
            return copy;
        }
    }

    record Part(String kind, String name, List<String> columns, String target) {}

    static final class Tab {
        String name;
        String comment = "";
        final List<Col> columns = new ArrayList<>();
        final List<Part> parts = new ArrayList<>();

        Tab(String name) {
            this.name = name;
        }

        Optional<Col> column(String wanted) {
            return columns.stream().filter(one -> one.name.equals(wanted)).findFirst();
        }

        Tab copy() {
            Tab copy = new Tab(name);
            copy.comment = comment;
            columns.forEach(one -> copy.columns.add(one.copy()));
            copy.parts.addAll(parts);
            return copy;
        }
    }

    record View(String name, String table, List<String> columns) {}

    final List<Tab> tables = new ArrayList<>();
    final List<View> views = new ArrayList<>();
    final TreeMap<String, List<String>> enums = new TreeMap<>();

    Sketch copy() {
        Sketch copy = new Sketch();
        tables.forEach(one -> copy.tables.add(one.copy()));
        copy.views.addAll(views);
        enums.forEach((name, labels) -> copy.enums.put(name, new ArrayList<>(labels)));
        return copy;
    }

    Optional<Tab> table(String name) {
        return tables.stream().filter(one -> one.name.equals(name)).findFirst();
    }

    /** Statements that make it; foreign keys last where the database can add them. */
    String ddl(DialectName dialect) {
        boolean postgres = dialect == DialectName.POSTGRESQL;
        StringBuilder sql = new StringBuilder();
        if (postgres) {
            enums.forEach((name, labels) -> sql.append("CREATE TYPE ").append(name).append(" AS ENUM ('")
                    .append(String.join("', '", labels)).append("');\n"));
        }
        for (Tab table : tables) {
            List<String> lines = new ArrayList<>();
            for (Col column : table.columns) {
                lines.add("  " + column.name + " " + type(column.type, postgres) + (column.notNull ? " NOT NULL" : "")
                        + (column.standard.isEmpty() ? "" : " DEFAULT " + column.standard));
            }
            table.parts.stream().filter(one -> !one.kind().equals("index")
                    && !(postgres && one.kind().equals("foreign"))).forEach(one -> lines.add("  " + constraint(one)));
            sql.append("CREATE TABLE ").append(table.name).append(" (\n").append(String.join(",\n", lines))
                    .append("\n);\n");
        }
        for (Tab table : tables) {
            table.parts.forEach(one -> {
                if (one.kind().equals("index")) {
                    sql.append("CREATE INDEX ").append(one.name()).append(" ON ").append(table.name).append(" (")
                            .append(String.join(", ", one.columns())).append(")")
                            .append(one.target().isEmpty() ? "" : " WHERE " + one.target()).append(";\n");
                } else if (postgres && one.kind().equals("foreign")) {
                    sql.append("ALTER TABLE ").append(table.name).append(" ADD ").append(constraint(one))
                            .append(";\n");
                }
            });
            if (postgres) {
                comments(table, sql);
            }
        }
        views.forEach(one -> sql.append("CREATE VIEW ").append(one.name()).append(" AS SELECT ")
                .append(String.join(", ", one.columns())).append(" FROM ").append(one.table()).append(";\n"));
        return sql.toString();
    }

    private static void comments(Tab table, StringBuilder sql) {
        if (!table.comment.isEmpty()) {
            sql.append("COMMENT ON TABLE ").append(table.name).append(" IS '").append(table.comment).append("';\n");
        }
        table.columns.stream().filter(one -> !one.comment.isEmpty()).forEach(one -> sql.append("COMMENT ON COLUMN ")
                .append(table.name).append('.').append(one.name).append(" IS '").append(one.comment).append("';\n"));
    }

    private String type(String type, boolean postgres) {
        return enums.containsKey(type) && !postgres ? "varchar(20)" : type;
    }

    private static String constraint(Part part) {
        String columns = " (" + String.join(", ", part.columns()) + ")";
        return "CONSTRAINT " + part.name() + switch (part.kind()) {
            case "primary" -> " PRIMARY KEY" + columns;
            case "unique" -> " UNIQUE" + columns;
            case "foreign" -> " FOREIGN KEY" + columns + " REFERENCES " + part.target();
            case "check" -> " CHECK (" + part.target() + ")";
            default -> throw new IllegalArgumentException(part.kind());
        };
    }

    /** Three rows a table, which any of the random changes can hold; parents first, references that can be empty are. */
    String rows(DialectName dialect) {
        StringBuilder sql = new StringBuilder();
        for (Tab table : tables) {
            for (int row = 1; row <= 3; row++) {
                List<String> values = new ArrayList<>();
                for (Col column : table.columns) {
                    boolean refers = table.parts.stream().anyMatch(one -> one.kind().equals("foreign")
                            && one.columns().contains(column.name));
                    values.add(refers ? "NULL" : value(column.type, row, dialect));
                }
                sql.append("INSERT INTO ").append(table.name).append(" VALUES (").append(String.join(", ", values))
                        .append(");\n");
            }
        }
        return sql.toString();
    }

    private String value(String type, int row, DialectName dialect) {
        if (enums.containsKey(type)) {
            return "'" + enums.get(type).getFirst() + "'";
        }
        return switch (type.replaceAll("\\(.*", "")) {
            case "integer", "bigint", "smallint" -> String.valueOf(row);
            case "numeric" -> row + ".5";
            case "boolean" -> dialect == DialectName.POSTGRESQL ? "true" : "1";
            case "date" -> "'2026-01-0" + row + "'";
            case "timestamp" -> "'2026-01-0" + row + " 10:00:00'";
            default -> "'" + row + "'";
        };
    }

    /** The same as a reader would give it, without a database. */
    DatabaseSchema records() {
        List<SchemaObject> objects = new ArrayList<>();
        tables.forEach(one -> objects.add(record(one)));
        enums.forEach((name, labels) -> objects.add(new EnumType("public", name, labels)));
        return new DatabaseSchema("public", objects);
    }

    private static Table record(Tab table) {
        List<Constraint> constraints = new ArrayList<>();
        List<Index> indexes = new ArrayList<>();
        for (Part part : table.parts) {
            switch (part.kind()) {
                case "primary" -> constraints.add(new Constraint.PrimaryKey(part.name(), part.columns()));
                case "unique" -> constraints.add(new Constraint.Unique(part.name(), part.columns(), ""));
                case "check" -> constraints.add(new Constraint.Check(part.name(), part.target()));
                case "foreign" -> constraints.add(new Constraint.ForeignKey(part.name(), part.columns(), "public",
                        part.target().substring(0, part.target().indexOf(' ')), List.of("id"),
                        part.target().contains("CASCADE") ? "ON DELETE CASCADE" : ""));
                default -> indexes.add(new Index(part.name(), false, true, "", "USING btree ("
                        + String.join(", ", part.columns()) + ") " + part.target(), part.columns()));
            }
        }
        return new Table("public", table.name, TableKind.TABLE, table.columns.stream().map(one -> new Column(one.name,
                one.type, !one.notNull, one.standard, "", one.comment)).toList(), constraints, indexes, table.comment,
                "");
    }
}
