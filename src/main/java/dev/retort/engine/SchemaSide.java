package dev.retort.engine;

import dev.retort.connect.Database;

/** One side of a comparison of schemas. */
public sealed interface SchemaSide {

    /** What the project's settings say the schema should be. */
    record OfTarget() implements SchemaSide {}

    /** A database as it is. */
    record OfDatabase(Database database) implements SchemaSide {}

    /** An empty database after an upgrade to a revision of the project; {@code base} for an empty one. */
    record OfRevision(String target) implements SchemaSide {}
}
