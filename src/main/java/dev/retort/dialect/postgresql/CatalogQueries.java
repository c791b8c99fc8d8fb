package dev.retort.dialect.postgresql;

/**
 * The queries of {@link PostgresqlCatalog}. {@code {scope}} stands for a condition on {@code pg_class c} and
 * {@code pg_namespace n}. None returns NULL where a text is asked for.
 */
final class CatalogQueries {

    static final String NO_SYSTEM_SCHEMA = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

    static final String ONE_TABLE = "n.nspname = ? AND c.relname = ?";

    static final String ONE_SCHEMA = "n.nspname = ?";

    static final String NAMES = """
            SELECT c.relname AS name, c.relkind AS kind, coalesce(d.description, '') AS comment
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_description d
              ON d.objoid = c.oid AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {scope}
            ORDER BY c.relname COLLATE "C"
            """;

    static final String ENUMS = """
            SELECT t.typname AS name,
                   ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid
                         ORDER BY e.enumsortorder) AS labels
            FROM pg_catalog.pg_type t
            JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
            WHERE t.typtype = 'e' AND {scope}
            ORDER BY t.typname COLLATE "C"
            """;

    static final String SEQUENCES = """
            SELECT c.relname AS name
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'S' AND {scope}
            ORDER BY c.relname COLLATE "C"
            """;

    static final String SCHEMAS = "SELECT n.nspname FROM pg_catalog.pg_namespace n WHERE " + NO_SYSTEM_SCHEMA
            + " ORDER BY n.nspname COLLATE \"C\"";

    static final String RELATIONS = """
            SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind,
                   coalesce(d.description, '') AS comment,
                   CASE
                     WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid, true)
                     WHEN c.relkind = 'f' THEN (
                       SELECT 'SERVER ' || quote_ident(s.srvname) || coalesce(' OPTIONS (' || (
                                SELECT string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ')
                                FROM pg_catalog.pg_options_to_table(f.ftoptions) o) || ')', '')
                       FROM pg_catalog.pg_foreign_table f
                       JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
                       WHERE f.ftrelid = c.oid)
                     ELSE concat_ws(' ',
                       (SELECT 'PARTITION OF ' || i.inhparent::regclass || ' ' ||
                               pg_catalog.pg_get_expr(c.relpartbound, c.oid)
                        FROM pg_catalog.pg_inherits i WHERE c.relispartition AND i.inhrelid = c.oid),
                       'PARTITION BY ' || CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END)
                   END AS definition
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_description d
              ON d.objoid = c.oid AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {scope}
            ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
            """;

    static final String COLUMNS = """
            SELECT c.oid, a.attname AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
                   NOT a.attnotnull AS nullable, a.attidentity AS identity, a.attgenerated <> '' AS is_generated,
                   coalesce(pg_catalog.pg_get_expr(ad.adbin, ad.adrelid), '') AS default_expression,
                   coalesce(d.description, '') AS comment
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_catalog.pg_attrdef ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum
            LEFT JOIN pg_catalog.pg_description d
              ON d.objoid = c.oid AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = a.attnum
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {scope}
            ORDER BY c.oid, a.attnum
            """;

    /** Primary key first, then by name; the not-null constraints of version 18 are the columns' own. */
    static final String CONSTRAINTS = """
            SELECT c.oid, con.conname AS name, con.contype AS kind,
                   pg_catalog.pg_get_constraintdef(con.oid) AS definition,
                   CASE WHEN con.contype = 'c' THEN pg_catalog.pg_get_expr(con.conbin, con.conrelid) END AS expression,
                   ARRAY(SELECT a.attname::text FROM unnest(con.conkey) WITH ORDINALITY AS k(attnum, place)
                         JOIN pg_catalog.pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = k.attnum
                         ORDER BY k.place) AS columns,
                   tn.nspname AS target_schema, t.relname AS target_table,
                   ARRAY(SELECT a.attname::text FROM unnest(con.confkey) WITH ORDINALITY AS k(attnum, place)
                         JOIN pg_catalog.pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = k.attnum
                         ORDER BY k.place) AS target_columns
            FROM pg_catalog.pg_constraint con
            JOIN pg_catalog.pg_class c ON c.oid = con.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_class t ON t.oid = con.confrelid
            LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
            WHERE con.contype IN ('p', 'u', 'f', 'c', 'x') AND {scope}
            ORDER BY c.oid, con.contype <> 'p', con.conname COLLATE "C"
            """;

    /** Without those that are a constraint's. */
    static final String INDEXES = """
            SELECT c.oid, ic.relname AS name, i.indisunique AS is_unique, i.indisvalid AS valid,
                   coalesce(pg_catalog.pg_get_indexdef(i.indexrelid), '') AS definition
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
            WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint con
                              WHERE con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x')) AND {scope}
            ORDER BY c.oid, ic.relname COLLATE "C"
            """;

    /**
     * A size is not asked for where another session rewrites or drops the table: the function would wait for its lock.
     * Estimates: that of the last ANALYZE, else the statistics collector's, else 0 for an empty file, else unknown; of a
     * partitioned table the sum of its partitions.
     */
    static final String SUMMARIES = """
            WITH busy AS MATERIALIZED (
                SELECT DISTINCT relation FROM pg_catalog.pg_locks
                WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND relation IS NOT NULL),
            measured AS MATERIALIZED (
                SELECT c.oid, c.relkind,
                       CASE WHEN c.relkind IN ('r', 'm') AND b.relation IS NULL
                            THEN pg_catalog.pg_total_relation_size(c.oid) END AS bytes,
                       CASE WHEN c.relkind NOT IN ('r', 'm', 'f') THEN NULL
                            WHEN c.reltuples > 0 THEN c.reltuples::bigint
                            WHEN pg_catalog.pg_stat_get_live_tuples(c.oid) > 0
                            THEN pg_catalog.pg_stat_get_live_tuples(c.oid)
                            WHEN c.relkind <> 'f' AND b.relation IS NULL
                                 AND pg_catalog.pg_relation_size(c.oid) = 0 THEN 0
                            WHEN c.reltuples = 0 AND c.relpages > 0 THEN 0 END AS rows
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN busy b ON b.relation = c.oid
                WHERE c.relkind IN ('r', 'p', 'm', 'f') AND {scope})
            SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind,
                   coalesce(CASE WHEN c.relkind = 'p' THEN parts.rows ELSE m.rows END, -1) AS rows,
                   coalesce(CASE WHEN c.relkind = 'p' THEN parts.bytes ELSE m.bytes END, -1) AS bytes,
                   coalesce(d.description, '') AS comment
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN measured m ON m.oid = c.oid
            LEFT JOIN LATERAL (
                SELECT CASE WHEN count(*) = count(leaf.rows) THEN coalesce(sum(leaf.rows), 0) END AS rows,
                       CASE WHEN count(*) = count(leaf.bytes) THEN coalesce(sum(leaf.bytes), 0) END AS bytes
                FROM pg_catalog.pg_partition_tree(c.oid) tree
                JOIN measured leaf ON leaf.oid = tree.relid
                WHERE tree.isleaf AND leaf.relkind <> 'p') parts ON c.relkind = 'p'
            LEFT JOIN pg_catalog.pg_description d
              ON d.objoid = c.oid AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {scope}
            ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
            """;

    private CatalogQueries() {}
}
