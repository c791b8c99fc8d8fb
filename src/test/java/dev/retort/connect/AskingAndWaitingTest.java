package dev.retort.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.dialect.Actor;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What a connector does before it gives up: asking for a password, and waiting for a server. */
class AskingAndWaitingTest {

    private static PostgresDatabase postgres;

    @TempDir
    Path folder;

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();
    private final Passwords passwords = new Passwords(Map.of(), Path.of("/nowhere"), this::answer);
    private final Connector connector = new Connector(new Actor("me", "here"), InstantSource.system(), passwords);

    @BeforeAll
    static void makeDatabase() {
        postgres = PostgresServer.freshDatabase();
        PostgresServer.roleWithPassword("asking_me", "right");
    }

    @Test
    void aPasswordIsAskedForOnceAndKeptAfterItLetSomeoneIn() throws SQLException {
        answers.addAll(List.of("wrong", "right"));
        Database database = Database.of(url("asking_me"));
        connector.open(database, Access.READ).close();
        assertThat(questions).hasSize(2);
        assertThat(questions.getFirst()).startsWith(database.name()).contains("none is known");
        assertThat(questions.getLast()).contains("refuses the password").doesNotContain("wrong");
        connector.open(database, Access.WRITE).close();
        assertThat(questions).hasSize(2);
    }

    @Test
    void whoSaysNothingGetsTheServersReason() {
        RetortException fault = fault(Database.of(url("asking_me")));
        assertThat(fault.data()).containsEntry("reason", "password-needed");
        assertThat(questions).hasSize(1);
    }

    @Test
    void afterThreeWrongAnswersItStops() {
        answers.addAll(List.of("a", "b", "c", "right"));
        assertThat(fault(Database.of(url("asking_me"))).data()).containsEntry("reason", "wrong-password");
        assertThat(questions).hasSize(3);
    }

    @Test
    void aWrongPasswordInTheUrlIsNotAskedAbout() {
        answers.add("right");
        Database database = Database.of(url("asking_me").withPassword(new Secret("wrong")));
        assertThat(fault(database).data()).containsEntry("reason", "wrong-password");
        assertThat(questions).isEmpty();
    }

    @Test
    void aKeptPasswordThatIsNoLongerRightIsAskedForAgain() throws SQLException {
        answers.add("right");
        Database database = Database.of(url("asking_me"));
        passwords.remember(database.name(), new Secret("old"));
        connector.open(database, Access.READ).close();
        assertThat(questions).hasSize(1);
    }

    @Test
    void aProfileWithItsPasswordInTheEnvironmentNeverAsks() {
        answers.add("right");
        Profile profile = new Profile("p", Environment.DEVELOPMENT, url("asking_me"), PasswordStore.ENVIRONMENT,
                Duration.ZERO, Duration.ZERO, BackupPolicy.ASK);
        RetortException fault = fault(Database.of(profile));
        assertThat(fault.data()).containsEntry("reason", "password-needed");
        assertThat(fault.hint()).startsWith("Set RETORT_PASSWORD_P or PGPASSWORD, or add a line to .pgpass.");
        assertThat(questions).isEmpty();
    }

    @Test
    void aServerThatStartsLaterIsWaitedFor() throws Exception {
        int port = freePort();
        CompletableFuture<EmbeddedPostgres> server = new CompletableFuture<>();
        // The clock is read at every attempt: the server is started after the first has been made.
        InstantSource clock = atAttempt(2, () -> Thread.ofVirtual().start(() -> server.complete(start(port))));
        try (Connection connection = new Connector(new Actor("me", "here"), clock).open(
                patient("postgresql://postgres@localhost:" + port + "/postgres", Duration.ofMinutes(2)),
                Access.WRITE)) {
            assertThat(connection.isValid(10)).isTrue();
        } finally {
            server.join().close();
        }
    }

    @Test
    void waitingEndsAtItsLimitAndSaysSo() throws IOException {
        RetortException fault = fault(patient("postgresql://u@localhost:" + freePort() + "/d", Duration.ofMillis(150)));
        assertThat(fault.data()).containsEntry("reason", "unreachable");
        assertThat(fault.message()).endsWith("Waited 150ms.");
    }

    @Test
    void waitingEndsWhenItIsCancelled() throws IOException {
        Cancellation cancellation = new Cancellation();
        Connector cancelled = new Connector(new Actor("me", "here"), atAttempt(2, cancellation::cancel));
        Database database = patient("postgresql://u@localhost:" + freePort() + "/d", Duration.ofHours(1));
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> cancelled.open(database, Access.READ, cancellation));
        assertThat(fault.code()).isEqualTo(ProblemCode.CANCELLED);
    }

    @Test
    void aWrongPasswordIsNotWaitedOut() {
        Database database = new Database("x", url("asking_me").withPassword(new Secret("wrong")),
                new SessionSettings("", "", Duration.ZERO, Duration.ZERO, Duration.ofHours(1)), null, List.of());
        assertThat(fault(database).data()).containsEntry("reason", "wrong-password");
    }

    private Optional<Secret> answer(String database, String reason) {
        questions.add(database + ": " + reason);
        return Optional.ofNullable(answers.poll()).map(Secret::new);
    }

    private RetortException fault(Database database) {
        return catchThrowableOfType(RetortException.class, () -> connector.open(database, Access.WRITE));
    }

    private EmbeddedPostgres start(int port) {
        try {
            return PostgresServer.startOwn(folder.resolve("data"), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InstantSource atAttempt(int attempt, Runnable action) {
        AtomicInteger attempts = new AtomicInteger();
        return () -> {
            if (attempts.incrementAndGet() == attempt) {
                action.run();
            }
            return Instant.EPOCH;
        };
    }

    private static DatabaseUrl url(String role) {
        return DatabaseUrl.parse("postgresql://" + role + "@localhost:" + postgres.port() + "/" + postgres.name(),
                Path.of("/"));
    }

    private static Database patient(String url, Duration patience) {
        return new Database(url, DatabaseUrl.parse(url, Path.of("/")),
                new SessionSettings("", "", Duration.ZERO, Duration.ZERO, patience), null, List.of());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
