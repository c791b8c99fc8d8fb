package dev.retort.connect;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.dialect.Actor;
import dev.retort.problem.RetortException;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A password full of characters that break quoting and encoding is in nothing anyone gets to see. */
class PasswordSecrecyTest {

    private static final String PASSWORD = "p%40 '\"#/";
    private static final String ENCODED = "p%2540%20'%22%23%2F";
    private static PostgresDatabase postgres;

    @TempDir
    Path folder;

    private final Connector connector = new Connector(new Actor("me", "here"), InstantSource.system());

    @BeforeAll
    static void makeRole() {
        postgres = PostgresServer.freshDatabase();
        PostgresServer.roleWithPassword("secrecy_me", PASSWORD);
    }

    @Test
    void theServerShowsOthersWhoIsThereButNoPassword() throws SQLException {
        try (Connection connection = connector.open(Database.of(url(postgres.name())), Access.WRITE);
                Connection other = postgres.open();
                Statement statement = other.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT s::text FROM pg_stat_activity s WHERE usename = 'secrecy_me'")) {
            assertThat(connection.isClosed()).isFalse();
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).contains("retort me@here since=").satisfies(PasswordSecrecyTest::isSilent);
        }
    }

    @Test
    void nothingThatIsPrintedHasIt() {
        DatabaseUrl url = url("shop");
        Profile profile = profile(url);
        for (Object printed : List.of(url, url.display(), url.text(), url.place(), url.password(), Database.of(url),
                profile,
                Database.of(profile))) {
            isSilent(printed.toString());
        }
    }

    @Test
    void noFailureAndNoLogHasIt() {
        List<String> logged = new ArrayList<>();
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        Handler handler = listener(logged);
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        try {
            for (DatabaseUrl url : List.of(url("no_such_db"),
                    url(postgres.name()).withPassword(new Secret(PASSWORD + "x")),
                    DatabaseUrl.parse("postgresql://u:" + ENCODED + "@localhost:1/d", folder),
                    DatabaseUrl.parse("postgresql://u:" + ENCODED + "@no-such-host.invalid/d", folder),
                    DatabaseUrl.parse(
                            "postgresql://u:" + ENCODED + "@localhost:" + postgres.port() + "/d?sslmode=require",
                            folder))) {
                RetortException fault = catchThrowableOfType(RetortException.class,
                        () -> connector.open(Database.of(url), Access.READ));
                StringWriter trace = new StringWriter();
                fault.printStackTrace(new PrintWriter(trace));
                isSilent(trace + " " + fault.hint() + " " + fault.data());
            }
        } finally {
            root.removeHandler(handler);
            root.setLevel(before);
        }
        assertThat(logged).isNotEmpty().allSatisfy(PasswordSecrecyTest::isSilent);
    }

    @Test
    void noFileOfProfilesHasIt() throws Exception {
        Path file = folder.resolve("profiles.toml");
        Profiles profiles = new Profiles(file);
        profiles.save(profile(url("shop")), null);
        profiles.save(profile(url("shop2")), "shop");
        isSilent(Files.readString(file));
    }

    private static void isSilent(String text) {
        assertThat(text).doesNotContain(PASSWORD).doesNotContain(ENCODED).doesNotContain("p%40")
                .doesNotContain("p%2540");
    }

    private static DatabaseUrl url(String database) {
        return DatabaseUrl.parse(
                "postgresql://secrecy_me:" + ENCODED + "@localhost:" + postgres.port() + "/" + database,
                Path.of("/"));
    }

    private static Profile profile(DatabaseUrl url) {
        return new Profile("shop", Environment.PRODUCTION, url, PasswordStore.ASK, Duration.ZERO, Duration.ZERO,
                BackupPolicy.FULL);
    }

    private static Handler listener(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                Object[] parameters = record.getParameters();
                logged.add(record.getMessage() + " " + (parameters == null ? "" : List.of(parameters)) + " "
                        + record.getThrown());
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing to close.
            }
        };
    }
}
