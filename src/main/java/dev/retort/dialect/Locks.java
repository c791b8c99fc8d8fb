package dev.retort.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** What keeps a second migrator, or a restore, out of a database: one lock for each version table. */
public interface Locks {

    /** How long to wait between two tries. */
    Duration POLL = Duration.ofMillis(100);

    /**
     * Tries once.
     *
     * @param connection in autocommit, and no transaction open on it
     * @return empty where someone else holds it
     * @throws RetortException {@code read-only} where a lock cannot even be tried
     */
    Optional<HeldLock> tryTake(Connection connection, VersionTableName table, Actor actor) throws SQLException;

    /** Who holds it and since when, as far as can be known, such as {@code kim@build-7 since 2026-11-21T10:15:00Z}. */
    String holder(Connection connection, VersionTableName table) throws SQLException;

    /**
     * Who holds the locks of the database that a session waits for now.
     *
     * @param connection another than the session's own
     * @param session as {@link MigrationSession#id()} names it
     * @return empty where it waits for none, or where the database cannot tell
     */
    default List<BlockingSession> blockers(Connection connection, String session) throws SQLException {
        return List.of();
    }

    /**
     * Takes the lock, waiting for its holder.
     *
     * @param patience how long; zero tries once
     * @param waiting told who holds it, when the waiting begins and whenever the holder changes
     * @throws RetortException {@code locked} with the holder once patience is at its end, {@code cancelled}
     */
    default HeldLock take(Connection connection, VersionTableName table, Actor actor, Duration patience,
            Consumer<String> waiting, Cancellation cancellation) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        String lastHolder = "";
        while (true) {
            cancellation.check();
            Optional<HeldLock> held = tryTake(connection, table, actor);
            if (held.isPresent()) {
                return held.get();
            }
            String holder = holder(connection, table);
            if (System.nanoTime() - deadline >= 0) {
                throw locked(table, holder, patience);
            }
            if (!holder.equals(lastHolder)) {
                waiting.accept(holder);
                lastHolder = holder;
            }
            pause(cancellation);
        }
    }

    private static void pause(Cancellation cancellation) {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Cancellation.Registration _ = cancellation.onCancel(cancelled::countDown)) {
            cancelled.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetortException(ProblemCode.CANCELLED, "Cancelled while waiting for the lock.", e);
        }
    }

    private static RetortException locked(VersionTableName table, String holder, Duration patience) {
        return new RetortException(ProblemCode.LOCKED,
                "Another migrator is at work on '" + table + "': " + holder + ". Waited "
                        + patience.toMillis() / 1000.0 + " s.")
                .hint("Wait for it to end, or end it; nothing was changed.").data("holder", holder);
    }
}
