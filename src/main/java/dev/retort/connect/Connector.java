package dev.retort.connect;

import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Opens connections to a {@link Database}, set up as its settings say. Keeps nothing; safe for any thread. */
public final class Connector {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration CANCEL_CHECK = Duration.ofMillis(50);

    private final PostgresOpener postgres;
    private final SqliteOpener sqlite = new SqliteOpener();

    /**
     * @param client shown to other sessions of a PostgreSQL server
     * @param clock says since when
     */
    public Connector(Client client, InstantSource clock) {
        this.postgres = new PostgresOpener(client, clock);
    }

    /**
     * Opens a connection in autocommit mode; the caller closes it.
     *
     * @throws RetortException {@code connection-failed} with {@code reason} in its data; {@code read-only} where writing
     *         is asked for and cannot be; {@code locked} for an SQLite file another process holds for longer than the
     *         lock timeout
     */
    public Connection open(Database database, Access access) {
        return open(database, access, () -> false);
    }

    /**
     * As {@link #open(Database, Access)}; while the server does not answer yet it tries again until
     * {@link SessionSettings#patience()} has passed.
     *
     * @param cancelled asked between attempts; true ends the waiting with {@code cancelled}
     */
    public Connection open(Database database, Access access, BooleanSupplier cancelled) {
        long deadline = System.nanoTime() + database.session().patience().toNanos();
        Duration pause = Duration.ofMillis(100);
        while (true) {
            try {
                return openOnce(database, access);
            } catch (ConnectionFault fault) {
                if (!fault.mayPass() || System.nanoTime() >= deadline) {
                    throw fault;
                }
            }
            sleep(pause, cancelled, database);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private Connection openOnce(Database database, Access access) {
        return switch (database.url().dialect()) {
            case POSTGRESQL -> postgres.open(database.url(), database.session(), access);
            case SQLITE -> sqlite.open(database.url(), database.session(), access);
        };
    }

    private static void sleep(Duration pause, BooleanSupplier cancelled, Database database) {
        long end = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() < end) {
            if (cancelled.getAsBoolean()) {
                throw cancelled(database);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(CANCEL_CHECK.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw cancelled(database);
            }
        }
    }

    private static RetortException cancelled(Database database) {
        return new RetortException(ProblemCode.CANCELLED,
                "Stopped waiting for " + database.url().place() + " to answer.");
    }
}
