package dev.retort.target;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlLexeme;

/**
 * What a scratch place on PostgreSQL has to share with the database it stands for, so that the same DDL means the same.
 *
 * @param role who is connected
 * @param defaultSchema where unqualified things are made
 * @param searchPath as the setting is written
 * @param hasPublic whether there is a schema of that name
 * @param locale what CREATE DATABASE says of encoding and order
 * @param extensions the statements that make its extensions, and the schemas they need
 * @param extensionSchemas the schemas that hold no table but have an extension, each with a comma before it
 */
record ScratchSurroundings(String role, String defaultSchema, String searchPath, boolean hasPublic, String locale,
        List<String> extensions, String extensionSchemas) {

    private static final Identifiers NAMES = PostgresqlDialect.NAMES;

    private static final String SETTINGS = """
            SELECT current_user AS role, coalesce(pg_catalog.current_schema(), 'public') AS default_schema,
                   coalesce(nullif(pg_catalog.current_setting('search_path'), ''), '''''') AS search_path,
                   pg_catalog.to_regnamespace('public') IS NOT NULL AS has_public,
                   'ENCODING ' || pg_catalog.quote_literal(pg_catalog.pg_encoding_to_char(d.encoding))
                     || ' LC_COLLATE ' || pg_catalog.quote_literal(d.datcollate)
                     || ' LC_CTYPE ' || pg_catalog.quote_literal(d.datctype)
                     || coalesce(' LOCALE_PROVIDER icu ICU_LOCALE ' || pg_catalog.quote_literal(
                          CASE WHEN to_jsonb(d) ->> 'datlocprovider' = 'i'
                               THEN coalesce(to_jsonb(d) ->> 'daticulocale', to_jsonb(d) ->> 'datlocale') END), '')
                     AS locale
            FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()
            """;

    private static final String EXTENSIONS = """
            SELECT e.extname AS name, n.nspname AS schema,
                   NOT EXISTS (SELECT FROM pg_catalog.pg_class c
                               WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
                                 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                                 WHERE d.objid = c.oid AND d.deptype = 'e')) AS alone
            FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname <> 'plpgsql' ORDER BY e.oid
            """;

    ScratchSurroundings {
        extensions = List.copyOf(extensions);
    }

    static ScratchSurroundings of(Connection connection) throws SQLException {
        List<String> extensions = new ArrayList<>();
        Set<String> alone = new LinkedHashSet<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(EXTENSIONS)) {
                while (rows.next()) {
                    String schema = rows.getString("schema");
                    if (rows.getBoolean("alone") && !schema.startsWith("pg_")) {
                        alone.add(", " + NAMES.quote(schema));
                    }
                    if (!schema.startsWith("pg_")) {
                        extensions.add("CREATE SCHEMA IF NOT EXISTS " + NAMES.quote(schema));
                    }
                    extensions.add("CREATE EXTENSION IF NOT EXISTS " + NAMES.quote(rows.getString("name"))
                            + (schema.startsWith("pg_") ? "" : " WITH SCHEMA " + NAMES.quote(schema)) + " CASCADE");
                }
            }
            try (ResultSet row = statement.executeQuery(SETTINGS)) {
                row.next();
                return new ScratchSurroundings(row.getString("role"), row.getString("default_schema"),
                        row.getString("search_path"), row.getBoolean("has_public"), row.getString("locale"),
                        extensions, String.join("", alone));
            }
        }
    }

    /** The statements that make an empty database like the other, before anything of a target runs in it. */
    List<String> preparation() {
        List<String> statements = new ArrayList<>();
        if (!hasPublic) {
            statements.add("DROP SCHEMA IF EXISTS public");
        }
        if (!defaultSchema.equals("public")) {
            statements.add("CREATE SCHEMA IF NOT EXISTS " + NAMES.quote(defaultSchema));
        }
        statements.addAll(extensions);
        return statements;
    }

    /** Sends a statement, unless it makes an extension that was made with the place. */
    static void run(Statement statement, String sql) throws SQLException {
        if (!isThereAlready(statement, SqlLexeme.of(sql, DialectName.POSTGRESQL))) {
            statement.execute(sql);
        }
    }

    /** Whether a statement makes an extension that is there, which without IF NOT EXISTS would be an error. */
    static boolean isThereAlready(Statement statement, List<SqlLexeme> words) throws SQLException {
        if (words.size() < 3 || !words.get(0).text().equalsIgnoreCase("CREATE")
                || !words.get(1).text().equalsIgnoreCase("EXTENSION")) {
            return false;
        }
        SqlLexeme name = words.get(words.size() > 5 && words.get(2).text().equalsIgnoreCase("IF") ? 5 : 2);
        String plain = name.kind() == SqlLexeme.Kind.QUOTED_NAME
                ? name.text().substring(1, name.text().length() - 1)
                : name.text().toLowerCase(Locale.ROOT);
        try (ResultSet row = statement.executeQuery("SELECT FROM pg_catalog.pg_extension WHERE extname = '"
                + plain.replace("'", "''") + "'")) {
            return row.next();
        }
    }
}
