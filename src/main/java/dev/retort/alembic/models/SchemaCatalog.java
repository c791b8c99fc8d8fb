package dev.retort.alembic.models;

import java.util.List;
import java.util.Optional;

import dev.retort.schema.CatalogView;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.EnumType;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.TableSummary;

/** A schema that was read, as reflection asks for it. */
record SchemaCatalog(DatabaseSchema schema) implements CatalogView {

    @Override
    public String defaultSchema() {
        return schema.defaultSchema();
    }

    @Override
    public List<String> schemas() {
        return schema.objects().stream().map(one -> one.id().schema()).filter(name -> !name.isEmpty()).distinct()
                .sorted().toList();
    }

    @Override
    public List<TableSummary> tables(String name) {
        return schema.tables().filter(table -> table.schema().equals(name))
                .map(table -> new TableSummary(name, table.name(), table.kind(), -1, -1, table.comment())).toList();
    }

    @Override
    public Optional<Table> table(String name, String table) {
        return schema.find(ObjectName.of(ObjectKind.TABLE, name, table))
                .or(() -> schema.find(ObjectName.of(ObjectKind.VIEW, name, table))).map(Table.class::cast);
    }

    @Override
    public List<String> dependents(String name, String table) {
        return List.of();
    }

    @Override
    public List<EnumType> enums(String name) {
        return schema.all(EnumType.class).filter(one -> one.schema().equals(name)).toList();
    }

    @Override
    public List<String> sequences(String name) {
        return schema.all(Sequence.class).map(SchemaObject::id).filter(one -> one.schema().equals(name))
                .map(ObjectName::name).sorted().toList();
    }
}
