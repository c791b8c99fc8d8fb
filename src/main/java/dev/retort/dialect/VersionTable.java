package dev.retort.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.VersionChange;
import dev.retort.revision.VersionChange.Clear;
import dev.retort.revision.VersionChange.Delete;
import dev.retort.revision.VersionChange.Insert;
import dev.retort.revision.VersionChange.Update;

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

    /** How many characters an id may have: 32 where the table is still to be made. */
    public int idLength() throws SQLException {
        return exists ? dialect.versionTable().idLength(connection, name) : 32;
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
     * Carries out one change and counts the rows it met.
     *
     * @throws RetortException {@code version-table-changed} where the row to change is not there, or the row to add is
     */
    public void apply(VersionChange change) throws SQLException {
        VersionTableSql sql = dialect.versionTable();
        switch (change) {
            case Insert(String id) -> insert(id);
            case Update(String from, String to) -> expectOne(sql.update(name, from, to),
                    "updating '" + from + "' to '" + to + "'");
            case Delete(String id) -> expectOne(sql.delete(name, id), "deleting '" + id + "'");
            case Clear() -> count(sql.clear(name));
        }
    }

    private void insert(String id) throws SQLException {
        try {
            count(dialect.versionTable().insert(name, id));
        } catch (SQLException e) {
            if (dialect.errors().read(e, "").kind() == ServerError.Kind.DUPLICATE) {
                throw changed("The row '" + id + "' is already in '" + name + "'");
            }
            throw e;
        }
    }

    private void expectOne(String sql, String doing) throws SQLException {
        int found = count(sql);
        if (found != 1) {
            throw changed("Online migration expected to match one row when " + doing + " in '" + name + "'; " + found
                    + " found");
        }
    }

    private int count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private RetortException changed(String message) {
        return new RetortException(ProblemCode.VERSION_TABLE_CHANGED, message + ".")
                .hint("Another program changed the version table meanwhile; look at `retort current` and plan again.")
                .data("version_table", name.toString());
    }
}
