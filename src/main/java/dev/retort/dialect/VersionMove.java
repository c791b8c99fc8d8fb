package dev.retort.dialect;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.VersionChange;
import dev.retort.revision.VersionChange.Clear;
import dev.retort.revision.VersionChange.Delete;
import dev.retort.revision.VersionChange.Insert;
import dev.retort.revision.VersionChange.Update;

/**
 * Changes of a version table's rows as statements with parameters, so that they can stand before others in a text that
 * is sent in one round trip. The text is the same for the same kinds of changes.
 */
public final class VersionMove {

    private final List<Part> parts;
    private final List<String> added;
    private final ErrorReader errors;
    private final VersionTableName name;

    /**
     * @param ids the parameters, in the text's order
     * @param doing the change in words where it has to meet one row; null where any number is right
     */
    private record Part(String sql, List<String> ids, @Nullable String doing) {}

    private VersionMove(List<Part> parts, List<String> added, ErrorReader errors, VersionTableName name) {
        this.parts = parts;
        this.added = added;
        this.errors = errors;
        this.name = name;
    }

    static VersionMove of(List<VersionChange> changes, Dialect dialect, VersionTableName name) {
        VersionTableSql sql = dialect.versionTable();
        List<Part> parts = changes.stream().map(change -> switch (change) {
            case Insert(String id) -> new Part(sql.insertValue(name, "?"), List.of(id), "inserting '" + id + "'");
            case Update(String from, String to) -> new Part(sql.updateValue(name, "?", "?"), List.of(to, from),
                    "updating '" + from + "' to '" + to + "'");
            case Delete(String id) -> new Part(sql.deleteValue(name, "?"), List.of(id), "deleting '" + id + "'");
            case Clear() -> new Part(sql.clear(name), List.of(), null);
        }).toList();
        List<String> added = changes.stream().filter(Insert.class::isInstance).map(change -> ((Insert) change).id())
                .toList();
        return new VersionMove(parts, added, dialect.errors(), name);
    }

    /** The statements, with a semicolon between them. */
    public String sql() {
        return parts.stream().map(Part::sql).collect(Collectors.joining("; "));
    }

    /**
     * Sets the parameters, which are the text's first.
     *
     * @return how many they are
     */
    public int bind(PreparedStatement statement) throws SQLException {
        int index = 0;
        for (Part part : parts) {
            for (String id : part.ids()) {
                statement.setString(++index, id);
            }
        }
        return index;
    }

    /**
     * Looks at the rows each change met, after the text was executed.
     *
     * @throws RetortException {@code version-table-changed} where a row to change was not there
     */
    public void check(Statement executed) throws SQLException {
        for (Part part : parts) {
            int found = executed.getUpdateCount();
            if (part.doing() != null && found != 1) {
                throw changed("Online migration expected to match one row when " + part.doing() + " in '" + name + "'; "
                        + found + " found");
            }
            executed.getMoreResults();
        }
    }

    /**
     * Why the text failed, to be thrown.
     *
     * @throws RetortException {@code version-table-changed} where a row to add was there already
     */
    public SQLException failure(SQLException e) {
        if (!added.isEmpty() && errors.read(e, "").kind() == ServerError.Kind.DUPLICATE) {
            throw changed((added.size() == 1 ? "The row '" : "One of the rows '") + String.join("', '", added)
                    + "' is already in '" + name + "'");
        }
        return e;
    }

    private RetortException changed(String message) {
        return new RetortException(ProblemCode.VERSION_TABLE_CHANGED, message + ".")
                .hint("Another program changed the version table meanwhile; look at `retort current` and plan again.")
                .data("version_table", name.toString());
    }
}
