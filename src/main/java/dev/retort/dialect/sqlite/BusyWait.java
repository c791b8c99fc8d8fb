package dev.retort.dialect.sqlite;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.sqlite.BusyHandler;

import dev.retort.problem.Cancellation;

/**
 * Waits while another connection holds the database. SQLite's own waiting cannot be interrupted
 * (https://www.sqlite.org/c3ref/interrupt.html speaks of running statements only), this one looks for a cancellation.
 */
final class BusyWait extends BusyHandler {

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int GIVE_UP = 0;
    private static final int TRY_AGAIN = 1;

    private final Cancellation cancellation;
    private Duration limit;
    private long began;

    /** @param limit zero for none */
    BusyWait(Cancellation cancellation, Duration limit) {
        this.cancellation = cancellation;
        this.limit = limit;
    }

    void atMost(Duration other) {
        limit = other;
    }

    /** @param tries how many were in vain for the same lock */
    @Override
    protected int callback(int tries) {
        long now = System.nanoTime();
        began = tries == 0 ? now : began;
        if (cancellation.isCancelled() || !limit.isZero() && now - began >= limit.toNanos()) {
            return GIVE_UP;
        }
        LockSupport.parkNanos(Math.min((tries + 1) * TimeUnit.MILLISECONDS.toNanos(1), LONGEST_PAUSE));
        return TRY_AGAIN;
    }
}
