package dev.retort.schema;

/**
 * A column.
 *
 * @param type as the database spells it
 * @param defaultExpression as the database spells it; empty for none
 * @param generated the expression of a generated column, or {@code always}/{@code by default} for an identity; else
 *        empty
 * @param collation where it is not the type's own, as SQL writes it; else empty
 * @param rule what SQL adds behind: of a generated column {@code STORED} or {@code VIRTUAL}, of an identity its
 *        sequence's options where they are not the usual, {@code START WITH 100 INCREMENT BY 10}; else empty
 */
public record Column(String name, String type, boolean nullable, String defaultExpression, String generated,
        String comment, String collation, String rule) {

    public Column(String name, String type, boolean nullable, String defaultExpression, String generated,
            String comment) {
        this(name, type, nullable, defaultExpression, generated, comment, "", "");
    }

    /** Whether the database numbers it by itself. */
    public boolean isIdentity() {
        return generated.equals("always") || generated.equals("by default");
    }

    /** The same column under another name. */
    public Column renamed(String to) {
        return new Column(to, type, nullable, defaultExpression, generated, comment, collation, rule);
    }
}
