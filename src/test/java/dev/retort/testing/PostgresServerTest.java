package dev.retort.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresServerTest {

    @Test
    void everyFreshDatabaseIsEmptyAndItsOwn() throws SQLException {
        PostgresDatabase first = PostgresServer.freshDatabase();
        PostgresDatabase second = PostgresServer.freshDatabase();
        first.execute("CREATE TABLE t (id int)");
        try (Connection connection = second.open();
                var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void aRoleWithAPasswordHasToGiveIt() throws SQLException {
        PostgresDatabase database = PostgresServer.freshDatabase();
        PostgresServer.roleWithPassword("server_test_role", "right");
        String url = "jdbc:postgresql://localhost:" + database.port() + "/" + database.name();
        DriverManager.getConnection(url, "server_test_role", "right").close();
        assertThatThrownBy(() -> DriverManager.getConnection(url, "server_test_role", "wrong"))
                .hasMessageContaining("password authentication failed");
    }
}
