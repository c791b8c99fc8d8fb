package dev.retort.dialect;

import java.util.List;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.DatabaseSchema;

/** Writes changes of a schema as statements. */
public interface SchemaWriter {

    /**
     * The statements of changes that stand in an order that runs.
     *
     * @param before the schema they start from
     * @param after the schema they lead to
     */
    List<WrittenStatement> write(List<SchemaChange> changes, DatabaseSchema before, DatabaseSchema after, Style style);

    /** How statements are written. */
    enum Style {
        /** All in one transaction. */
        PLAIN,
        /** In the forms that keep a live table usable: indexes made concurrently, constraints validated afterwards. */
        ONLINE
    }
}
