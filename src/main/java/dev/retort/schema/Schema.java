package dev.retort.schema;

import java.util.List;

/** A schema and its tables and views, sorted by name. */
public record Schema(String name, List<Table> tables) {

    public Schema {
        tables = List.copyOf(tables);
    }
}
