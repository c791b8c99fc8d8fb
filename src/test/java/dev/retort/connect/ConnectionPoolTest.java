package dev.retort.connect;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.dialect.Actor;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ConnectionPoolTest {

    @TempDir
    Path folder;

    private final Connector connector = new Connector(new Actor("me", "here"), InstantSource.system());

    @Test
    void aPostgresPoolReadsAndNeverWrites() throws SQLException {
        PostgresDatabase postgres = PostgresServer.freshDatabase();
        postgres.execute("CREATE TABLE t (id int)");
        try (ConnectionPool pool = new ConnectionPool(connector, database(postgres.url()))) {
            for (int round = 0; round < 2; round++) {
                try (Connection connection = pool.take(); Statement statement = connection.createStatement()) {
                    assertThat(connection.getAutoCommit()).isTrue();
                    statement.executeQuery("SELECT count(*) FROM t").close();
                    SQLException refused = catchThrowableOfType(SQLException.class,
                            () -> statement.execute("INSERT INTO t VALUES (1)"));
                    assertThat(refused.getSQLState()).isEqualTo("25006");
                }
            }
        }
    }

    @Test
    void aClosedPoolLeavesNoSessionBehind() throws SQLException {
        PostgresDatabase postgres = PostgresServer.freshDatabase();
        ConnectionPool pool = new ConnectionPool(connector, database(postgres.url()));
        List<Connection> taken = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            taken.add(pool.take());
        }
        assertThat(sessions(postgres)).isEqualTo(4);
        pool.close();
        assertThat(taken)
                .allSatisfy(connection -> assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
                        .isInstanceOf(SQLException.class));
        // Refused as long as any session is in it; the server gives sessions that are ending five seconds.
        PostgresServer.execute("DROP DATABASE " + postgres.name());
    }

    @Test
    void anSqlitePoolReadsAndNeverWrites() throws SQLException {
        Database database = database("sqlite:///" + folder.resolve("shop.db"));
        try (Connection connection = connector.open(database, Access.CREATE);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id int)");
        }
        try (ConnectionPool pool = new ConnectionPool(connector, database)) {
            for (int round = 0; round < 2; round++) {
                try (Connection connection = pool.take(); Statement statement = connection.createStatement()) {
                    statement.executeQuery("SELECT count(*) FROM t").close();
                    SQLException refused = catchThrowableOfType(SQLException.class,
                            () -> statement.execute("INSERT INTO t VALUES (1)"));
                    assertThat(refused.getMessage()).contains("READONLY");
                }
            }
        }
        assertThat(folder).isDirectoryContaining(path -> path.endsWith("shop.db"));
    }

    @Test
    void whatIsWrongIsSaidAtOnceAndClearly() {
        RetortException missing = catchThrowableOfType(RetortException.class,
                () -> new ConnectionPool(connector, database("sqlite:///" + folder.resolve("missing.db"))));
        assertThat(missing.code()).isEqualTo(ProblemCode.CONNECTION_FAILED);
        assertThat(missing.data()).containsEntry("reason", "no-such-file");
        RetortException unknown = catchThrowableOfType(RetortException.class, () -> new ConnectionPool(connector,
                database("postgresql://postgres@localhost:" + PostgresServer.port() + "/no_such_db")));
        assertThat(unknown.data()).containsEntry("reason", "unknown-database");
    }

    private static int sessions(PostgresDatabase postgres) throws SQLException {
        try (Connection connection = new PostgresDatabase(postgres.port(), "postgres").open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + postgres.name() + "'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Database database(String url) {
        return Database.of(DatabaseUrl.parse(url, Path.of("/")));
    }
}
