package dev.retort.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.retort.problem.RetortException;
import dev.retort.revision.VersionChange;

/** A version table on one connection. */
public final class VersionTable {

    private final Dialect dialect;
    private final Connection connection;
    private final VersionTableName name;
    private boolean exists;

    private VersionTable(Dialect dialect, Connection connection, VersionTableName name, boolean exists) {
        this.dialect = dialect;
        this.connection = connection;
        this.name = name;
        this.exists = exists;
    }

    /** Finds the table, or the place it would be created in. Creates nothing. */
    public static VersionTable find(Dialect dialect, Connection connection, VersionTableName name) throws SQLException {
        VersionTableName resolved = dialect.versionTable().resolve(connection, name);
        return new VersionTable(dialect, connection, resolved, dialect.versionTable().exists(connection, resolved));
    }

    /** The name with its schema, as the server resolved it. */
    public VersionTableName name() {
        return name;
    }

    /** Whether there is such a table, as far as this run knows. */
    public boolean exists() {
        return exists;
    }

    /** The rows in the order the table gives them; none where there is no table. */
    public List<String> rows() throws SQLException {
        if (!exists) {
            return List.of();
        }
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(dialect.versionTable().select(name))) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    /** Makes the table where it is missing, in the transaction that is open, if one is. */
    public void ensure() throws SQLException {
        if (!exists) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(dialect.versionTable().create(name));
            }
            exists = true;
        }
    }

    /** Forgets what was made in a transaction that did not end well. */
    public void rolledBack() throws SQLException {
        exists = dialect.versionTable().exists(connection, name);
    }

    /**
     * Carries out changes and counts the rows each meets.
     *
     * @throws RetortException {@code version-table-changed} where the row to change is not there, or the row to add is
     */
    public void apply(List<VersionChange> changes) throws SQLException {
        for (VersionChange change : changes) {
            VersionMove move = move(List.of(change));
            try (PreparedStatement statement = connection.prepareStatement(move.sql())) {
                move.bind(statement);
                statement.execute();
                move.check(statement);
            } catch (SQLException e) {
                throw move.failure(e);
            }
        }
    }

    /** The changes as a text that can be sent together with other statements. */
    public VersionMove move(List<VersionChange> changes) {
        return VersionMove.of(changes, dialect, name);
    }
}
