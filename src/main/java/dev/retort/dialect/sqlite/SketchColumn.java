package dev.retort.dialect.sqlite;

import dev.retort.dialect.Identifiers;

/** A column of a {@link TableSketch}; changed in place. */
public final class SketchColumn {

    private String name;
    private String type;
    String notNull = "";
    String defaultText = "";
    String collation = "";
    String expression = "";
    boolean stored;
    boolean autoincrement;
    /** Whether {@code PRIMARY KEY DESC} stands in the column itself, which keeps it from being the rowid. */
    boolean descendingKey;

    SketchColumn(String name, String type) {
        this.name = name;
        this.type = type;
    }

    public String name() {
        return name;
    }

    void rename(String to) {
        name = to;
    }

    /** As it is written; empty for none. */
    public String type() {
        return type;
    }

    public void setType(String to) {
        type = to;
    }

    public void setNullable(boolean nullable) {
        notNull = nullable ? "" : "NOT NULL";
    }

    /** The text behind {@code DEFAULT}; empty for none. */
    public void setDefault(String text) {
        defaultText = text;
    }

    /**
     * Puts a default into parentheses as Alembic does with those it read from a database
     * ({@code _guess_if_default_is_unparenthesized_sql_expr}).
     */
    void parenthesizeDefault() {
        if (!defaultText.isEmpty() && !defaultText.matches("(?s)[0-9.]|'.+'|\\(.+\\)")) {
            defaultText = "(" + defaultText + ")";
        }
    }

    boolean isGenerated() {
        return !expression.isEmpty();
    }

    /** The column's definition, in SQLAlchemy's order: default, not null, and what it knows nothing of. */
    String definition(Identifiers names, boolean key) {
        StringBuilder text = new StringBuilder(names.quoteIfNeeded(name));
        add(text, type);
        add(text, collation.isEmpty() ? "" : "COLLATE " + collation);
        add(text, defaultText.isEmpty() ? "" : "DEFAULT " + defaultText);
        add(text, notNull);
        add(text, key ? "PRIMARY KEY AUTOINCREMENT" : "");
        add(text, expression.isEmpty() ? "" : "GENERATED ALWAYS AS (" + expression + ")" + (stored ? " STORED" : ""));
        return text.toString();
    }

    private static void add(StringBuilder text, String part) {
        if (!part.isEmpty()) {
            text.append(' ').append(part);
        }
    }
}
