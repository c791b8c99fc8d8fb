package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.retort.schema.Constraint;
import dev.retort.schema.EnumType;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.sql.QualifiedName;

/** The schemas, tables, types and sequences of a draft, by name; what is not known of a table is remembered with it. */
final class DraftTables {

    private final String defaultSchema;
    private final Map<String, DraftSchema> schemas = new TreeMap<>();

    DraftTables(String defaultSchema) {
        this.defaultSchema = defaultSchema;
        schemas.put(defaultSchema, new DraftSchema());
    }

    /**
     * A table of a draft.
     *
     * @param doubt why its columns and the rest may be others; null where they are known
     */
    record Entry(Table table, @Nullable String doubt) {}

    private static final class DraftSchema {

        private final Map<String, Entry> tables = new TreeMap<>();
        private final Map<String, EnumType> enums = new TreeMap<>();
        private final TreeSet<String> sequences = new TreeSet<>();

        private DraftSchema copy() {
            DraftSchema copy = new DraftSchema();
            copy.tables.putAll(tables);
            copy.enums.putAll(enums);
            copy.sequences.addAll(sequences);
            return copy;
        }
    }

    DraftTables copy() {
        DraftTables copy = new DraftTables(defaultSchema);
        schemas.forEach((name, schema) -> copy.schemas.put(name, schema.copy()));
        return copy;
    }

    void add(Schema schema, List<EnumType> enums, List<String> sequences) {
        DraftSchema draft = schema(schema.name());
        schema.tables().forEach(table -> draft.tables.put(table.name(), new Entry(table, null)));
        enums.forEach(type -> draft.enums.put(type.name(), type));
        draft.sequences.addAll(sequences);
    }

    String defaultSchema() {
        return defaultSchema;
    }

    List<String> schemaNames() {
        return List.copyOf(schemas.keySet());
    }

    void makeSchema(String name) {
        schema(name);
    }

    void dropSchema(String name) {
        schemas.remove(name);
    }

    List<Entry> tables(String schema) {
        DraftSchema draft = schemas.get(schema);
        return draft == null ? List.of() : List.copyOf(draft.tables.values());
    }

    Optional<Entry> table(String schema, String name) {
        DraftSchema draft = schemas.get(schema);
        return draft == null ? Optional.empty() : Optional.ofNullable(draft.tables.get(name));
    }

    Optional<Entry> find(QualifiedName name) {
        return table(schemaOf(name), name.name());
    }

    String schemaOf(QualifiedName name) {
        String schema = name.schema();
        return schema == null ? defaultSchema : schema;
    }

    void put(Table table, @Nullable String doubt) {
        schema(table.schema()).tables.put(table.name(), new Entry(table, doubt));
    }

    void remove(QualifiedName name) {
        schema(schemaOf(name)).tables.remove(name.name());
        schemas.values().forEach(draft -> draft.tables.replaceAll((_, entry) -> withoutKeysTo(entry, name)));
    }

    private Entry withoutKeysTo(Entry entry, QualifiedName target) {
        List<Constraint> left = entry.table().constraints().stream()
                .filter(one -> !(one instanceof Constraint.ForeignKey key && key.targetTable().equals(target.name())
                        && key.targetSchema().equals(schemaOf(target))))
                .toList();
        return left.size() == entry.table().constraints().size()
                ? entry
                : new Entry(DraftChanges.with(entry.table(), left), entry.doubt());
    }

    /** Changes a table that is known. @return whether there is one */
    boolean change(QualifiedName name, UnaryOperator<Table> change) {
        Entry entry = find(name).orElse(null);
        if (entry == null) {
            return false;
        }
        put(change.apply(entry.table()), entry.doubt());
        return true;
    }

    void doubt(QualifiedName name, String reason) {
        find(name).ifPresent(entry -> put(entry.table(), entry.doubt() == null ? reason : entry.doubt()));
    }

    /** Changes every table. */
    void changeAll(UnaryOperator<Table> change) {
        schemas.values().forEach(draft -> draft.tables
                .replaceAll((_, entry) -> new Entry(change.apply(entry.table()), entry.doubt())));
    }

    List<EnumType> enums(String schema) {
        DraftSchema draft = schemas.get(schema);
        return draft == null ? List.of() : List.copyOf(draft.enums.values());
    }

    void putEnum(QualifiedName name, List<String> labels) {
        String schema = schemaOf(name);
        schema(schema).enums.put(name.name(), new EnumType(schema, name.name(), labels));
    }

    void extendEnum(QualifiedName name, String label) {
        EnumType type = schema(schemaOf(name)).enums.get(name.name());
        if (type != null && !type.labels().contains(label)) {
            List<String> labels = new ArrayList<>(type.labels());
            labels.add(label);
            putEnum(name, labels);
        }
    }

    void removeEnum(QualifiedName name) {
        schema(schemaOf(name)).enums.remove(name.name());
    }

    List<String> sequences(String schema) {
        DraftSchema draft = schemas.get(schema);
        return draft == null ? List.of() : List.copyOf(draft.sequences);
    }

    void addSequence(QualifiedName name) {
        schema(schemaOf(name)).sequences.add(name.name());
    }

    void removeSequence(QualifiedName name) {
        schema(schemaOf(name)).sequences.remove(name.name());
    }

    private DraftSchema schema(String name) {
        return schemas.computeIfAbsent(name, _ -> new DraftSchema());
    }
}
