package dev.retort.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.retort.dialect.postgresql.PostgresqlSchemaReader;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds a database against what {@code pg_dump} 15 wrote of one that is right: by the dump's text where the server is of
 * that version, else by what Retort reads of a database made of the dump.
 */
public final class DumpedSchema {

    private static final int VERSION = 15;

    private DumpedSchema() {}

    /**
     * Fails where the two differ; Retort's log, and the moment a default was frozen at, are left out.
     *
     * @param dump with or without comments and {@code \restrict}
     */
    public static void assertSame(PostgresDatabase database, String dump) throws Exception {
        if (PostgresServer.majorVersion() == VERSION) {
            assertThat(plain(dump(database))).isEqualTo(plain(dump));
            return;
        }
        PostgresDatabase expected = PostgresServer.freshDatabase();
        try (Connection connection = expected.open(); Statement statement = connection.createStatement()) {
            statement.execute(sql(dump));
        }
        assertThat(objects(database)).isEqualTo(objects(expected));
    }

    private static List<String> objects(PostgresDatabase database) throws SQLException {
        try (Connection connection = database.open()) {
            return new PostgresqlSchemaReader().read(connection, false).objects().stream()
                    .filter(one -> !one.id().schema().equals("retort") && !one.id().name().equals("retort"))
                    .map(one -> withoutMoments(one.toString())).toList();
        }
    }

    private static String dump(PostgresDatabase database) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("pg_dump", "--host=localhost", "--port=" + database.port(),
                "--username=postgres", "--schema-only", "--no-owner", "--exclude-schema=retort", database.name())
                .redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(text).isZero();
        return text;
    }

    private static String plain(String dump) {
        return lines(dump).filter(line -> !line.isBlank())
                .map(line -> withoutMoments(line.replace("\t", "    ").stripTrailing()))
                .collect(Collectors.joining("\n"));
    }

    private static String sql(String dump) {
        return lines(dump).collect(Collectors.joining("\n"));
    }

    /** Without what names versions of programs, and the word newer ones of {@code pg_dump} draw by lot. */
    private static Stream<String> lines(String dump) {
        return dump.lines()
                .filter(line -> !line.startsWith("--") && !line.startsWith("\\"));
    }

    private static String withoutMoments(String text) {
        return text.replaceAll("'\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+'", "'a moment'");
    }
}
