package dev.retort.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.WrittenStatement;
import dev.retort.schema.DatabaseSchema;

/** Somewhere empty on a real database, where DDL can be run and read back. */
public interface Place extends AutoCloseable {

    Dialect dialect();

    Connection connection();

    /** All it holds, spelled alike in every place of its kind. */
    DatabaseSchema read() throws SQLException;

    /** Runs a person's statements. */
    void run(String sql) throws SQLException;

    /** Runs generated statements as a run would. */
    void run(List<WrittenStatement> statements) throws SQLException;

    @Override
    void close() throws SQLException;

    /** Makes places. */
    @FunctionalInterface
    interface Source {

        Place open() throws SQLException;
    }
}
