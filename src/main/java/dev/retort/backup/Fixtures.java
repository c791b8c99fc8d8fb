package dev.retort.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a restore in place does not make anew: schemas that are emptied rather than dropped, and extensions. Puts back
 * what differs from the time of the backup, and asks for no right where nothing does.
 */
final class Fixtures {

    private static final String EXTENSION = "extension ";

    /** The rights on a schema, taken from everyone who has any, and given as they were. */
    private static final String RIGHTS = """
            SELECT format('REVOKE ALL ON SCHEMA %I FROM %s', n.nspname, g.who) FROM pg_catalog.pg_namespace n,
                LATERAL (SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END
                         FROM aclexplode(n.nspacl) a) g(who)
            WHERE n.nspname = ?
            UNION ALL
            SELECT format('GRANT %s ON SCHEMA %I TO %s%s', a.privilege_type, n.nspname,
                          CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
                          CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
            FROM pg_catalog.pg_namespace n,
                LATERAL aclexplode(coalesce(nullif(?, '')::aclitem[], acldefault('n', n.nspowner))) a
            WHERE n.nspname = ?
            """;

    private final Connection connection;
    private final Map<String, String> then;
    private final Map<String, String> now;

    Fixtures(Connection connection, Map<String, String> then) throws SQLException {
        this.connection = connection;
        this.then = then;
        this.now = PostgresqlState.fixtures(connection);
    }

    /** Extensions that were added since. */
    List<String> newExtensions() {
        return now.keySet().stream().filter(key -> key.startsWith(EXTENSION) && !then.containsKey(key))
                .map(key -> key.substring(EXTENSION.length())).toList();
    }

    /** Extensions that are there and were of another version. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        now.forEach((key, version) -> {
            String before = then.get(key);
            if (key.startsWith(EXTENSION) && before != null && !before.equals(version)) {
                notes.add("The extension " + key.substring(EXTENSION.length()) + " stays at version " + version
                        + "; the backup was taken with " + before + ".");
            }
        });
        return notes;
    }

    /** The statements that give these schemas back their owner, rights and comment. */
    List<String> reset(List<String> schemas) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String schema : schemas) {
            String key = "schema " + schema + " ";
            if (changed(key + "owner")) {
                statements.add(
                        "ALTER SCHEMA " + quoted(schema) + " OWNER TO " + quoted(then.getOrDefault(key + "owner", "")));
            }
            if (changed(key + "acl")) {
                statements.addAll(rights(schema, then.getOrDefault(key + "acl", "")));
            }
            if (changed(key + "comment")) {
                String comment = then.getOrDefault(key + "comment", "");
                statements.add("COMMENT ON SCHEMA " + quoted(schema) + " IS "
                        + (comment.isEmpty() ? "NULL" : literal(comment)));
            }
        }
        return statements;
    }

    private boolean changed(String key) {
        return then.containsKey(key) && !Objects.equals(then.get(key), now.get(key));
    }

    private List<String> rights(String schema, String acl) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(RIGHTS)) {
            statement.setString(1, schema);
            statement.setString(2, acl);
            statement.setString(3, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    statements.add(row.getString(1));
                }
            }
        }
        return statements;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** With a prefix under which a backslash always is an escape, whatever the session says of them. */
    private static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
