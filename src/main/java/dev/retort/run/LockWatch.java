package dev.retort.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.BlockingSession;
import dev.retort.dialect.Locks;
import dev.retort.problem.Cancellation;
import dev.retort.problem.RetortException;

/**
 * Looks on while a run sends statements, and asks over a connection of its own who holds the lock that one waits for.
 * Afterwards nobody can tell any more: the waiting ends with the statement. Where a second connection is not to be had,
 * it sees nothing.
 */
final class LockWatch implements AutoCloseable {

    /** Sees nothing. */
    static final LockWatch NONE = new LockWatch();

    private static final long TICK_MILLIS = 50;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Cancellation ending = new Cancellation();
    private final @Nullable Thread watcher;
    private Duration patience = FIRST_LOOK;
    private volatile @Nullable Sent sent;
    private volatile @Nullable Seen seen;

    /** A statement that was sent, and how long it may take before somebody looks. */
    private record Sent(long at, Duration patience) {}

    /** Who was in its way when last looked at. */
    private record Seen(Sent sent, List<BlockingSession> sessions) {}

    private LockWatch() {
        this.watcher = null;
    }

    /**
     * @param session as {@link dev.retort.dialect.MigrationSession#id()} names it
     * @param listener told who holds the lock, on another thread than the run's, while the run's own waits
     */
    LockWatch(Locks locks, String session, SideConnection side, RunListener listener) {
        this.watcher = Thread.ofVirtual().name("retort-lock-watch")
                .start(() -> watch(locks, session, side, listener));
    }

    /** How long statements may wait for a lock from now on; zero for no limit. Somebody has to look before that. */
    void limit(Duration lockLimit) {
        Duration half = lockLimit.dividedBy(2);
        patience = !lockLimit.isZero() && half.compareTo(FIRST_LOOK) < 0 ? half : FIRST_LOOK;
    }

    /** A statement is about to be sent; what was seen before is forgotten. */
    void sending() {
        if (watcher != null) {
            sent = new Sent(System.nanoTime(), patience);
        }
    }

    /** Adds to a failure of the statement that was sent last who held the lock, if that was seen. */
    void explain(RetortException failure) {
        Seen last = seen;
        if (last == null || last.sent() != sent) {
            return;
        }
        List<BlockingSession> sessions = last.sessions();
        String ends = sessions.stream().filter(one -> one.pid() > 0)
                .map(one -> "SELECT pg_terminate_backend(" + one.pid() + ")").collect(Collectors.joining("; "));
        failure.hint("The lock was held by " + described(sessions)
                + ". Try again when that is done, " + (ends.isEmpty() ? "" : "end it with `" + ends + "`, ")
                + "or allow a longer wait with lock-timeout.")
                .data("blocked_by", sessions.stream().map(BlockingSession::pid).toList());
    }

    private void watch(Locks locks, String session, SideConnection side, RunListener listener) {
        try (Lookout lookout = new Lookout(locks, session, side, ending)) {
            Sent looked = null;
            List<Integer> told = List.of();
            Duration pause = Duration.ZERO;
            while (!over.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                Sent now = sent;
                if (now != looked) {
                    looked = now;
                    told = List.of();
                    pause = now == null ? Duration.ZERO : now.patience();
                }
                if (now == null || System.nanoTime() - now.at() < pause.toNanos()) {
                    continue;
                }
                pause = later(pause);
                List<BlockingSession> sessions = lookout.look();
                List<Integer> pids = sessions.stream().map(BlockingSession::pid).toList();
                seen = sessions.isEmpty() ? null : new Seen(now, sessions);
                if (!sessions.isEmpty() && !pids.equals(told) && now == sent) {
                    told = pids;
                    listener.on(new RunEvent.Note("Waits for a lock held by " + described(sessions) + "."));
                }
            }
        } catch (SQLException _) {
            // No second connection, or it was lost: the run goes on without being watched.
        } catch (RetortException _) {
            // The same, in the words of what opens connections.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counted from when the statement was sent: twice as long each time, and at most some seconds more. */
    private static Duration later(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause.plus(LONGEST_PAUSE);
    }

    private static String described(List<BlockingSession> sessions) {
        return sessions.stream().map(BlockingSession::description).collect(Collectors.joining("; and by "));
    }

    /** Returns once nothing more is asked or told. */
    @Override
    public void close() {
        over.countDown();
        ending.cancel();
        if (watcher != null) {
            try {
                watcher.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The second connection, opened when it is first wanted. */
    private static final class Lookout implements AutoCloseable {

        private final Locks locks;
        private final String session;
        private final SideConnection side;
        private final Cancellation ending;
        private @Nullable Connection connection;

        Lookout(Locks locks, String session, SideConnection side, Cancellation ending) {
            this.locks = locks;
            this.session = session;
            this.side = side;
            this.ending = ending;
        }

        List<BlockingSession> look() throws SQLException {
            Connection open = connection;
            if (open == null) {
                open = side.open(ending);
                connection = open;
            }
            return locks.blockers(open, session);
        }

        @Override
        public void close() throws SQLException {
            if (connection != null) {
                connection.close();
            }
        }
    }
}
