package dev.retort.schema;

import java.util.List;

/**
 * A constraint of a table; {@code name} is empty where it has none.
 *
 * <p>A {@code rule} is what SQL adds to it, as SQL, such as {@code DEFERRABLE}, {@code INCLUDE (note)} or
 * {@code NOT VALID}; empty for the default.
 */
public sealed interface Constraint {

    String name();

    record PrimaryKey(String name, List<String> columns, String rule) implements Constraint {

        public PrimaryKey {
            columns = List.copyOf(columns);
        }

        public PrimaryKey(String name, List<String> columns) {
            this(name, columns, "");
        }
    }

    record Unique(String name, List<String> columns, String rule) implements Constraint {

        public Unique {
            columns = List.copyOf(columns);
        }

        public Unique(String name, List<String> columns) {
            this(name, columns, "");
        }
    }

    /**
     * {@code rule} holds the ON DELETE, ON UPDATE and DEFERRABLE part as SQL. {@code targetColumns} is empty where the
     * constraint names none and the target's primary key is meant.
     */
    record ForeignKey(String name, List<String> columns, String targetSchema, String targetTable,
            List<String> targetColumns, String rule) implements Constraint {

        public ForeignKey {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }
    }

    record Check(String name, String expression, String rule) implements Constraint {

        public Check(String name, String expression) {
            this(name, expression, "");
        }
    }

    record Exclusion(String name, String definition) implements Constraint {}
}
