package dev.retort.dialect.sqlite;

import java.util.List;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.SchemaWriter;
import dev.retort.dialect.WrittenStatement;
import dev.retort.operation.SchemaChange;
import dev.retort.schema.DatabaseSchema;

/**
 * Writes changes of a schema for SQLite. All changes of one table are made together, by ALTER TABLE or by making the
 * table anew. Triggers and views that change go first and come last, so that no statement meets one that names what is
 * not there. There is one style: SQLite has one writer, and nothing to make concurrently.
 */
final class SqliteSchemaWriter implements SchemaWriter {

    private final SqliteDefinitions definitions;

    SqliteSchemaWriter(Identifiers identifiers) {
        definitions = new SqliteDefinitions(identifiers);
    }

    @Override
    public List<WrittenStatement> write(List<SchemaChange> changes, DatabaseSchema before, DatabaseSchema after,
            Style style) {
        return new SqliteChangeList(changes, before, after, definitions).statements();
    }
}
