package dev.retort.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.retort.connect.Access;
import dev.retort.connect.Database;
import dev.retort.dialect.Catalog;
import dev.retort.dialect.VersionTable;
import dev.retort.dialect.VersionTableName;
import dev.retort.plan.Plan;
import dev.retort.problem.Sha256;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.sql.StatementSummary;

/** What the tables a plan names are like, so that it shows when one changed after the plan was read. */
final class TableDefinitions {

    private static final int DIGITS = 24;

    private final Databases databases;

    TableDefinitions(Databases databases) {
        this.databases = databases;
    }

    /** A digest of each table the plan's statements name, empty for one that is not there; reads the catalog once. */
    Map<String, String> of(Plan plan, Database database) {
        Set<String> named = new TreeSet<>();
        plan.steps().forEach(step -> step.statements().forEach(statement -> StatementSummary
                .of(statement.sql(), plan.dialect()).tables().forEach(table -> named.add(table.text()))));
        if (named.isEmpty() || Databases.isMissingFile(database)) {
            return named.isEmpty() ? Map.of() : absent(named);
        }
        return databases.with(database, Access.READ, connection -> digests(database, connection, named));
    }

    /**
     * The tables of a plan that are no longer what they were when it was made, sorted; none where the version table moved
     * on, for then the plan is refused anyway.
     */
    List<String> changed(Plan plan, Database database, VersionTableName versionTable) {
        if (plan.tables().isEmpty() || hasMoved(plan, database, versionTable)) {
            return List.of();
        }
        Map<String, String> now = of(plan, database);
        return new TreeMap<>(plan.tables()).entrySet().stream()
                .filter(table -> !table.getValue().equals(now.getOrDefault(table.getKey(), ""))).map(Map.Entry::getKey)
                .toList();
    }

    private boolean hasMoved(Plan plan, Database database, VersionTableName versionTable) {
        return !Databases.isMissingFile(database) && databases.with(database, Access.READ, connection -> !VersionTable
                .find(databases.dialect(database), connection, versionTable).rows().equals(plan.rows()));
    }

    private Map<String, String> digests(Database database, Connection connection, Set<String> named)
            throws SQLException {
        Catalog catalog = databases.dialect(database).catalog();
        String usual = catalog.defaultSchema(connection);
        Map<String, String> digests = new HashMap<>(absent(named));
        for (Schema schema : catalog.schemas(connection)) {
            for (Table table : schema.tables()) {
                String full = schema.name() + "." + table.name();
                if (named.contains(full)) {
                    digests.put(full, digest(catalog.ddl(table)));
                }
                if (schema.name().equals(usual) && named.contains(table.name())) {
                    digests.put(table.name(), digest(catalog.ddl(table)));
                }
            }
        }
        return digests;
    }

    private static Map<String, String> absent(Set<String> named) {
        Map<String, String> none = new HashMap<>();
        named.forEach(name -> none.put(name, ""));
        return none;
    }

    private static String digest(String definition) {
        return Sha256.of(definition).substring(0, DIGITS);
    }
}
