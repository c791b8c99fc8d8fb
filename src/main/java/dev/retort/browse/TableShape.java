package dev.retort.browse;

import java.util.Comparator;
import java.util.List;

import dev.retort.browse.Page.PageColumn;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * A table as far as reading its rows needs to know it.
 *
 * @param key what tells its rows apart and is never NULL; empty where nothing does
 * @param physical whether the key is where a row lies in its file, which no index orders
 */
record TableShape(TableName table, List<ShapeColumn> columns, List<OrderPart> key, boolean physical) {

    List<PageColumn> pageColumns() {
        return columns.stream().map(column -> new PageColumn(column.name(), column.type(),
                column.kind() == ColumnKind.NUMBER, column.primaryKey(), column.foreignKey())).toList();
    }

    /** @throws RetortException {@code statement-failed} where the table has no column of this name */
    ShapeColumn column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst()
                .orElseThrow(() -> new RetortException(ProblemCode.STATEMENT_FAILED,
                        table + " has no column " + name + ".").hint("Refresh the table.").data("column", name));
    }

    /** Sorts columns as the table has them. */
    Comparator<ShapeColumn> inOrder() {
        return Comparator.comparingInt(columns::indexOf);
    }

    /**
     * A column.
     *
     * @param type as a person reads it
     * @param plainType the type to cast a literal to, without length and precision; empty where there is none
     */
    record ShapeColumn(String name, String type, String plainType, ColumnKind kind, boolean nullable,
            boolean primaryKey, boolean foreignKey) {}

    /** How a column's values are shown and written. */
    enum ColumnKind {
        NUMBER, BOOLEAN, JSON, BINARY,
        /** Never long: dates, UUIDs, enumerations. */
        SHORT, TEXT
    }

    /**
     * One thing rows are ordered by.
     *
     * @param expression to sort by and compare
     * @param value the same as it is read for a cursor; NULL where it is too long for one
     * @param parameter what stands for a cursor's value in a comparison
     */
    record OrderPart(String expression, String value, String parameter, boolean nullable) {}
}
