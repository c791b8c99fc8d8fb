package dev.retort.schema;

import java.util.List;

/** An enumerated type of PostgreSQL, its labels in their order. */
public record EnumType(String schema, String name, List<String> labels) {

    public EnumType {
        labels = List.copyOf(labels);
    }
}
