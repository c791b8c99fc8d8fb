package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.sqlite.SqliteTableText.Token;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.PrimaryKey;
import dev.retort.schema.Index;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;

/** Writes the records that {@link SqliteSchemaReader} reads as the SQL that makes them. */
final class SqliteDefinitions {

    private static final Set<String> MOMENTS = Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

    private final Identifiers identifiers;

    SqliteDefinitions(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    Identifiers identifiers() {
        return identifiers;
    }

    String name(String name) {
        return identifiers.quoteIfNeeded(name);
    }

    /** The statement that makes a table, view or virtual table under a name, without indexes. */
    String create(Table table, String as) {
        if (table.kind() == TableKind.VIEW) {
            return "CREATE VIEW " + name(as)
                    + (table.columns().isEmpty()
                            ? ""
                            : " (" + names(table.columns().stream().map(Column::name).toList())
                                    + ")")
                    + " AS\n" + table.definition();
        }
        if (table.kind() == TableKind.VIRTUAL_TABLE) {
            return "CREATE VIRTUAL TABLE " + name(as) + " " + table.definition();
        }
        PrimaryKey inColumn = keyInColumn(table);
        List<String> lines = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean key = inColumn != null && inColumn.columns().contains(column.name());
            lines.add(column(column, key ? inColumn : null));
        }
        table.constraints().stream().filter(one -> one != inColumn).map(this::constraint).forEach(lines::add);
        return "CREATE TABLE " + name(as) + " (\n    " + String.join(",\n    ", lines) + "\n)"
                + (table.definition().isEmpty() ? "" : " " + table.definition());
    }

    /** The key that is written with its column: one column and nothing said of it that only a list can say. */
    private static @Nullable PrimaryKey keyInColumn(Table table) {
        return key(table).filter(key -> key.columns().size() == 1 && !key.rule().startsWith("(")).orElse(null);
    }

    private static Optional<PrimaryKey> key(Table table) {
        return table.constraints().stream().filter(PrimaryKey.class::isInstance).map(PrimaryKey.class::cast)
                .findFirst();
    }

    /** The column that is the rowid by another name; empty for none. */
    static Optional<String> rowid(Table table) {
        return key(table).filter(key -> key.columns().size() == 1 && !key.rule().startsWith("DESC")
                && hasRowid(table))
                .map(key -> key.columns().getFirst())
                .filter(name -> table.columns().stream()
                        .anyMatch(column -> column.name().equals(name) && column.type().equals("INTEGER")));
    }

    static boolean hasRowid(Table table) {
        return !table.definition().contains("WITHOUT ROWID");
    }

    /** Whether AUTOINCREMENT numbers its rows. */
    static boolean isCounted(Table table) {
        return key(table).filter(key -> key.rule().endsWith("AUTOINCREMENT")).isPresent();
    }

    /** A column as {@code ADD COLUMN} takes it. */
    String column(Column column) {
        return column(column, null);
    }

    private String column(Column column, @Nullable PrimaryKey key) {
        StringBuilder text = new StringBuilder(name(column.name()));
        add(text, column.type());
        if (key != null) {
            add(text, prefix(key.name()) + "PRIMARY KEY");
            add(text, key.rule());
        }
        boolean implied = key != null && column.type().equals("INTEGER") && !key.rule().startsWith("DESC");
        if (!column.nullable() && !implied) {
            add(text, "NOT NULL");
            add(text, column.generated().isEmpty() ? column.rule() : "");
        }
        add(text, column.defaultExpression().isEmpty() ? "" : "DEFAULT " + standard(column.defaultExpression()));
        add(text, column.collation().isEmpty() ? "" : "COLLATE " + column.collation());
        add(text, column.generated().isEmpty()
                ? ""
                : "GENERATED ALWAYS AS (" + column.generated() + ") " + column.rule());
        return text.toString();
    }

    private static String standard(String expression) {
        return isLiteral(expression) ? expression : "(" + expression + ")";
    }

    private static boolean isLiteral(String expression) {
        List<Token> tokens = SqliteTableText.cut(expression);
        boolean signed = tokens.size() == 2 && (tokens.getFirst().is("-") || tokens.getFirst().is("+"))
                && Character.isDigit(tokens.getLast().text().charAt(0));
        return tokens.size() == 1 || signed;
    }

    /** Whether a default is the same for every row, so that a column can be added with it. */
    static boolean isConstant(String expression) {
        return expression.isEmpty() || isLiteral(expression)
                && !MOMENTS.contains(expression.toUpperCase(Locale.ROOT));
    }

    /** A constraint as one of the table. */
    String constraint(Constraint constraint) {
        return prefix(constraint.name()) + switch (constraint) {
            case PrimaryKey key -> "PRIMARY KEY " + keyed(key.columns(), key.rule());
            case Constraint.Unique unique -> "UNIQUE " + keyed(unique.columns(), unique.rule());
            case Constraint.ForeignKey key -> "FOREIGN KEY (" + names(key.columns()) + ") " + references(key);
            case Constraint.Check check -> "CHECK (" + check.expression() + ")";
            case Constraint.Exclusion exclusion -> throw new IllegalArgumentException(
                    "SQLite has no exclusion constraints: " + exclusion.name());
        };
    }

    /** A reference or check as part of its column. */
    String inColumn(Constraint constraint) {
        return constraint instanceof Constraint.ForeignKey key
                ? prefix(key.name()) + references(key)
                : constraint(constraint);
    }

    private String keyed(List<String> columns, String rule) {
        return rule.startsWith("(") ? rule : "(" + names(columns) + ")" + (rule.isEmpty() ? "" : " " + rule);
    }

    private String references(Constraint.ForeignKey key) {
        return "REFERENCES " + name(key.targetTable())
                + (key.targetColumns().isEmpty() ? "" : " (" + names(key.targetColumns()) + ")")
                + (key.rule().isEmpty() ? "" : " " + key.rule());
    }

    /** The statement that makes an index on a table of this name. */
    String index(Index index, String table) {
        String terms = index.body().startsWith("UNIQUE ") ? index.body().substring("UNIQUE ".length()) : index.body();
        return (index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + name(index.name()) + " ON " + name(table)
                + " " + terms;
    }

    String names(List<String> names) {
        return names.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String prefix(String constraint) {
        return constraint.isEmpty() ? "" : "CONSTRAINT " + name(constraint) + " ";
    }

    private static void add(StringBuilder text, String part) {
        if (!part.isEmpty()) {
            text.append(' ').append(part);
        }
    }
}
