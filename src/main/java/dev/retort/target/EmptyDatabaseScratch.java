package dev.retort.target;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.retort.connect.Access;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.dialect.Identifiers;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * A database that a person set aside for scratch, used as it is and emptied afterwards. One that holds anything but what
 * Retort itself left there is refused: it may be somebody's.
 */
final class EmptyDatabaseScratch implements Scratch {

    /** While this schema is there, whatever else is there is Retort's. */
    private static final String MARK = "retort_scratch";

    private static final Logger LOG = System.getLogger(EmptyDatabaseScratch.class.getName());
    private static final Identifiers NAMES = PostgresqlDialect.NAMES;

    /** Two processes never share the place; the lock ends with the connection. */
    private static final String LOCK = "SELECT pg_catalog.pg_try_advisory_lock("
            + "pg_catalog.hashtextextended('retort:scratch', 0))";

    private static final String SCHEMAS = """
            SELECT n.nspname FROM pg_catalog.pg_namespace n
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """;

    private static final String HELD = """
            SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """;

    /** Before version 15 it belongs to the superuser, whoever owns the database. */
    private static final String MAY_DROP_PUBLIC = """
            SELECT coalesce(pg_catalog.bool_and(pg_catalog.pg_has_role(n.nspowner, 'USAGE')), true)
            FROM pg_catalog.pg_namespace n WHERE n.nspname = 'public'
            """;

    private final Database database;
    private final Connection connection;

    private EmptyDatabaseScratch(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    static Scratch open(Connector connector, Database chosen, ScratchSurroundings like) throws SQLException {
        Connection connection = connector.open(chosen, Access.WRITE);
        EmptyDatabaseScratch scratch = new EmptyDatabaseScratch(chosen, connection);
        try (Statement statement = connection.createStatement()) {
            scratch.take(statement);
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + MARK);
            statement.execute("CREATE SCHEMA IF NOT EXISTS public");
            statement.execute("SET search_path = " + like.searchPath());
            for (String sql : like.preparation()) {
                statement.execute(sql);
            }
            return scratch;
        } catch (SQLException | RetortException e) {
            connection.close();
            throw e;
        }
    }

    private void take(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(LOCK)) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new RetortException(ProblemCode.LOCKED, "The scratch database " + database.name()
                        + " is in use by another Retort.").hint("Wait for it to end.");
            }
        }
        try (ResultSet row = statement.executeQuery(MAY_DROP_PUBLIC)) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new RetortException(ProblemCode.INVALID_SETTINGS, "The scratch database " + database.name()
                        + " could not be emptied again: its schema public belongs to another role.")
                        .hint("In that database: ALTER SCHEMA public OWNER TO the role; or give the role CREATEDB.");
            }
        }
        List<String> schemas = schemas(statement);
        if (schemas.contains(MARK)) {
            empty(statement, schemas);
            return;
        }
        try (ResultSet row = statement.executeQuery(HELD)) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new RetortException(ProblemCode.INVALID_SETTINGS, "The scratch database " + database.name()
                        + " is not empty, and the role may not make a database of its own there (CREATEDB).")
                        .hint("Name an empty database, which Retort may empty again, or give the role CREATEDB.");
            }
        }
    }

    private static List<String> schemas(Statement statement) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(SCHEMAS)) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return schemas;
    }

    /** The mark goes last, so that what a failure leaves is still known as Retort's. */
    private static void empty(Statement statement, List<String> schemas) throws SQLException {
        for (String schema : schemas) {
            if (!schema.equals(MARK)) {
                statement.execute("DROP SCHEMA IF EXISTS " + NAMES.quote(schema) + " CASCADE");
            }
        }
        statement.execute("CREATE SCHEMA public");
        statement.execute("DROP SCHEMA " + MARK);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Optional<Database> database() {
        return Optional.of(database);
    }

    @Override
    public void run(Statement statement, String sql) throws SQLException {
        ScratchSurroundings.run(statement, sql);
    }

    @Override
    public void close() {
        try (connection; Statement statement = connection.createStatement()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            empty(statement, schemas(statement));
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the scratch database " + database.name() + " was not emptied; the next one does",
                    e);
        }
    }
}
