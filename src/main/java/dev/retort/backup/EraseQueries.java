package dev.retort.backup;

/**
 * The queries that write the statements which empty a database. {@code ?} stands for an array of schema names. Objects
 * of extensions stay. Names come out qualified under an empty search path.
 */
final class EraseQueries {

    /** Each schema and what stands against emptying it. */
    static final String SCHEMAS = """
            WITH member AS (
                SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'),
            object AS (
                SELECT c.relnamespace AS schema, c.relname::text AS name, c.relowner AS owner
                FROM pg_catalog.pg_class c
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                  AND ('pg_catalog.pg_class'::regclass::oid, c.oid) NOT IN (SELECT classid, objid FROM member)
                UNION ALL
                SELECT p.pronamespace, p.proname::text, p.proowner FROM pg_catalog.pg_proc p
                WHERE ('pg_catalog.pg_proc'::regclass::oid, p.oid) NOT IN (SELECT classid, objid FROM member)
                UNION ALL
                SELECT t.typnamespace, t.typname::text, t.typowner FROM pg_catalog.pg_type t
                WHERE t.typrelid = 0 AND t.typelem = 0
                  AND ('pg_catalog.pg_type'::regclass::oid, t.oid) NOT IN (SELECT classid, objid FROM member))
            SELECT n.nspname, pg_has_role(n.nspowner, 'USAGE') AS owned, has_schema_privilege(n.oid, 'CREATE') AS creatable,
                   EXISTS (SELECT FROM member m
                           WHERE m.classid = 'pg_catalog.pg_namespace'::regclass AND m.objid = n.oid
                              OR m.classid = 'pg_catalog.pg_class'::regclass
                                 AND m.objid IN (SELECT oid FROM pg_catalog.pg_class WHERE relnamespace = n.oid)
                              OR m.classid = 'pg_catalog.pg_proc'::regclass
                                 AND m.objid IN (SELECT oid FROM pg_catalog.pg_proc WHERE pronamespace = n.oid)
                              OR m.classid = 'pg_catalog.pg_type'::regclass
                                 AND m.objid IN (SELECT oid FROM pg_catalog.pg_type WHERE typnamespace = n.oid)
                          ) AS has_extension,
                   EXISTS (SELECT FROM object o WHERE o.schema = n.oid) AS has_objects,
                   (SELECT o.name || ', which belongs to ' || pg_get_userbyid(o.owner) FROM object o
                    WHERE o.schema = n.oid AND NOT pg_has_role(o.owner, 'USAGE') ORDER BY o.name LIMIT 1) AS foreign_object
            FROM pg_catalog.pg_namespace n
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            ORDER BY n.nspname
            """;

    /** What is in these schemas; the order is only a matter of fewer steps, CASCADE does the rest. */
    static final String OBJECTS = """
            WITH s AS (SELECT oid, nspname FROM pg_catalog.pg_namespace WHERE nspname = ANY (?)),
            member AS (SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e')
            SELECT 1 AS place, format('DROP %s IF EXISTS %s CASCADE',
                       CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                                      WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, c.oid::regclass) AS sql
            FROM pg_catalog.pg_class c JOIN s ON s.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND NOT c.relispartition
              AND ('pg_catalog.pg_class'::regclass::oid, c.oid) NOT IN (SELECT classid, objid FROM member)
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
                                AND d.deptype IN ('a', 'i') AND c.relkind = 'S')
            UNION ALL
            SELECT 2, format('DROP %s IF EXISTS %I.%I(%s) CASCADE',
                       CASE p.prokind WHEN 'a' THEN 'AGGREGATE' WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END,
                       s.nspname, p.proname,
                       CASE WHEN p.prokind = 'a' AND p.pronargs = 0 THEN '*'
                            ELSE pg_get_function_identity_arguments(p.oid) END)
            FROM pg_catalog.pg_proc p JOIN s ON s.oid = p.pronamespace
            WHERE ('pg_catalog.pg_proc'::regclass::oid, p.oid) NOT IN (SELECT classid, objid FROM member)
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
            UNION ALL
            SELECT 3, format('DROP %s IF EXISTS %I.%I CASCADE', CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END,
                             s.nspname, t.typname)
            FROM pg_catalog.pg_type t JOIN s ON s.oid = t.typnamespace
            LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
            WHERE coalesce(c.relkind, 'c') = 'c' AND t.typtype <> 'm'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)
              AND ('pg_catalog.pg_type'::regclass::oid, t.oid) NOT IN (SELECT classid, objid FROM member)
            UNION ALL
            SELECT 4, format('DROP OPERATOR IF EXISTS %s CASCADE', o.oid::regoperator)
            FROM pg_catalog.pg_operator o JOIN s ON s.oid = o.oprnamespace
            WHERE ('pg_catalog.pg_operator'::regclass::oid, o.oid) NOT IN (SELECT classid, objid FROM member)
            UNION ALL
            SELECT 5, format('DROP OPERATOR FAMILY IF EXISTS %I.%I USING %I CASCADE', s.nspname, f.opfname, am.amname)
            FROM pg_catalog.pg_opfamily f JOIN s ON s.oid = f.opfnamespace JOIN pg_catalog.pg_am am ON am.oid = f.opfmethod
            WHERE ('pg_catalog.pg_opfamily'::regclass::oid, f.oid) NOT IN (SELECT classid, objid FROM member)
            UNION ALL
            SELECT 6, format('DROP %s IF EXISTS %I.%I CASCADE', x.kind, s.nspname, x.name)
            FROM (SELECT 'COLLATION' AS kind, collnamespace AS schema, collname AS name,
                         'pg_catalog.pg_collation'::regclass::oid AS class, oid FROM pg_catalog.pg_collation
                  UNION ALL SELECT 'CONVERSION', connamespace, conname, 'pg_catalog.pg_conversion'::regclass, oid
                            FROM pg_catalog.pg_conversion
                  UNION ALL SELECT 'STATISTICS', stxnamespace, stxname, 'pg_catalog.pg_statistic_ext'::regclass, oid
                            FROM pg_catalog.pg_statistic_ext
                  UNION ALL SELECT 'TEXT SEARCH CONFIGURATION', cfgnamespace, cfgname,
                                   'pg_catalog.pg_ts_config'::regclass, oid FROM pg_catalog.pg_ts_config
                  UNION ALL SELECT 'TEXT SEARCH DICTIONARY', dictnamespace, dictname,
                                   'pg_catalog.pg_ts_dict'::regclass, oid FROM pg_catalog.pg_ts_dict
                  UNION ALL SELECT 'TEXT SEARCH PARSER', prsnamespace, prsname,
                                   'pg_catalog.pg_ts_parser'::regclass, oid FROM pg_catalog.pg_ts_parser
                  UNION ALL SELECT 'TEXT SEARCH TEMPLATE', tmplnamespace, tmplname,
                                   'pg_catalog.pg_ts_template'::regclass, oid FROM pg_catalog.pg_ts_template) x
            JOIN s ON s.oid = x.schema
            WHERE (x.class, x.oid) NOT IN (SELECT classid, objid FROM member)
            ORDER BY place, sql
            """;

    /**
     * What is in no schema and belongs to this role: event triggers (a superuser's), publications, servers, wrappers,
     * default rights. Rows that extensions mark as their user's are deleted, for the dump holds them. Event triggers
     * come first, so that none fires for what follows.
     */
    static final String GLOBALS = """
            WITH member AS (SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e')
            SELECT 1 AS place, format('DROP EVENT TRIGGER IF EXISTS %I', evtname) AS sql FROM pg_catalog.pg_event_trigger
            WHERE current_setting('is_superuser') = 'on'
              AND ('pg_catalog.pg_event_trigger'::regclass::oid, oid) NOT IN (SELECT classid, objid FROM member)
            UNION ALL
            SELECT 2, format('DROP PUBLICATION IF EXISTS %I', pubname) FROM pg_catalog.pg_publication
            WHERE pg_has_role(pubowner, 'USAGE')
            UNION ALL
            SELECT 3, format('DROP SERVER IF EXISTS %I CASCADE', srvname) FROM pg_catalog.pg_foreign_server
            WHERE pg_has_role(srvowner, 'USAGE')
              AND ('pg_catalog.pg_foreign_server'::regclass::oid, oid) NOT IN (SELECT classid, objid FROM member)
            UNION ALL
            SELECT 4, format('DROP FOREIGN DATA WRAPPER IF EXISTS %I CASCADE', fdwname)
            FROM pg_catalog.pg_foreign_data_wrapper
            WHERE pg_has_role(fdwowner, 'USAGE')
              AND ('pg_catalog.pg_foreign_data_wrapper'::regclass::oid, oid) NOT IN (SELECT classid, objid FROM member)
            UNION ALL
            SELECT 5, format('DELETE FROM %s %s', t.id::regclass, t.condition)
            FROM pg_catalog.pg_extension e, LATERAL unnest(e.extconfig, e.extcondition) AS t(id, condition)
            JOIN pg_catalog.pg_class c ON c.oid = t.id AND c.relkind = 'r'
            WHERE pg_has_role(c.relowner, 'USAGE')
            UNION ALL
            SELECT 6, format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s REVOKE ALL ON %s FROM %s', pg_get_userbyid(d.defaclrole),
                             coalesce(' IN SCHEMA ' || quote_ident(n.nspname), ''),
                             CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'ROUTINES'
                                                  WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END,
                             CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END)
            FROM pg_catalog.pg_default_acl d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace,
                 LATERAL (SELECT DISTINCT grantee FROM aclexplode(d.defaclacl)) a
            WHERE pg_has_role(d.defaclrole, 'USAGE')
              AND d.defaclobjtype IN ('r', 'S', 'f', 'T', 'n') AND n.nspname IS DISTINCT FROM ?
            UNION ALL
            SELECT 7, format('ALTER DEFAULT PRIVILEGES FOR ROLE %I GRANT %s ON %s TO %s', pg_get_userbyid(d.defaclrole),
                             a.privilege_type,
                             CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'ROUTINES'
                                                  WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END,
                             CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END)
            FROM pg_catalog.pg_default_acl d,
                 LATERAL aclexplode(acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END,
                                               d.defaclrole)) a
            WHERE pg_has_role(d.defaclrole, 'USAGE') AND d.defaclnamespace = 0
              AND d.defaclobjtype IN ('r', 'S', 'f', 'T', 'n')
            ORDER BY place, sql
            """;

    /** What a dump's entries outside of schemas may meet, as {@code TYPE name}. */
    static final String STANDING = """
            SELECT 'SCHEMA ' || nspname FROM pg_catalog.pg_namespace
            UNION ALL SELECT 'EXTENSION ' || extname FROM pg_catalog.pg_extension
            UNION ALL SELECT 'SERVER ' || srvname FROM pg_catalog.pg_foreign_server
            UNION ALL SELECT 'FOREIGN DATA WRAPPER ' || fdwname FROM pg_catalog.pg_foreign_data_wrapper
            UNION ALL SELECT 'PROCEDURAL LANGUAGE ' || lanname FROM pg_catalog.pg_language
            UNION ALL SELECT 'LANGUAGE ' || lanname FROM pg_catalog.pg_language
            UNION ALL SELECT 'PUBLICATION ' || pubname FROM pg_catalog.pg_publication
            UNION ALL SELECT 'EVENT TRIGGER ' || evtname FROM pg_catalog.pg_event_trigger
            UNION ALL SELECT 'ACCESS METHOD ' || amname FROM pg_catalog.pg_am
            UNION ALL SELECT 'CAST (' || format_type(castsource, NULL) || ' AS ' || format_type(casttarget, NULL) || ')'
                      FROM pg_catalog.pg_cast
            UNION ALL SELECT 'TRANSFORM FOR ' || format_type(t.trftype, NULL) || ' LANGUAGE ' || l.lanname
                      FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang
            UNION ALL SELECT 'DATA ' || n.nspname || '.' || c.relname
                      FROM pg_catalog.pg_depend d
                      JOIN pg_catalog.pg_class c ON c.oid = d.objid AND d.classid = 'pg_catalog.pg_class'::regclass
                      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                      WHERE d.deptype = 'e' AND NOT pg_has_role(c.relowner, 'USAGE')
            """;

    static final String ROLES = "SELECT rolname FROM pg_catalog.pg_roles WHERE pg_has_role(oid, 'USAGE')";

    static final String FOREIGN_LARGE_OBJECTS = """
            SELECT count(*) FROM pg_catalog.pg_largeobject_metadata WHERE NOT pg_has_role(lomowner, 'USAGE')""";

    private EraseQueries() {}
}
