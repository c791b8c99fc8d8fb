package dev.retort.testing;

import java.util.List;
import java.util.Optional;

import dev.retort.schema.CatalogView;
import dev.retort.schema.EnumType;
import dev.retort.schema.Table;
import dev.retort.schema.TableSummary;

/** A database in which nothing is. */
final class EmptyCatalog implements CatalogView {

    @Override
    public String defaultSchema() {
        return "public";
    }

    @Override
    public List<String> schemas() {
        return List.of("public");
    }

    @Override
    public List<TableSummary> tables(String schema) {
        return List.of();
    }

    @Override
    public Optional<Table> table(String schema, String name) {
        return Optional.empty();
    }

    @Override
    public List<String> dependents(String schema, String table) {
        return List.of();
    }

    @Override
    public List<EnumType> enums(String schema) {
        return List.of();
    }

    @Override
    public List<String> sequences(String schema) {
        return List.of();
    }
}
