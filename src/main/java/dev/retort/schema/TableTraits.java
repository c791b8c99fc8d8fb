package dev.retort.schema;

import java.util.List;

/**
 * What a table of PostgreSQL has beside its columns, constraints and indexes; texts are empty where it has none.
 *
 * @param options its storage parameters: {@code fillfactor=70}, sorted
 * @param inherits the tables it inherits from, each as the database spells it
 * @param partitionOf the table it is a part of, as the database spells it
 * @param partitionBound which part: {@code FOR VALUES FROM (1) TO (10)}, {@code DEFAULT}
 * @param partitionBy how its own rows are spread: {@code RANGE (created)}
 */
public record TableTraits(boolean unlogged, List<String> options, boolean rowSecurity, boolean forcedRowSecurity,
        List<String> inherits, String partitionOf, String partitionBound, String partitionBy) {

    /** A table like most: none of all that. */
    public static final TableTraits PLAIN = new TableTraits(false, List.of(), false, false, List.of(), "", "", "");

    public TableTraits {
        options = List.copyOf(options);
        inherits = List.copyOf(inherits);
    }
}
