package dev.retort.schema;

import java.util.List;

/**
 * An index that is not merely a constraint's.
 *
 * @param valid false where an interrupted build left it unusable
 * @param definition the statement that makes it
 * @param body the definition without the index's name and the table's: what makes two indexes of a table the same; empty
 *        where it was not read for a comparison
 * @param columns those it reads, also inside expressions and its condition; empty where not read for a comparison
 */
public record Index(String name, boolean unique, boolean valid, String definition, String body, List<String> columns) {

    public Index {
        columns = List.copyOf(columns);
    }

    public Index(String name, boolean unique, boolean valid, String definition) {
        this(name, unique, valid, definition, "", List.of());
    }
}
