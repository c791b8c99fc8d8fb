package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.SchemaWriter;
import dev.retort.dialect.WrittenStatement;
import dev.retort.operation.SchemaChange;
import dev.retort.operation.TransactionMode;
import dev.retort.schema.DatabaseSchema;

/** Writes changes of a schema for PostgreSQL. */
final class PostgresqlSchemaWriter implements SchemaWriter {

    private final Identifiers identifiers;

    PostgresqlSchemaWriter(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    @Override
    public List<WrittenStatement> write(List<SchemaChange> changes, DatabaseSchema before, DatabaseSchema after,
            Style style) {
        List<WrittenStatement> statements = new ArrayList<>();
        for (SchemaChange change : changes) {
            statements.add(new WrittenStatement(switch (change) {
                case SchemaChange.DropColumn drop -> "ALTER TABLE " + identifiers.quoteIfNeeded(drop.table().name())
                        + " DROP COLUMN " + identifiers.quoteIfNeeded(drop.column().name());
                default -> throw new UnsupportedOperationException(change.getClass().getSimpleName());
            }, TransactionMode.TRANSACTIONAL, List.of(change), ""));
        }
        return statements;
    }
}
