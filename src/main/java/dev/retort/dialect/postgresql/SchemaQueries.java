package dev.retort.dialect.postgresql;

/**
 * The queries of {@link PostgresqlSchemaReader}, for PostgreSQL 12 and newer; they take from {@code pg_catalog} alone.
 *
 * <p>{@code {scope}} stands for a condition on {@code pg_namespace n}, {@code {own CLASS OID}} for one that leaves out
 * what belongs to an extension. Object ids below 16384 are the system's own.
 */
final class SchemaQueries {

    /** What names and constants look like, whatever the role's settings; the schema that unqualified names mean. */
    static final String SETTINGS = """
            WITH was AS MATERIALIZED (
                SELECT coalesce(pg_catalog.current_schema(), 'public') AS default_schema,
                       pg_catalog.current_setting('search_path') AS search_path,
                       pg_catalog.current_setting('TimeZone') AS time_zone,
                       pg_catalog.current_setting('IntervalStyle') AS interval_style,
                       pg_catalog.current_setting('extra_float_digits') AS float_digits,
                       pg_catalog.current_setting('bytea_output') AS bytea_output,
                       pg_catalog.current_setting('quote_all_identifiers') AS quote_all)
            SELECT was.*, pg_catalog.set_config('search_path', pg_catalog.quote_ident(was.default_schema) || ', pg_temp',
                                                true),
                   pg_catalog.set_config('TimeZone', 'UTC', true),
                   pg_catalog.set_config('IntervalStyle', 'postgres', true),
                   pg_catalog.set_config('extra_float_digits', '1', true),
                   pg_catalog.set_config('bytea_output', 'hex', true),
                   pg_catalog.set_config('quote_all_identifiers', 'off', true)
            FROM was
            """;

    /** Inside a transaction of somebody else's, what {@link #SETTINGS} found is put back. */
    static final String RESTORE = """
            SELECT pg_catalog.set_config('search_path', ?, true), pg_catalog.set_config('TimeZone', ?, true),
                   pg_catalog.set_config('IntervalStyle', ?, true),
                   pg_catalog.set_config('extra_float_digits', ?, true),
                   pg_catalog.set_config('bytea_output', ?, true),
                   pg_catalog.set_config('quote_all_identifiers', ?, true)
            """;

    static final String COMMENTS = """
            SELECT d.classoid::bigint AS class, d.objoid::bigint AS oid, d.objsubid AS part, d.description
            FROM pg_catalog.pg_description d
            WHERE d.objoid >= 16384
            """;

    static final String RELATIONS = """
            SELECT c.oid::bigint, c.reltype::bigint AS row_type, coalesce(t.typarray, 0)::bigint AS array_type,
                   n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.relpersistence = 'u' AS unlogged,
                   c.relrowsecurity AS row_security, c.relforcerowsecurity AS forced,
                   ARRAY(SELECT o FROM (SELECT pg_catalog.unnest(c.reloptions)
                                        UNION ALL SELECT 'toast.' || pg_catalog.unnest(toast.reloptions)) AS all_of (o)
                         WHERE c.reloptions IS NOT NULL OR toast.reloptions IS NOT NULL
                         ORDER BY o COLLATE "C") AS options,
                   ARRAY(SELECT i.inhparent::bigint FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid
                         ORDER BY i.inhseqno) AS parents,
                   ARRAY(SELECT i.inhparent::regclass::text FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid
                         ORDER BY i.inhseqno) AS parent_names,
                   c.relispartition AS partition,
                   coalesce(CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END, '')
                       AS bound,
                   coalesce(CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END, '') AS spread,
                   coalesce(CASE
                     WHEN c.relkind IN ('v', 'm') THEN pg_catalog.rtrim(pg_catalog.pg_get_viewdef(c.oid), ';')
                     WHEN c.relkind = 'f' THEN (
                       SELECT 'SERVER ' || pg_catalog.quote_ident(s.srvname) || coalesce(' OPTIONS (' || (
                                SELECT pg_catalog.string_agg(pg_catalog.quote_ident(o.option_name) || ' '
                                           || pg_catalog.quote_literal(o.option_value), ', ')
                                FROM pg_catalog.pg_options_to_table(f.ftoptions) o) || ')', '')
                       FROM pg_catalog.pg_foreign_table f
                       JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
                       WHERE f.ftrelid = c.oid)
                   END, '') AS definition
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_type t ON t.oid = c.reltype
            LEFT JOIN pg_catalog.pg_class toast ON toast.oid = c.reltoastrelid
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {scope} AND {own pg_class c.oid}
            """;

    /**
     * Also those of composite types. A default names no column, so its text is asked for without the table, whose
     * columns the server would otherwise list for each one. A NOT NULL that is not validated, as version 18 knows it,
     * lets NULLs stand, and is none.
     */
    static final String COLUMNS = """
            SELECT c.oid::bigint, a.attnum AS place, a.attname AS name,
                   pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
                   NOT a.attnotnull OR nn.oid IS NOT NULL AS nullable, a.attidentity AS identity,
                   a.attgenerated AS generated,
                   coalesce(pg_catalog.pg_get_expr(ad.adbin, CASE WHEN a.attgenerated = '' THEN 0 ELSE ad.adrelid END),
                            '') AS default_expression,
                   coalesce(CASE WHEN a.attcollation <> t.typcollation THEN (
                       SELECT CASE WHEN l.collnamespace = 'pg_catalog'::regnamespace THEN ''
                                   ELSE l.collnamespace::regnamespace || '.' END || pg_catalog.quote_ident(l.collname)
                       FROM pg_catalog.pg_collation l WHERE l.oid = a.attcollation) END, '') AS collation,
                   a.attinhcount > 0 AS inherited,
                   CASE WHEN a.attidentity <> '' THEN (
                       SELECT ARRAY[s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle::int]
                       FROM pg_catalog.pg_depend own
                       JOIN pg_catalog.pg_sequence s ON s.seqrelid = own.objid
                       WHERE own.refclassid = 'pg_catalog.pg_class'::regclass AND own.refobjid = a.attrelid
                         AND own.refobjsubid = a.attnum AND own.deptype = 'i') END AS sequence
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_attrdef ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum
            LEFT JOIN pg_catalog.pg_constraint nn
              ON nn.contype = 'n' AND NOT nn.convalidated AND nn.conrelid = a.attrelid AND nn.conkey[1] = a.attnum
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND {scope}
            ORDER BY c.oid, a.attnum
            """;

    /**
     * Of tables and domains. Left out: what a partition or child has from its parent, and the not-null constraints of
     * version 18, which are the columns' own.
     */
    static final String CONSTRAINTS = """
            SELECT con.oid::bigint, con.conrelid::bigint AS relation, con.contypid::bigint AS domain,
                   con.conindid::bigint AS index, con.conname AS name, con.contype AS kind,
                   pg_catalog.pg_get_constraintdef(con.oid) AS definition,
                   CASE WHEN con.contype = 'c' THEN coalesce(pg_catalog.pg_get_expr(con.conbin, con.conrelid), '') END
                       AS expression,
                   ARRAY(SELECT (SELECT a.attname::text FROM pg_catalog.pg_attribute a
                                 WHERE a.attrelid = con.conrelid AND a.attnum = k.attnum)
                         FROM pg_catalog.unnest(con.conkey) AS k (attnum) WHERE k.attnum <> 0) AS columns,
                   tn.nspname AS target_schema, t.relname AS target_table,
                   ARRAY(SELECT (SELECT a.attname::text FROM pg_catalog.pg_attribute a
                                 WHERE a.attrelid = con.confrelid AND a.attnum = k.attnum)
                         FROM pg_catalog.unnest(con.confkey) AS k (attnum) WHERE k.attnum <> 0) AS target_columns
            FROM pg_catalog.pg_constraint con
            JOIN pg_catalog.pg_namespace n ON n.oid = con.connamespace
            LEFT JOIN pg_catalog.pg_class t ON t.oid = con.confrelid
            LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
            WHERE con.contype IN ('p', 'u', 'f', 'c', 'x') AND {scope} AND con.conparentid = 0
              AND con.coninhcount = 0
            ORDER BY con.contype <> 'p', con.conname COLLATE "C"
            """;

    /** Without those that are a constraint's or a part of a partitioned table's. */
    static final String INDEXES = """
            SELECT i.indexrelid::bigint AS oid, i.indrelid::bigint AS relation, ic.relname AS name,
                   i.indisunique AS is_unique, i.indisvalid AS valid,
                   pg_catalog.quote_ident(ic.relname) AS quoted, i.indrelid::regclass::text AS on_table,
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS on_full,
                   coalesce(pg_catalog.pg_get_indexdef(i.indexrelid), '') AS definition,
                   ARRAY(SELECT DISTINCT ON (a.attnum) a.attname::text
                         FROM pg_catalog.pg_depend d
                         JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                         WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = i.indexrelid
                           AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = i.indrelid
                         ORDER BY a.attnum) AS columns
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
            WHERE c.relkind IN ('r', 'p', 'm') AND NOT ic.relispartition AND {scope}
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint con
                              WHERE con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x'))
            ORDER BY ic.relname COLLATE "C"
            """;

    static final String TYPES = """
            SELECT t.oid::bigint, t.typarray::bigint AS array_type, t.typrelid::bigint AS relation,
                   n.nspname AS schema, t.typname AS name, t.typtype AS kind, NOT t.typnotnull AS nullable,
                   ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid
                         ORDER BY e.enumsortorder) AS labels,
                   pg_catalog.format_type(nullif(t.typbasetype, 0), t.typtypmod) AS base,
                   coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0), '') AS default_expression,
                   coalesce(CASE WHEN t.typcollation <> b.typcollation THEN (
                       SELECT CASE WHEN l.collnamespace = 'pg_catalog'::regnamespace THEN ''
                                   ELSE l.collnamespace::regnamespace || '.' END || pg_catalog.quote_ident(l.collname)
                       FROM pg_catalog.pg_collation l WHERE l.oid = t.typcollation) END, '') AS collation
            FROM pg_catalog.pg_type t
            JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
            LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
            LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
            WHERE (t.typtype IN ('e', 'd') OR c.relkind = 'c') AND {scope} AND {own pg_type t.oid}
            """;

    /** Without those of identity columns. */
    static final String SEQUENCES = """
            SELECT c.oid::bigint, n.nspname AS schema, c.relname AS name,
                   pg_catalog.format_type(s.seqtypid, NULL) AS type,
                   ARRAY[s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle::int] AS options,
                   own.refobjid::bigint AS owner, own.refobjsubid AS owner_column
            FROM pg_catalog.pg_sequence s
            JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_depend own
              ON own.classid = 'pg_catalog.pg_class'::regclass AND own.objid = c.oid
                 AND own.refclassid = 'pg_catalog.pg_class'::regclass AND own.refobjsubid > 0
                 AND own.deptype IN ('a', 'i')
            WHERE own.deptype IS DISTINCT FROM 'i' AND {scope} AND {own pg_class c.oid}
            """;

    static final String ROUTINES = """
            SELECT p.oid::bigint, n.nspname AS schema, p.proname AS name, p.prokind AS kind,
                   pg_catalog.array_to_string(ARRAY(
                       SELECT pg_catalog.format_type(k.type, NULL)
                       FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS k (type, place) ORDER BY k.place), ', ')
                       AS arguments,
                   pg_catalog.quote_ident(n.nspname) || '.' AS qualifier,
                   coalesce(pg_catalog.pg_get_functiondef(p.oid), '') AS definition
            FROM pg_catalog.pg_proc p
            JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE p.prokind IN ('f', 'p', 'w') AND {scope} AND {own pg_proc p.oid}
            """;

    /** Without those that partitions have from their parents, and those that carry out foreign keys. */
    static final String TRIGGERS_AND_POLICIES = """
            SELECT t.oid::bigint, 'trigger' AS kind, t.tgrelid::bigint AS relation, t.tgname AS name,
                   t.tgenabled::text AS enabled, coalesce(pg_catalog.pg_get_triggerdef(t.oid, true), '') AS definition
            FROM pg_catalog.pg_trigger t
            JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT t.tgisinternal AND {scope}
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_trigger'::regclass AND d.objid = t.oid
                                AND (d.deptype = 'e' OR d.deptype IN ('P', 'i')
                                     AND d.refclassid = 'pg_catalog.pg_trigger'::regclass))
            UNION ALL
            SELECT p.oid::bigint, 'policy', p.polrelid::bigint, p.polname, '',
                   pg_catalog.concat_ws(' ', CASE WHEN NOT p.polpermissive THEN 'AS RESTRICTIVE' END,
                       CASE p.polcmd WHEN 'r' THEN 'FOR SELECT' WHEN 'a' THEN 'FOR INSERT' WHEN 'w' THEN 'FOR UPDATE'
                                     WHEN 'd' THEN 'FOR DELETE' END,
                       'TO ' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(r.rolname), ', '
                                                              ORDER BY r.rolname COLLATE "C")
                                 FROM pg_catalog.pg_roles r WHERE r.oid = ANY (p.polroles)),
                       'USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')',
                       'WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')')
            FROM pg_catalog.pg_policy p
            JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE {scope}
            """;

    /** A rule of a view is the view, a default its column. */
    static final String DEPENDENCIES = """
            SELECT CASE WHEN r.oid IS NOT NULL OR ad.oid IS NOT NULL THEN 'pg_catalog.pg_class'::regclass::oid
                        ELSE d.classid END::bigint AS class,
                   coalesce(r.ev_class, ad.adrelid, d.objid)::bigint AS oid,
                   coalesce(ad.adnum, d.objsubid)::int AS part,
                   d.refclassid::bigint AS on_class, d.refobjid::bigint AS on_oid, d.refobjsubid AS on_part,
                   d.deptype = 'e' AS member
            FROM pg_catalog.pg_depend d
            LEFT JOIN pg_catalog.pg_rewrite r
              ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND r.oid = d.objid
            LEFT JOIN pg_catalog.pg_attrdef ad
              ON d.classid = 'pg_catalog.pg_attrdef'::regclass AND ad.oid = d.objid
            WHERE d.objid >= 16384 AND d.refobjid >= 16384 AND d.deptype IN ('n', 'a', 'e')
              AND d.refclassid <> 'pg_catalog.pg_namespace'::regclass
            """;

    private SchemaQueries() {}
}
