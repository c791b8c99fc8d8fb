package dev.retort.dialect;

import java.sql.SQLException;
import java.util.function.Consumer;

import dev.retort.problem.SourcePosition;
import dev.retort.schema.CatalogView;

/**
 * The tables of a database as the statements of a plan would leave them, while nothing of the database is changed. Used
 * by one thread.
 */
public interface SchemaDraft extends AutoCloseable {

    /** Follows a statement. Never fails: what it does and cannot be known puts later answers in doubt. */
    void follow(String sql, SourcePosition at);

    /** From now on answers are guesses, for this reason; the first reason counts. */
    void doubt(String reason);

    /**
     * The tables now.
     *
     * @param doubtful told the reason whenever something is asked of which the answer is a guess
     */
    CatalogView view(Consumer<String> doubtful);

    /** The same tables, to go another way with: what becomes of one of the two does not show in the other. */
    SchemaDraft copy();

    @Override
    void close();

    /** Where a draft begins. */
    @FunctionalInterface
    interface Source {

        SchemaDraft open() throws SQLException;
    }
}
