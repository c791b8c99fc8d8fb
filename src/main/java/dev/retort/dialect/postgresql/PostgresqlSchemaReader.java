package dev.retort.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.dialect.SchemaReader;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Extension;
import dev.retort.schema.Namespace;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Policy;
import dev.retort.schema.Privileges;
import dev.retort.schema.Routine;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Trigger;

/**
 * Reads all of a PostgreSQL database that can be compared, in one read-only transaction that sees one moment; inside a
 * transaction of the caller's, what that sees. One round trip to the server for each query of {@link SchemaQueries}.
 *
 * <p>Names in definitions are without a schema where they stand in the connection's current one, and with it everywhere
 * else. Two connections whose current schemas differ therefore spell differently: whoever compares two databases sets
 * both search paths to begin with the same schema. No other setting of the session shows.
 */
public final class PostgresqlSchemaReader implements SchemaReader {

    private static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    private static final Pattern OWN = Pattern.compile("\\{own (\\w+) ([\\w.]+)}");

    private final String scope;
    private final Map<String, String> standsFor;

    /** Reads every schema but the system's. */
    public PostgresqlSchemaReader() {
        this(CatalogQueries.NO_SYSTEM_SCHEMA, Map.of());
    }

    private PostgresqlSchemaReader(String scope, Map<String, String> standsFor) {
        this.scope = scope;
        this.standsFor = standsFor;
    }

    /**
     * Reads one schema only, and extensions, and reports its objects as standing in another: what stands in a scratch
     * schema for what should be. The connection's search path has to begin with the schema that is read.
     *
     * @param schema of letters, digits and underscores
     */
    public static PostgresqlSchemaReader of(String schema, String asSchema) {
        return new PostgresqlSchemaReader("n.nspname = '" + schema + "'", Map.of(schema, asSchema));
    }

    @Override
    public DatabaseSchema read(Connection connection, boolean privileges) throws SQLException {
        if (!connection.getAutoCommit()) {
            return readInTransaction(connection, privileges);
        }
        execute(connection, BEGIN);
        try {
            DatabaseSchema schema = readInTransaction(connection, privileges);
            execute(connection, "COMMIT");
            return schema;
        } catch (SQLException | RuntimeException e) {
            try {
                execute(connection, "ROLLBACK");
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            throw e;
        }
    }

    private DatabaseSchema readInTransaction(Connection connection, boolean privileges) throws SQLException {
        List<String> settings = new ArrayList<>();
        String[] defaultSchema = new String[1];
        query(connection, SchemaQueries.SETTINGS, row -> {
            defaultSchema[0] = row.getString("default_schema");
            for (int i = 2; i <= 7; i++) {
                settings.add(row.getString(i));
            }
        });
        DatabaseSchema schema = new Reading(connection, named(defaultSchema[0])).read(privileges);
        if (!connection.getAutoCommit()) {
            try (PreparedStatement restore = connection.prepareStatement(SchemaQueries.RESTORE)) {
                for (int i = 0; i < settings.size(); i++) {
                    restore.setString(i + 1, settings.get(i));
                }
                restore.execute();
            }
        }
        return schema;
    }

    private String named(String schema) {
        return standsFor.getOrDefault(schema, schema);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void query(Connection connection, String query, RowAction action) throws SQLException {
        String sql = OWN.matcher(query.replace("{scope}", scope)).replaceAll(found -> Matcher.quoteReplacement(
                "NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog." + found.group(1)
                        + "'::regclass AND e.objid = " + found.group(2) + " AND e.deptype = 'e')"));
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                action.on(rows);
            }
        }
    }

    @FunctionalInterface
    private interface RowAction {
        void on(ResultSet row) throws SQLException;
    }

    /** One reading. Object ids are the server's; each is known from the first query that names it on. */
    private final class Reading {

        private final Connection connection;
        private final String defaultSchema;
        private final CatalogIds ids = new CatalogIds();
        private final ReadTables tables = new ReadTables(ids, PostgresqlSchemaReader.this::named);
        private final List<SchemaObject> objects = new ArrayList<>();
        private final List<String> unmanaged = new ArrayList<>();

        private Reading(Connection connection, String defaultSchema) {
            this.connection = connection;
            this.defaultSchema = defaultSchema;
        }

        private DatabaseSchema read(boolean withPrivileges) throws SQLException {
            each(SchemaQueries.COMMENTS, row -> ids.comment(row.getLong("class"), row.getLong("oid"),
                    row.getInt("part"), row.getString("description")));
            each(SchemaQueries.RELATIONS, tables::relation);
            each(SchemaQueries.TYPES, tables::type);
            each(SchemaQueries.COLUMNS, tables::column);
            each(SchemaQueries.CONSTRAINTS, tables::constraint);
            each(SchemaQueries.INDEXES, tables::index);
            each(SchemaQueries.SEQUENCES, this::sequence);
            each(SchemaQueries.ROUTINES, this::routine);
            each(SchemaQueries.TRIGGERS_AND_POLICIES, this::triggerOrPolicy);
            each(OtherObjectQueries.OBJECTS, this::other);
            each(SchemaQueries.DEPENDENCIES, row -> ids.dependency(row.getLong("class"), row.getLong("oid"),
                    row.getInt("part"), row.getLong("on_class"), row.getLong("on_oid"), row.getInt("on_part"),
                    row.getBoolean("member")));
            Map<ObjectName, Privileges> privileges = new HashMap<>();
            if (withPrivileges) {
                each(OtherObjectQueries.PRIVILEGES, row -> {
                    ObjectName name = ids.name(row.getLong("class"), row.getLong("oid"), 0);
                    if (name != null) {
                        privileges.put(name, new Privileges(row.getString("owner"),
                                ReadTables.strings(row.getArray("grants"))));
                    }
                });
            }
            objects.addAll(tables.objects());
            objects.sort(Comparator.comparing(SchemaObject::id, CatalogIds.ORDER));
            unmanaged.sort(Comparator.naturalOrder());
            return new DatabaseSchema(defaultSchema, objects, ids.dependencies(), ids.looseComments(), privileges,
                    unmanaged);
        }

        private void each(String query, RowAction action) throws SQLException {
            query(connection, query, action);
        }

        private void add(SchemaObject object, long catalog, long oid) {
            objects.add(object);
            ids.put(catalog, oid, 0, object.id());
        }

        private void sequence(ResultSet row) throws SQLException {
            Long[] options = ReadTables.longs(row.getArray("options"));
            ObjectName owner = ids.name(CatalogIds.PG_CLASS, row.getLong("owner"), row.getInt("owner_column"));
            add(new Sequence(named(row.getString("schema")), row.getString("name"), row.getString("type"), options[0],
                    options[1], options[2], options[3], options[4], options[5] == 1, owner), CatalogIds.PG_CLASS,
                    row.getLong("oid"));
        }

        private void routine(ResultSet row) throws SQLException {
            String schema = named(row.getString("schema"));
            String definition = row.getString("definition").stripTrailing();
            String qualifier = row.getString("qualifier");
            // The server names the schema always, also where it is the one that is meant without.
            int name = definition.indexOf(qualifier);
            if (schema.equals(defaultSchema) && name >= 0) {
                definition = definition.substring(0, name) + definition.substring(name + qualifier.length());
            }
            add(new Routine(schema, row.getString("name"), row.getString("arguments"),
                    row.getString("kind").equals("p") ? Routine.Kind.PROCEDURE : Routine.Kind.FUNCTION, definition),
                    CatalogIds.PG_PROC, row.getLong("oid"));
        }

        private void triggerOrPolicy(ResultSet row) throws SQLException {
            ObjectName table = ids.name(CatalogIds.PG_CLASS, row.getLong("relation"), 0);
            if (table == null) {
                return;
            }
            String name = row.getString("name");
            String definition = CanonicalText.of(row.getString("definition"));
            if (row.getString("kind").equals("trigger")) {
                add(new Trigger(table.schema(), table.name(), name, definition, row.getString("enabled")),
                        CatalogIds.PG_TRIGGER, row.getLong("oid"));
            } else {
                add(new Policy(table.schema(), table.name(), name, definition), CatalogIds.PG_POLICY,
                        row.getLong("oid"));
            }
        }

        private void other(ResultSet row) throws SQLException {
            String schema = named(row.getString("schema"));
            String name = row.getString("name");
            switch (row.getString("kind")) {
                case "schema" -> add(new Namespace(named(name)), CatalogIds.PG_NAMESPACE, row.getLong("oid"));
                case "extension" -> add(new Extension(name, schema, row.getString("version")), CatalogIds.PG_EXTENSION,
                        row.getLong("oid"));
                default -> unmanaged.add(row.getString("kind") + " "
                        + (schema.isEmpty() || schema.equals(defaultSchema) ? "" : schema + ".") + name);
            }
        }
    }
}
