package dev.retort.run;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.MigrationSession;
import dev.retort.problem.Cancellation;

/**
 * Stands beside one statement while it runs and ends it when a person cancels, or when its time is up. It asks again and
 * again until the statement has ended, because a request that arrives just before the server begins is lost.
 */
final class Watch implements AutoCloseable {

    private static final long AGAIN_MILLIS = 100;

    private final MigrationSession session;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Cancellation.Registration registration;
    private final @Nullable Future<?> timer;
    private boolean over;
    private @Nullable Thread lateEnd;
    private volatile @Nullable Thread canceller;

    /**
     * Not by {@code Statement.cancel}: PostgreSQL's driver asks the server only once for each statement, and the server
     * does not hear a request that comes before it has read the statement.
     *
     * @param session ends what runs on it
     * @param limit how long the statement may run; zero for as long as it takes
     */
    Watch(Cancellation cancellation, MigrationSession session, Duration limit) {
        this.session = session;
        this.registration = cancellation
                .onCancel(() -> canceller = Thread.startVirtualThread(this::interruptUntilItEnds));
        // A thread that waited for each statement's end would cost as much as a small statement on SQLite.
        this.timer = limit.isZero() || session.limitsStatements()
                ? null
                : ForkJoinPool.commonPool().schedule(this::outOfTime, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void outOfTime() {
        if (!over) {
            lateEnd = Thread.startVirtualThread(this::interruptUntilItEnds);
        }
    }

    private void interruptUntilItEnds() {
        do {
            try {
                session.cancel();
            } catch (SQLException _) {
                // The statement has just ended, or the connection is gone; whoever sent it will hear.
            }
        } while (!endsWithin(AGAIN_MILLIS));
    }

    private boolean endsWithin(long millis) {
        try {
            return ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns when no request is on its way any more, so that none hits the next statement. */
    @Override
    public void close() {
        ended.countDown();
        registration.close();
        if (timer != null) {
            timer.cancel(false);
        }
        join(over());
        join(canceller);
    }

    /** From now on time no longer runs out; who is asking because it has, or null. */
    private synchronized @Nullable Thread over() {
        over = true;
        return lateEnd;
    }

    private static void join(@Nullable Thread thread) {
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
