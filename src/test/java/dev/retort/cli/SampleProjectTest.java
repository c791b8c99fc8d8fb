package dev.retort.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The samples do what a newcomer is told of them. */
class SampleProjectTest {

    @TempDir
    Path temporary;

    @Test
    void theShopIsTheSameAfterGoingUpDownAndUpOnSqlite() throws Exception {
        CommandLineCall shop = CommandLineCall.inSample(temporary, "shop");
        Path file = shop.folder().resolve("shop.db");

        shop.run("upgrade", "head").done();
        List<String> first = contents(file);
        shop.run("downgrade", "base", "--yes").done();
        List<String> empty = contents(file);
        shop.run("upgrade", "head").done();

        assertThat(empty).noneMatch(line -> line.contains("customers"));
        assertThat(contents(file)).isEqualTo(first).anyMatch(line -> line.contains("김지영"));
    }

    @Test
    void theShopIsTheSameAfterGoingUpDownAndUpOnPostgresql() throws Exception {
        CommandLineCall shop = CommandLineCall.inSample(temporary, "shop");
        PostgresDatabase database = PostgresServer.freshDatabase();

        shop.run("upgrade", "head", "--url", database.url()).done();
        String first = dump(database);
        shop.run("downgrade", "base", "--url", database.url(), "--yes").done();
        String empty = dump(database);
        shop.run("upgrade", "head", "--url", database.url()).done();

        assertThat(empty).doesNotContain("customers");
        assertThat(dump(database)).isEqualTo(first).contains("김지영").contains("orders_by_customer");
    }

    @Test
    void theShopIsListedInTheProgramItself() throws Exception {
        Path folder = Path.of("migrations-sample", "shop");
        List<String> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(file -> file.toString().endsWith(".sql") || file.endsWith("retort.toml"))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/')).sorted().toList();
        }

        try (var list = SampleProjectTest.class.getResourceAsStream("/sample/shop/files.txt")) {
            assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsExactlyElementsOf(files);
        }
        assertThat(files).allSatisfy(
                file -> assertThat(SampleProjectTest.class.getResource("/sample/shop/" + file)).isNotNull());
    }

    private static List<String> contents(Path file) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2")) {
                while (rows.next()) {
                    lines.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
                    if (rows.getString(1).equals("table")) {
                        tables.add(rows.getString(2));
                    }
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\" ORDER BY 1")) {
                    while (rows.next()) {
                        StringBuilder line = new StringBuilder(table);
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            line.append('|').append(rows.getString(column));
                        }
                        lines.add(line.toString());
                    }
                }
            }
        }
        return lines;
    }

    /** Without the log, which is meant to grow, and the random word that newer versions of pg_dump write. */
    private static String dump(PostgresDatabase database) throws IOException, InterruptedException {
        PostgresServer.assumeDumpable();
        Process process = new ProcessBuilder("pg_dump", "--host=localhost", "--port=" + database.port(),
                "--username=postgres", "--inserts", "--exclude-schema=retort", database.name())
                .redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(text).isZero();
        return text.replaceAll("(?m)^\\\\(un)?restrict .*$", "");
    }
}
