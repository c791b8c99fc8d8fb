package dev.retort.dialect.postgresql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.retort.schema.Column;
import dev.retort.schema.CompositeType;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Domain;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;

/** Tables and types, put together from the rows of several queries. */
final class ReadTables {

    private final CatalogIds ids;
    private final UnaryOperator<String> schemaNames;
    private final Map<Long, ReadTable> tables = new LinkedHashMap<>();
    private final Map<Long, CompositeDraft> composites = new LinkedHashMap<>();
    private final Map<Long, Domain> domains = new LinkedHashMap<>();
    private final List<SchemaObject> enums = new ArrayList<>();
    private final Map<Long, List<Check>> domainChecks = new HashMap<>();

    private record CompositeDraft(CompositeType type, List<Column> columns) {}

    ReadTables(CatalogIds ids, UnaryOperator<String> schemaNames) {
        this.ids = ids;
        this.schemaNames = schemaNames;
    }

    /** Everything that was read. */
    Stream<SchemaObject> stream() {
        Stream<SchemaObject> all = tables.values().stream().map(table -> table.finish(tables));
        all = Stream.concat(all, composites.values().stream()
                .map(draft -> new CompositeType(draft.type().schema(), draft.type().name(), draft.columns())));
        all = Stream.concat(all, domains.entrySet().stream()
                .map(entry -> withChecks(entry.getValue(), domainChecks.getOrDefault(entry.getKey(), List.of()))));
        return Stream.concat(all, enums.stream());
    }

    List<SchemaObject> objects() {
        return stream().toList();
    }

    private static Domain withChecks(Domain domain, List<Check> checks) {
        return new Domain(domain.schema(), domain.name(), domain.type(), domain.nullable(), domain.defaultExpression(),
                domain.collation(), checks);
    }

    void relation(ResultSet row) throws SQLException {
        long oid = row.getLong("oid");
        ReadTable table = new ReadTable(row, schemaNames.apply(row.getString("schema")),
                ids.commentOf(CatalogIds.PG_CLASS, oid, 0));
        tables.put(oid, table);
        ids.put(CatalogIds.PG_CLASS, oid, 0, table.id());
        ids.put(CatalogIds.PG_TYPE, row.getLong("row_type"), 0, table.id());
        ids.put(CatalogIds.PG_TYPE, row.getLong("array_type"), 0, table.id());
    }

    void type(ResultSet row) throws SQLException {
        long oid = row.getLong("oid");
        String schema = schemaNames.apply(row.getString("schema"));
        String name = row.getString("name");
        SchemaObject type = switch (row.getString("kind")) {
            case "e" -> new EnumType(schema, name, strings(row.getArray("labels")));
            case "d" -> new Domain(schema, name, row.getString("base"), row.getBoolean("nullable"),
                    CanonicalText.of(row.getString("default_expression")), row.getString("collation"), List.of());
            default -> new CompositeType(schema, name, List.of());
        };
        switch (type) {
            case Domain domain -> domains.put(oid, domain);
            case CompositeType composite -> composites.put(row.getLong("relation"),
                    new CompositeDraft(composite, new ArrayList<>()));
            default -> enums.add(type);
        }
        ids.put(CatalogIds.PG_TYPE, oid, 0, type.id());
        ids.put(CatalogIds.PG_TYPE, row.getLong("array_type"), 0, type.id());
        ids.put(CatalogIds.PG_CLASS, row.getLong("relation"), 0, type.id());
    }

    void column(ResultSet row) throws SQLException {
        long oid = row.getLong("oid");
        int place = row.getInt("place");
        ReadTable table = tables.get(oid);
        CompositeDraft composite = composites.get(oid);
        if (table == null && composite == null) {
            return;
        }
        Column column = ReadTable.column(row, ids.commentOf(CatalogIds.PG_CLASS, oid, place));
        if (composite != null) {
            composite.columns().add(column);
        } else if (table != null) {
            table.add(column, row.getBoolean("inherited"));
            if (!table.isView()) {
                ids.put(CatalogIds.PG_CLASS, oid, place, table.id().part(ObjectKind.COLUMN, column.name()));
            }
        }
    }

    void constraint(ResultSet row) throws SQLException {
        ConstraintText definition = new ConstraintText(CanonicalText.of(row.getString("definition")));
        String name = row.getString("name");
        if (row.getLong("domain") != 0) {
            domainChecks.computeIfAbsent(row.getLong("domain"), _ -> new ArrayList<>())
                    .add(new Check(name, CanonicalText.of(row.getString("expression")), definition.checkRule()));
            ObjectName domain = ids.name(CatalogIds.PG_TYPE, row.getLong("domain"), 0);
            if (domain != null) {
                ids.put(CatalogIds.PG_CONSTRAINT, row.getLong("oid"), 0, domain);
            }
            return;
        }
        ReadTable table = tables.get(row.getLong("relation"));
        if (table == null) {
            return;
        }
        Constraint constraint = switch (row.getString("kind")) {
            case "p" -> new Constraint.PrimaryKey(name, strings(row.getArray("columns")), definition.keyRule());
            case "u" -> new Constraint.Unique(name, strings(row.getArray("columns")), definition.keyRule());
            case "f" -> new Constraint.ForeignKey(name, strings(row.getArray("columns")),
                    schemaNames.apply(row.getString("target_schema")), row.getString("target_table"),
                    strings(row.getArray("target_columns")), definition.referenceRule());
            case "c" -> new Check(name, CanonicalText.of(row.getString("expression")), definition.checkRule());
            default -> new Constraint.Exclusion(name, definition.text());
        };
        table.add(constraint);
        ObjectName part = table.id().part(ObjectKind.CONSTRAINT, name);
        ids.put(CatalogIds.PG_CONSTRAINT, row.getLong("oid"), 0, part);
        if (!(constraint instanceof Constraint.ForeignKey)) {
            ids.put(CatalogIds.PG_CLASS, row.getLong("index"), 0, part);
        }
    }

    void index(ResultSet row) throws SQLException {
        ReadTable table = tables.get(row.getLong("relation"));
        if (table == null) {
            return;
        }
        String name = row.getString("name");
        boolean unique = row.getBoolean("is_unique");
        String head = "CREATE " + (unique ? "UNIQUE " : "") + "INDEX " + row.getString("quoted") + " ON ";
        String definition = CanonicalText.of(row.getString("definition"));
        // Behind the table's name, which the server writes with its schema, and ONLY before it where it has partitions.
        String rest = definition.length() > head.length() ? definition.substring(head.length()) : "";
        String only = rest.startsWith("ONLY ") ? rest.substring("ONLY ".length()) : rest;
        String behind = only.startsWith(row.getString("on_full"))
                ? only.substring(row.getString("on_full").length()).strip()
                : only;
        table.add(new Index(name, unique, row.getBoolean("valid"),
                head + row.getString("on_table") + " " + behind, (unique ? "UNIQUE " : "") + behind,
                strings(row.getArray("columns"))));
        ids.put(CatalogIds.PG_CLASS, row.getLong("oid"), 0, table.id().part(ObjectKind.INDEX, name));
    }

    static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    static Long[] longs(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(number -> ((Number) number).longValue())
                .toArray(Long[]::new);
    }
}
