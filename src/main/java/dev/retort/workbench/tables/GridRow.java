package dev.retort.workbench.tables;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One row of the grid.
 *
 * @param number counted from 1 in the order shown; 0 for a row that is not held at the moment
 * @param values one for each column as text, null for NULL; empty for a row that is not held
 * @param key what the whole of a value that was cut is found by; empty where the table has no key
 */
record GridRow(long number, List<@Nullable String> values, List<Object> key) {

    /** Stands where a row is known to be but its page is not held. */
    static final GridRow ABSENT = new GridRow(0, List.of(), List.of());

    boolean isHeld() {
        return number > 0;
    }

    /** The value of a column, null for NULL and for a row that is not held. */
    @Nullable
    String value(int column) {
        return column < values.size() ? values.get(column) : null;
    }
}
