package dev.retort.dialect;

import java.sql.Connection;
import java.sql.SQLException;

import dev.retort.revision.Revision;

/**
 * The SQL of the version table, the same table with the same meaning as Alembic's.
 *
 * <p>The texts name the table as {@link VersionTableName} does: without a schema they mean the connection's default, as
 * in an offline script; a run resolves the name first, so that a revision that changes the search path does not move
 * the table.
 */
public interface VersionTableSql {

    /** The name with the schema the server finds the table in now, or would create it in. */
    VersionTableName resolve(Connection connection, VersionTableName name) throws SQLException;

    /** Asks the catalog; a missing table is not an error to the server, so a transaction survives the question. */
    boolean exists(Connection connection, VersionTableName name) throws SQLException;

    /** The table quoted as its dialect wants it, qualified where the name has a schema. */
    String quoted(VersionTableName name);

    /** A string literal. */
    String literal(String text);

    /** Alembic's own statement. */
    default String create(VersionTableName name) {
        return "CREATE TABLE " + quoted(name) + " (\n    version_num VARCHAR(" + Revision.LONGEST_ID
                + ") NOT NULL, \n    CONSTRAINT " + quotedKey(name) + " PRIMARY KEY (version_num)\n)";
    }

    /** The primary key's name. */
    String quotedKey(VersionTableName name);

    default String select(VersionTableName name) {
        return "SELECT version_num FROM " + quoted(name);
    }

    default String insert(VersionTableName name, String id) {
        return insertValue(name, literal(id));
    }

    default String update(VersionTableName name, String from, String to) {
        return updateValue(name, literal(from), literal(to));
    }

    default String delete(VersionTableName name, String id) {
        return deleteValue(name, literal(id));
    }

    /** {@link #insert} of an expression: a literal, or a parameter's question mark. */
    default String insertValue(VersionTableName name, String id) {
        return "INSERT INTO " + quoted(name) + " (version_num) VALUES (" + id + ")";
    }

    /** {@link #update} of expressions; {@code to} stands before {@code from} in the text. */
    default String updateValue(VersionTableName name, String from, String to) {
        return "UPDATE " + quoted(name) + " SET version_num=" + to + " WHERE version_num = " + from;
    }

    /** {@link #delete} of an expression. */
    default String deleteValue(VersionTableName name, String id) {
        return "DELETE FROM " + quoted(name) + " WHERE version_num = " + id;
    }

    default String clear(VersionTableName name) {
        return "DELETE FROM " + quoted(name);
    }
}
