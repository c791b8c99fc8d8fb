package dev.retort.workbench.tables;

import dev.retort.browse.TableName;
import dev.retort.schema.TableSummary;

/** One row of the tree. */
sealed interface TreeEntry {

    /** A schema and how many tables and views of it the tree shows. */
    record OfSchema(String name, int tables, int views) implements TreeEntry {}

    record OfTable(TableSummary summary) implements TreeEntry {

        TableName name() {
            return new TableName(summary.schema(), summary.name());
        }

        boolean isView() {
            return switch (summary.kind()) {
                case VIEW, MATERIALIZED_VIEW -> true;
                case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE, VIRTUAL_TABLE -> false;
            };
        }
    }
}
