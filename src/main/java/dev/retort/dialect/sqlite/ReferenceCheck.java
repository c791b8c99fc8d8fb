package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Foreign keys that are left unchecked during a transaction, as a table that is made anew wants it
 * (https://www.sqlite.org/lang_altertable.html#otheralter). At its end violations are refused that were not there
 * before; rows are counted, since copied rows may have other numbers.
 */
final class ReferenceCheck {

    private final Connection connection;
    private @Nullable Map<String, Long> before;

    ReferenceCheck(Connection connection) {
        this.connection = connection;
    }

    /** Whether foreign keys are checked and nothing was said about leaving that. */
    boolean isUnguarded() {
        try {
            return before == null && isOn();
        } catch (SQLException _) {
            // The statement that asks next will say so.
            return false;
        }
    }

    /** Before a transaction: foreign keys are no longer checked. @return whether they were */
    boolean leave() throws SQLException {
        if (!isOn()) {
            return false;
        }
        try {
            before = violations();
        } catch (SQLException _) {
            // A reference to columns that are no key, which SQLite cannot check: nobody can say what is new then.
            before = null;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys=OFF");
        }
        return true;
    }

    /** Inside the transaction, before its end. */
    void refuseNewViolations() throws SQLException {
        Map<String, Long> known = before;
        if (known == null) {
            return;
        }
        for (Map.Entry<String, Long> now : violations().entrySet()) {
            long more = now.getValue() - known.getOrDefault(now.getKey(), 0L);
            if (more > 0) {
                throw new SQLException("Rows of " + now.getKey() + " that are not there: " + more
                        + " more than before.");
            }
        }
        before = null;
    }

    void forget() {
        before = null;
    }

    private boolean isOn() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA foreign_keys")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** How many rows of which table refer to which other in vain. */
    private Map<String, Long> violations() throws SQLException {
        Map<String, Long> violations = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA foreign_key_check")) {
            while (rows.next()) {
                violations.merge(rows.getString("table") + " refer to rows of " + rows.getString("parent"), 1L,
                        Long::sum);
            }
        }
        return violations;
    }
}
