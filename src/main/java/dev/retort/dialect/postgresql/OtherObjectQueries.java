package dev.retort.dialect.postgresql;

/** What stands around tables: schemas and extensions, the kinds that are only listed, owners and grants. */
final class OtherObjectQueries {

    /**
     * Of kind {@code schema} and {@code extension}; all other kinds are not managed. A subscription's id is a
     * superuser's secret before version 14.
     */
    static final String OBJECTS = """
            SELECT n.oid::bigint, 'schema' AS kind, '' AS schema, n.nspname::text AS name, '' AS version
            FROM pg_catalog.pg_namespace n WHERE {scope} AND {own pg_namespace n.oid}
            UNION ALL
            SELECT e.oid, 'extension', n.nspname, e.extname, e.extversion
            FROM pg_catalog.pg_extension e
            JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname <> 'plpgsql'
            UNION ALL
            SELECT p.oid, 'aggregate', n.nspname, p.proname, ''
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE p.prokind = 'a' AND {scope} AND {own pg_proc p.oid}
            UNION ALL
            SELECT t.oid, CASE t.typtype WHEN 'r' THEN 'range type' ELSE 'base type' END, n.nspname, t.typname, ''
            FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
            WHERE (t.typtype = 'r' OR t.typtype = 'b' AND t.typcategory <> 'A') AND {scope} AND {own pg_type t.oid}
            UNION ALL
            SELECT o.oid, 'operator', n.nspname, o.oprname, ''
            FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
            WHERE {scope} AND {own pg_operator o.oid}
            UNION ALL
            SELECT o.oid, 'operator class', n.nspname, o.opcname, ''
            FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace
            WHERE {scope} AND {own pg_opclass o.oid}
            UNION ALL
            SELECT k.oid, 'cast', '', pg_catalog.format_type(k.castsource, NULL) || ' AS '
                   || pg_catalog.format_type(k.casttarget, NULL), ''
            FROM pg_catalog.pg_cast k WHERE k.oid >= 16384 AND {own pg_cast k.oid}
            UNION ALL
            SELECT l.oid, 'collation', n.nspname, l.collname, ''
            FROM pg_catalog.pg_collation l JOIN pg_catalog.pg_namespace n ON n.oid = l.collnamespace
            WHERE {scope} AND {own pg_collation l.oid}
            UNION ALL
            SELECT v.oid, 'conversion', n.nspname, v.conname, ''
            FROM pg_catalog.pg_conversion v JOIN pg_catalog.pg_namespace n ON n.oid = v.connamespace
            WHERE {scope} AND {own pg_conversion v.oid}
            UNION ALL
            SELECT g.oid, 'text search configuration', n.nspname, g.cfgname, ''
            FROM pg_catalog.pg_ts_config g JOIN pg_catalog.pg_namespace n ON n.oid = g.cfgnamespace
            WHERE {scope} AND {own pg_ts_config g.oid}
            UNION ALL
            SELECT g.oid, 'text search dictionary', n.nspname, g.dictname, ''
            FROM pg_catalog.pg_ts_dict g JOIN pg_catalog.pg_namespace n ON n.oid = g.dictnamespace
            WHERE {scope} AND {own pg_ts_dict g.oid}
            UNION ALL
            SELECT s.oid, 'statistics', n.nspname, s.stxname, ''
            FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
            WHERE {scope} AND {own pg_statistic_ext s.oid}
            UNION ALL
            SELECT r.oid, 'rule', n.nspname, c.relname || '.' || r.rulename, ''
            FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE r.rulename <> '_RETURN' AND {scope} AND {own pg_class c.oid}
            UNION ALL
            SELECT w.oid, 'foreign data wrapper', '', w.fdwname, ''
            FROM pg_catalog.pg_foreign_data_wrapper w WHERE {own pg_foreign_data_wrapper w.oid}
            UNION ALL
            SELECT s.oid, 'foreign server', '', s.srvname, ''
            FROM pg_catalog.pg_foreign_server s WHERE {own pg_foreign_server s.oid}
            UNION ALL
            SELECT v.oid, 'event trigger', '', v.evtname, ''
            FROM pg_catalog.pg_event_trigger v WHERE {own pg_event_trigger v.oid}
            UNION ALL
            SELECT p.oid, 'publication', '', p.pubname, '' FROM pg_catalog.pg_publication p
            UNION ALL
            SELECT 0::oid, 'subscription', '', s.subname, ''
            FROM pg_catalog.pg_subscription s
            WHERE s.subdbid = (SELECT b.oid FROM pg_catalog.pg_database b
                               WHERE b.datname = pg_catalog.current_database())
            UNION ALL
            SELECT l.oid, 'language', '', l.lanname, ''
            FROM pg_catalog.pg_language l WHERE l.oid >= 16384 AND {own pg_language l.oid}
            UNION ALL
            SELECT a.oid, 'default privileges', coalesce(n.nspname, ''), pg_catalog.pg_get_userbyid(a.defaclrole)
                   || ' on ' || CASE a.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences'
                                WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' ELSE 'schemas' END, ''
            FROM pg_catalog.pg_default_acl a LEFT JOIN pg_catalog.pg_namespace n ON n.oid = a.defaclnamespace
            """;

    /** One row an object and role; the owner's own rights are left out. A star stands for the right to pass it on. */
    static final String PRIVILEGES = """
            WITH things AS (
                SELECT 'pg_catalog.pg_class'::regclass::oid AS class, c.oid, c.relowner AS owner,
                       coalesce(c.relacl, pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char"
                                                                ELSE 'r'::"char" END, c.relowner)) AS acl, '' AS part
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND {scope}
                UNION ALL
                SELECT 'pg_catalog.pg_class'::regclass, c.oid, c.relowner, a.attacl,
                       ' (' || pg_catalog.quote_ident(a.attname) || ')'
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attacl IS NOT NULL AND NOT a.attisdropped
                WHERE {scope}
                UNION ALL
                SELECT 'pg_catalog.pg_proc'::regclass, p.oid, p.proowner,
                       coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)), ''
                FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE {scope}
                UNION ALL
                SELECT 'pg_catalog.pg_namespace'::regclass, n.oid, n.nspowner,
                       coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner)), ''
                FROM pg_catalog.pg_namespace n WHERE {scope}),
            rights AS (
                SELECT t.class, t.oid, CASE WHEN x.grantee = 0 THEN 'PUBLIC'
                                            ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END
                           AS grantee,
                       pg_catalog.string_agg(DISTINCT x.privilege_type || t.part
                                                      || CASE WHEN x.is_grantable THEN '*' ELSE '' END, ', ') AS rights
                FROM things t, pg_catalog.aclexplode(t.acl) x
                WHERE x.grantee <> t.owner
                GROUP BY t.class, t.oid, 3)
            SELECT t.class::bigint, t.oid::bigint, pg_catalog.pg_get_userbyid(t.owner) AS owner,
                   coalesce(g.grants, '{}') AS grants
            FROM things t
            LEFT JOIN (SELECT r.class, r.oid,
                              pg_catalog.array_agg(r.grantee || ': ' || r.rights ORDER BY r.grantee COLLATE "C") AS grants
                       FROM rights r GROUP BY r.class, r.oid) g ON g.class = t.class AND g.oid = t.oid
            WHERE t.part = ''
            """;

    private OtherObjectQueries() {}
}
