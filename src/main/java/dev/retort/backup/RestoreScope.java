package dev.retort.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.backup.ArchiveScript.Entry;

/**
 * What of a database a restore in place replaces: every schema in which this role may drop everything, and what belongs
 * to this role outside of schemas. The log's schema stays as it is, and so do schemas that hold objects of roles this
 * one is no member of, as a provider's own.
 */
final class RestoreScope {

    private static final Set<String> LARGE_OBJECTS = Set.of("BLOB", "BLOB METADATA", "BLOBS", "LARGE OBJECT");

    private final String logSchema;
    private final Map<String, Treatment> treatments = new LinkedHashMap<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();
    private final Set<String> roles = new HashSet<>();
    private boolean largeObjects;

    private RestoreScope(String logSchema) {
        this.logSchema = logSchema;
    }

    /** What happens to a schema. */
    enum Treatment {
        /** Dropped; the script makes it again. */
        DROP,
        /** Its objects are dropped; {@code public}, one that holds an extension's objects, one of another owner. */
        EMPTY
    }

    static RestoreScope read(Connection connection, String logSchema) throws SQLException {
        RestoreScope scope = new RestoreScope(logSchema);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(EraseQueries.SCHEMAS)) {
            while (row.next()) {
                if (!row.getString("nspname").equals(logSchema)) {
                    scope.add(row);
                }
            }
        }
        scope.roles.addAll(strings(connection, EraseQueries.ROLES));
        scope.largeObjects = strings(connection, EraseQueries.FOREIGN_LARGE_OBJECTS).equals(List.of("0"));
        return scope;
    }

    private void add(ResultSet row) throws SQLException {
        String name = row.getString("nspname");
        String foreign = row.getString("foreign_object");
        boolean whole = row.getBoolean("owned") && !name.equals("public") && !row.getBoolean("has_extension");
        if (foreign != null) {
            skipped.put(name, "it holds " + foreign);
        } else if (whole) {
            treatments.put(name, Treatment.DROP);
        } else if (row.getBoolean("creatable")) {
            treatments.put(name, Treatment.EMPTY);
        } else {
            skipped.put(name, row.getBoolean("has_objects") ? "this role may not create anything in it" : "");
        }
    }

    List<String> schemas(Treatment treatment) {
        return treatments.entrySet().stream().filter(entry -> entry.getValue() == treatment).map(Map.Entry::getKey)
                .toList();
    }

    /** Schemas that stay as they are, and why; the reason is empty where they hold nothing. */
    Map<String, String> skipped() {
        return skipped;
    }

    /** What stays as it is, one sentence each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        skipped.forEach((schema, reason) -> {
            if (!reason.isEmpty()) {
                notes.add("The schema " + schema + " was left as it is: " + reason + ".");
            }
        });
        if (!largeObjects) {
            notes.add("Large objects were left as they are: some belong to other roles.");
        }
        return notes;
    }

    /** The statements that make room, in order; {@code extensions} were added since. */
    List<String> eraseStatements(Connection connection, List<String> extensions) throws SQLException {
        List<String> statements = new ArrayList<>(strings(connection, EraseQueries.GLOBALS, logSchema));
        extensions.forEach(extension -> statements.add("DROP EXTENSION IF EXISTS " + quoted(extension) + " CASCADE"));
        schemas(Treatment.DROP).forEach(schema -> statements.add("DROP SCHEMA " + quoted(schema) + " CASCADE"));
        Object[] emptied = schemas(Treatment.EMPTY).toArray();
        statements.addAll(strings(connection, EraseQueries.OBJECTS, connection.createArrayOf("text", emptied)));
        if (largeObjects) {
            statements.add("SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata");
        }
        return statements;
    }

    /** What is left outside of schemas once room has been made, as {@code TYPE name}. */
    List<String> standing(Connection connection) throws SQLException {
        return strings(connection, EraseQueries.STANDING);
    }

    /** Whether the script's entry is to be run. */
    boolean restores(Entry entry, Set<String> standing) {
        if (entry.type().equals("DEFAULT ACL") && !roles.contains(entry.owner())) {
            return false;
        }
        return entry.schema().equals("-") ? restoresGlobal(entry, standing) : restoresInSchema(entry, standing);
    }

    private boolean restoresInSchema(Entry entry, Set<String> standing) {
        if (entry.type().startsWith("PUBLICATION TABLE")) {
            return standing.stream().noneMatch(
                    thing -> thing.startsWith("PUBLICATION ")
                            && ("PUBLICATION " + entry.name()).startsWith(thing + " "));
        }
        boolean anothersRows = standing.contains("DATA " + entry.schema() + "." + entry.name());
        return isRestored(entry.schema()) && !anothersRows;
    }

    private boolean restoresGlobal(Entry entry, Set<String> standing) {
        return switch (entry.type()) {
            case "SCHEMA" -> isRestored(entry.name()) && !standing.contains("SCHEMA " + entry.name());
            case "COMMENT", "ACL", "SECURITY LABEL" -> restoresRemark(entry.name(), standing);
            case "BLOB", "BLOB METADATA", "BLOBS" -> largeObjects;
            case "CAST", "TRANSFORM" -> !standing.contains(entry.name());
            case "USER MAPPING" -> standing.stream().noneMatch(
                    thing -> thing.startsWith("SERVER ") && entry.name().endsWith(" " + thing));
            case "DATABASE", "DATABASE PROPERTIES", "SUBSCRIPTION" -> false;
            default -> !standing.contains(entry.type() + " " + entry.name());
        };
    }

    /** A comment or a right is restored with what it is on, which its name begins with, as {@code SCHEMA shop}. */
    private boolean restoresRemark(String subject, Set<String> standing) {
        if (LARGE_OBJECTS.stream().anyMatch(word -> subject.startsWith(word + " "))) {
            return largeObjects;
        }
        if (subject.startsWith("SCHEMA ") && !isRestored(subject.substring("SCHEMA ".length()))) {
            return false;
        }
        return !subject.startsWith("DATABASE ") && !standing.contains(subject);
    }

    private boolean isRestored(String schema) {
        return !schema.equals(logSchema) && !skipped.containsKey(schema);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static List<String> strings(Connection connection, String sql, Object... arguments) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                int last = row.getMetaData().getColumnCount();
                while (row.next()) {
                    strings.add(row.getString(last));
                }
            }
        }
        return strings;
    }
}
