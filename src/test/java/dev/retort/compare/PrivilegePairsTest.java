package dev.retort.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.WrittenStatement;
import dev.retort.schema.DatabaseSchema;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Owners and grants, where they are asked for: there and back, of everything that can be granted. */
class PrivilegePairsTest {

    private static final PostgresDatabase DATABASE = PostgresServer.freshDatabase();

    @BeforeAll
    static void roles() {
        PostgresServer.execute("CREATE ROLE pair_reader", "CREATE ROLE pair_writer", "CREATE ROLE \"pair: it's %\"");
    }

    static Stream<Arguments> pairs() {
        String table = "CREATE TABLE t (a int, \"b c\" text);\n";
        String view = "CREATE VIEW v AS SELECT a FROM t;\nGRANT SELECT ON v TO pair_reader;\n"
                + "ALTER VIEW v OWNER TO pair_writer;\n";
        return Stream.of(
                Arguments.of("a table's grants", table + "GRANT SELECT, INSERT ON t TO pair_reader;",
                        table + "GRANT SELECT ON t TO pair_reader, PUBLIC; GRANT UPDATE ON t TO \"pair: it's %\""
                                + " WITH GRANT OPTION;"),
                Arguments.of("a right to pass on", table + "GRANT SELECT ON t TO pair_reader;",
                        table + "GRANT SELECT ON t TO pair_reader WITH GRANT OPTION;"),
                Arguments.of("a table's owner", table, table + "ALTER TABLE t OWNER TO pair_writer;"),
                Arguments.of("an owner with a name to quote", table,
                        table + "ALTER TABLE t OWNER TO \"pair: it's %\"; GRANT SELECT ON t TO pair_reader;"),
                Arguments.of("a column's grants", table + "GRANT SELECT (a) ON t TO pair_reader;",
                        table + "GRANT SELECT (a, \"b c\"), UPDATE (a) ON t TO pair_reader;"),
                Arguments.of("a schema's grants and owner", "CREATE SCHEMA app;",
                        "CREATE SCHEMA app AUTHORIZATION pair_writer; GRANT USAGE ON SCHEMA app TO pair_reader;"),
                Arguments.of("a sequence's grants and owner", "CREATE SEQUENCE s;",
                        "CREATE SEQUENCE s; GRANT USAGE ON SEQUENCE s TO pair_reader;"
                                + " ALTER SEQUENCE s OWNER TO pair_writer;"),
                Arguments.of("a function's grants and owner",
                        "CREATE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1';",
                        "CREATE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                                + " REVOKE ALL ON FUNCTION f FROM PUBLIC; GRANT EXECUTE ON FUNCTION f TO pair_reader;"
                                + " ALTER FUNCTION f OWNER TO pair_writer;"),
                Arguments.of("a procedure's grants", "CREATE PROCEDURE p(a int) LANGUAGE sql AS 'SELECT 1';",
                        "CREATE PROCEDURE p(a int) LANGUAGE sql AS 'SELECT 1';"
                                + " REVOKE ALL ON PROCEDURE p FROM PUBLIC;"),
                Arguments.of("a materialized view's grants",
                        table + "CREATE MATERIALIZED VIEW m AS SELECT a FROM t;",
                        table + "CREATE MATERIALIZED VIEW m AS SELECT a FROM t; GRANT SELECT ON m TO pair_reader;"
                                + " ALTER MATERIALIZED VIEW m OWNER TO pair_writer;"),
                Arguments.of("a partitioned table's grants",
                        "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE q PARTITION OF p DEFAULT;",
                        "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE q PARTITION OF p DEFAULT;"
                                + " GRANT SELECT ON p TO pair_reader; GRANT INSERT ON q TO pair_reader;"),
                Arguments.of("grants of what is new", "",
                        table + view + "GRANT SELECT ON t TO pair_reader; GRANT SELECT (a) ON t TO pair_writer;"
                                + " CREATE SEQUENCE s; GRANT USAGE ON SEQUENCE s TO pair_reader;"
                                + " CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';"
                                + " REVOKE ALL ON FUNCTION f FROM PUBLIC;"),
                Arguments.of("grants of a view made again", table + view,
                        "CREATE TABLE t (a bigint, \"b c\" text);\n" + view),
                Arguments.of("grants of a renamed table", table + "GRANT SELECT ON t TO pair_reader;",
                        "CREATE TABLE things (a int, \"b c\" text); GRANT SELECT ON things TO pair_writer;"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void goThereAndBack(String name, String old, String wanted) throws SQLException {
        RoundTrip trip = new RoundTrip(() -> new Privileged(WholeDatabase.emptied(DATABASE)));

        assertThat(trip.check(old, wanted, asking -> asking.answeringAll(true)).differences()).isNotEmpty();
        assertThat(trip.check(wanted, old, asking -> asking.answeringAll(true)).differences()).isNotEmpty();
    }

    @Test
    void nothingOfThemIsFoundWhereNobodyAsks() throws SQLException {
        String table = "CREATE TABLE t (a int);";
        RoundTrip trip = new RoundTrip(() -> WholeDatabase.emptied(DATABASE));

        assertThat(trip.check(table, table + "GRANT SELECT ON t TO pair_reader;").differences()).isEmpty();
    }

    @Test
    void defaultPrivilegesAreListedAsNotManaged() throws SQLException {
        try (Place place = WholeDatabase.emptied(DATABASE)) {
            place.run("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pair_reader;");

            assertThat(place.read().unmanaged()).contains("default privileges postgres on tables");
        }
    }

    /** A place whose owners and grants are read too. */
    private record Privileged(Place place) implements Place {

        @Override
        public DatabaseSchema read() throws SQLException {
            return dialect().schemas().read(connection(), true);
        }

        @Override
        public Dialect dialect() {
            return place.dialect();
        }

        @Override
        public Connection connection() {
            return place.connection();
        }

        @Override
        public void run(String sql) throws SQLException {
            place.run(sql);
        }

        @Override
        public void run(List<WrittenStatement> statements) throws SQLException {
            place.run(statements);
        }

        @Override
        public void close() throws SQLException {
            place.close();
        }
    }
}
