package dev.retort.dialect;

import java.util.List;
import java.util.Optional;

import dev.retort.schema.CatalogView;
import dev.retort.schema.EnumType;
import dev.retort.schema.Table;
import dev.retort.schema.TableSummary;

/** Tables of which someone wants to hear before each answer, because it may be a guess. */
public final class DoubtedTables implements CatalogView {

    private final CatalogView tables;
    private final Runnable asked;

    public DoubtedTables(CatalogView tables, Runnable asked) {
        this.tables = tables;
        this.asked = asked;
    }

    @Override
    public String defaultSchema() {
        return tables.defaultSchema();
    }

    @Override
    public List<String> schemas() {
        asked.run();
        return tables.schemas();
    }

    @Override
    public List<TableSummary> tables(String schema) {
        asked.run();
        return tables.tables(schema);
    }

    @Override
    public Optional<Table> table(String schema, String name) {
        asked.run();
        return tables.table(schema, name);
    }

    @Override
    public List<String> dependents(String schema, String table) {
        asked.run();
        return tables.dependents(schema, table);
    }

    @Override
    public List<EnumType> enums(String schema) {
        asked.run();
        return tables.enums(schema);
    }

    @Override
    public List<String> sequences(String schema) {
        asked.run();
        return tables.sequences(schema);
    }
}
