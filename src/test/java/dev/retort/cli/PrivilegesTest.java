package dev.retort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.cli.call.ExitCode;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Owners and grants, which are compared where a person asks for them. */
class PrivilegesTest {

    @TempDir
    private Path temporary;

    private PostgresDatabase database;
    private CommandLineCall retort;

    @BeforeAll
    static void roles() {
        PostgresServer.execute("CREATE ROLE \"shop reader\"", "CREATE ROLE shop_owner");
    }

    @BeforeEach
    void project() throws IOException {
        database = PostgresServer.freshDatabase();
        Path folder = Files.createDirectories(temporary.resolve("shop"));
        Files.createDirectories(folder.resolve("versions"));
        Files.writeString(folder.resolve("retort.toml"), "[target]\nsql = \"schema.sql\"\n");
        target("""
                CREATE TABLE goods (id bigint PRIMARY KEY, price numeric);
                GRANT SELECT, UPDATE (price) ON goods TO "shop reader";
                CREATE FUNCTION total() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
                REVOKE EXECUTE ON FUNCTION total() FROM PUBLIC;
                """);
        retort = CommandLineCall.in(folder, temporary).with("DATABASE_URL", database.url());
    }

    private void target(String ddl) throws IOException {
        Files.writeString(temporary.resolve("shop/schema.sql"), ddl);
    }

    @Test
    void whatTheTargetGrantsIsMadeWithItsTables() throws Exception {
        assertThat(retort.run("generate", "-m", "Goods", "--privileges").done().err()).contains("tried on scratch");
        retort.run("upgrade", "head").done();

        retort.run("check", "--privileges").done();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT has_table_privilege('shop reader', 'goods', 'SELECT'),
                               has_column_privilege('shop reader', 'goods', 'price', 'UPDATE'),
                               has_function_privilege('shop reader', 'total()', 'EXECUTE')""")) {
            row.next();
            assertThat(List.of(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)))
                    .containsExactly(true, true, false);
        }
    }

    @Test
    void aGrantByHandIsFoundAndTakenBackAndTheOwnerNobodyNamedIsLeftAlone() throws Exception {
        retort.run("generate", "-m", "Goods", "--privileges").done();
        retort.run("upgrade", "head").done();
        database.execute("GRANT DELETE ON goods TO \"shop reader\"");
        database.execute("ALTER TABLE goods OWNER TO shop_owner");

        retort.run("check").done();
        assertThat(retort.run("check", "--privileges").ended(ExitCode.FOUND).out()).contains("owner and grants")
                .doesNotContain("shop_owner");
        assertThat(retort.run("diff", "database", "head", "--privileges").done().out()).contains("owner and grants");

        retort.run("generate", "-m", "As agreed", "--privileges").done();
        retort.run("upgrade", "head").done();
        retort.run("check", "--privileges").done();
        retort.run("downgrade", "-1").done();
        assertThat(retort.run("diff", "database", "target", "--privileges").done().out()).contains("DELETE");
    }

    @Test
    void anOwnerTheTargetNamesIsCompared() throws Exception {
        target("CREATE TABLE goods (id bigint PRIMARY KEY);\nALTER TABLE goods OWNER TO shop_owner;\n");
        retort.run("generate", "-m", "Goods").done();
        retort.run("upgrade", "head").done();

        retort.run("check").done();
        assertThat(retort.run("check", "--privileges").ended(ExitCode.FOUND).out()).contains("→ shop_owner");
    }

    @Test
    void aTargetThatSaysNothingOfThemIsNoReasonToTakeThemBack() throws Exception {
        target("CREATE TABLE goods (id bigint PRIMARY KEY);\n");
        database.execute("CREATE TABLE goods (id bigint PRIMARY KEY)");
        database.execute("GRANT SELECT ON goods TO \"shop reader\"");

        assertThat(retort.run("check", "--privileges").done().err()).contains("says nothing of owners and grants");
    }

    @Test
    void rolesOfAnotherServerAreInNobodysWay() throws Exception {
        target("""
                CREATE TABLE goods (id bigint PRIMARY KEY);
                ALTER TABLE public.goods OWNER TO nobody_here;
                GRANT ALL ON goods TO nobody_here;
                ALTER DEFAULT PRIVILEGES FOR ROLE nobody_here GRANT SELECT ON TABLES TO nobody_here;
                """);
        retort.run("check").ended(ExitCode.FOUND);
    }
}
