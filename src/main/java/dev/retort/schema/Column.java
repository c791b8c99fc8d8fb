package dev.retort.schema;

/**
 * A column.
 *
 * @param type as the database spells it
 * @param defaultExpression as the database spells it; empty for none
 * @param generated the expression of a generated column, or {@code always}/{@code by default} for an identity; else
 *        empty
 */
public record Column(String name, String type, boolean nullable, String defaultExpression, String generated,
        String comment) {}
