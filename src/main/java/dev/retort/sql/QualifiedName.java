package dev.retort.sql;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table or another object, as the database knows it: without quotes, and on PostgreSQL in lower case where
 * it was not quoted.
 *
 * @param schema null where the statement names none
 */
public record QualifiedName(@Nullable String schema, String name) {

    /** The name that the last two parts of a dotted one stand for; empty where there are no parts. */
    static Optional<QualifiedName> of(List<String> parts) {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional
                        .of(new QualifiedName(parts.size() > 1 ? parts.get(parts.size() - 2) : null, parts.getLast()));
    }

    /** {@code schema.name}, or only the name. */
    public String text() {
        return schema == null ? name : schema + "." + name;
    }
}
