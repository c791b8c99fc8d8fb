package dev.retort.target;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.retort.connect.Access;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.dialect.SchemaReader;
import dev.retort.dialect.postgresql.PostgresqlSchemaReader;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.schema.DatabaseSchema;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlLexeme;

/**
 * A schema in a transaction of the database itself, which is rolled back: for a role that may make no database. It takes
 * only statements that make things where the search path leads, which is the scratch schema and the schemas that hold nothing
 * but extensions; another's schema by its name, DROP, and what cannot be in a transaction are refused before they are
 * sent, so that nothing live is locked.
 */
final class SchemaScratch implements Scratch {

    private static final Logger LOG = System.getLogger(SchemaScratch.class.getName());
    private static final Set<String> FIRST_WORDS = Set.of("CREATE", "ALTER", "COMMENT", "INSERT", "UPDATE");
    private static final Set<String> REFUSED_WORDS = Set.of("CONCURRENTLY", "DROP");

    /** Behind CREATE or ALTER: what stands in no schema and would be the live database's. */
    private static final Set<String> REFUSED_KINDS = Set.of("DATABASE", "TABLESPACE", "ROLE", "USER", "GROUP",
            "EXTENSION", "PUBLICATION", "SUBSCRIPTION", "SERVER", "SCHEMA", "SYSTEM", "EVENT", "CAST", "LANGUAGE",
            "FOREIGN", "DEFAULT");
    private static final String LOCK_TIMEOUT = "2s";

    private final Connection connection;
    private final String schema;
    private final String standsFor;
    private final Set<String> otherSchemas;

    private SchemaScratch(Connection connection, String schema, String standsFor, Set<String> otherSchemas) {
        this.connection = connection;
        this.schema = schema;
        this.standsFor = standsFor;
        this.otherSchemas = otherSchemas;
    }

    /** @throws SQLException with state 42501 where the role may not make a schema */
    static Scratch open(Connector connector, Database near, ScratchSurroundings like) throws SQLException {
        Connection connection = connector.open(near, Access.WRITE);
        String schema = "retort_scratch_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        Set<String> others = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT nspname FROM pg_catalog.pg_namespace"
                    + " WHERE nspname <> 'pg_catalog'")) {
                while (rows.next()) {
                    others.add(rows.getString(1));
                }
            }
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
            statement.execute("CREATE SCHEMA " + schema);
            statement.execute("SET LOCAL search_path = " + schema + like.extensionSchemas());
            return new SchemaScratch(connection, schema, like.defaultSchema(), others);
        } catch (SQLException e) {
            try (connection) {
                connection.rollback();
            }
            throw e;
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Optional<Database> database() {
        return Optional.empty();
    }

    @Override
    public void run(Statement statement, String sql) throws SQLException {
        List<SqlLexeme> words = SqlLexeme.of(sql, DialectName.POSTGRESQL);
        String first = words.isEmpty() ? "" : words.getFirst().text().toUpperCase(Locale.ROOT);
        if (!FIRST_WORDS.contains(first)) {
            throw refused(first + " statements", sql);
        }
        String kind = words.size() > 1 ? words.get(1).text().toUpperCase(Locale.ROOT) : "";
        if (ScratchSurroundings.isThereAlready(statement, words)) {
            return;
        }
        if (REFUSED_KINDS.contains(kind)) {
            throw refused(first + " " + kind, sql);
        }
        for (int i = 0; i < words.size(); i++) {
            SqlLexeme word = words.get(i);
            boolean behindDot = i > 0 && words.get(i - 1).text().equals(".");
            if (word.kind() == SqlLexeme.Kind.WORD && !behindDot
                    && REFUSED_WORDS.contains(word.text().toUpperCase(Locale.ROOT))) {
                throw refused(word.text().toUpperCase(Locale.ROOT), sql);
            }
            if (i + 1 < words.size() && words.get(i + 1).text().equals(".") && !behindDot
                    && otherSchemas.contains(name(word))) {
                throw refused("the schema " + name(word), sql);
            }
        }
        statement.execute(sql);
    }

    private static String name(SqlLexeme lexeme) {
        return lexeme.kind() == SqlLexeme.Kind.QUOTED_NAME
                ? lexeme.text().substring(1, lexeme.text().length() - 1).replace("\"\"", "\"")
                : lexeme.text().toLowerCase(Locale.ROOT);
    }

    private static RetortException refused(String what, String sql) {
        return new RetortException(ProblemCode.CONNECTION_FAILED, "The role may not make a temporary database"
                + " (CREATEDB), and inside the live one the target's DDL is not tried: it has " + what + ".").sql(sql)
                .hint("Name an empty database for it with [target] scratch = \"postgresql://…\", or give the role the"
                        + " right to make one: ALTER ROLE … CREATEDB.");
    }

    @Override
    public DatabaseSchema read(SchemaReader reader, boolean privileges) throws SQLException {
        return PostgresqlSchemaReader.of(schema, standsFor).read(connection, privileges);
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the connection of the scratch schema was lost; the server rolls it back", e);
        }
    }
}
