package dev.retort.schema;

import java.util.List;
import java.util.Optional;

/** The tables of a database at one point of a migration. */
public interface CatalogView {

    /** The schema unqualified names mean: {@code public} or so on PostgreSQL, {@code main} on SQLite. */
    String defaultSchema();

    /** The schemas' names, sorted. */
    List<String> schemas();

    /** Tables and views of a schema, sorted by name, without their columns where those cost a query. */
    List<TableSummary> tables(String schema);

    /** One table or view with all it has; empty where there is none of that name. */
    Optional<Table> table(String schema, String name);

    /**
     * What belongs to a table and is not part of it: the statements of its triggers and of the views that name it, as
     * the database keeps them; empty where the database needs none of them put back.
     */
    List<String> dependents(String schema, String table);

    /** The enumerated types of a schema, sorted by name; none on SQLite. */
    List<EnumType> enums(String schema);

    /** The sequences of a schema, sorted, those of serial and identity columns included; none on SQLite. */
    List<String> sequences(String schema);
}
