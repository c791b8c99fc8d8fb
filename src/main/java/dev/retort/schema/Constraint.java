package dev.retort.schema;

import java.util.List;

/** A constraint of a table; {@code name} is empty where it has none. */
public sealed interface Constraint {

    String name();

    record PrimaryKey(String name, List<String> columns) implements Constraint {}

    record Unique(String name, List<String> columns) implements Constraint {}

    /** {@code rule} holds the ON DELETE, ON UPDATE and DEFERRABLE part as SQL; empty for the default. */
    record ForeignKey(String name, List<String> columns, String targetSchema, String targetTable,
            List<String> targetColumns, String rule) implements Constraint {}

    record Check(String name, String expression) implements Constraint {}

    record Exclusion(String name, String definition) implements Constraint {}
}
