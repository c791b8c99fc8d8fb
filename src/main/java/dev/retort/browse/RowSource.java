package dev.retort.browse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.retort.browse.TableShape.OrderPart;
import dev.retort.browse.TableShape.ShapeColumn;
import dev.retort.problem.RetortException;

/** What differs between databases in reading rows. The table's alias in every expression is {@code t}. */
interface RowSource {

    /** Longest value, in characters, that a cursor carries. */
    int CURSOR_LIMIT = 10_000;

    /** Bytes of binary data up to which all are shown. */
    int BINARY_LIMIT = 64;

    /** The table's columns and key, in one query; without columns where there is no such table. */
    TableShape shape(Connection connection, TableName table) throws SQLException;

    /** A value as text, cut to {@code limit} characters; 0 for all of it. */
    String cell(ShapeColumn column, int limit);

    OrderPart orderBy(ShapeColumn column);

    Condition contains(ShapeColumn column, String text);

    /** @throws RetortException where the literal cannot be one of the column's type and the database would not say so */
    Condition compare(ShapeColumn column, String operator, String literal);

    /** Makes the statement end by itself; closing takes back what that needed. */
    Limit limit(PreparedStatement statement, Duration duration) throws SQLException;

    /** What stopped a statement, and whether it was time. */
    boolean isTimeout(SQLException failure);

    /** The filter whose literal the database refused, if that is what {@code failure} says. */
    boolean isWrongLiteral(SQLException failure);

    /** An SQL condition with the arguments of its parameters. */
    record Condition(String sql, List<Object> arguments) {}

    /** A limit set on a statement. */
    @FunctionalInterface
    interface Limit extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }
}
