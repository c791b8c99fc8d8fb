package dev.retort.connect;

import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Actor;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Opens connections to a {@link Database}, set up as its settings say. Safe for any thread. */
public final class Connector {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int QUESTIONS = 3;

    private final PostgresOpener postgres;
    private final SqliteOpener sqlite = new SqliteOpener();
    private final Passwords passwords;

    /**
     * @param actor shown to other sessions of a PostgreSQL server
     * @param clock says since when
     * @param passwords for a database whose URL has none
     */
    public Connector(Actor actor, InstantSource clock, Passwords passwords) {
        this.postgres = new PostgresOpener(actor, clock);
        this.passwords = passwords;
    }

    /** With the passwords in URLs only. */
    public Connector(Actor actor, InstantSource clock) {
        this(actor, clock, Passwords.onlyInUrls());
    }

    /** The database with the password a connection to it would use, for a program that opens one of its own. */
    public Database withKnownPassword(Database database) {
        return passwords.known(database);
    }

    /**
     * Opens a connection in autocommit mode; the caller closes it. Asks for a password where the server wants one and
     * none is known, and keeps it for the session once it was right.
     *
     * @throws RetortException {@code connection-failed} with {@code reason} in its data; {@code read-only} where writing
     *         is asked for and cannot be; {@code locked} for an SQLite file another process holds for longer than the
     *         lock timeout; {@code invalid-settings} for an address that Retort cannot connect to at all
     */
    public Connection open(Database database, Access access) {
        return open(database, access, new Cancellation());
    }

    /**
     * As {@link #open(Database, Access)}; while the server does not answer yet it tries again until
     * {@link SessionSettings#patience()} has passed.
     *
     * @param cancellation ends the waiting, with {@code cancelled}
     */
    public Connection open(Database database, Access access, Cancellation cancellation) {
        Duration patience = database.session().patience();
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (true) {
            cancellation.check();
            try {
                return openAsking(passwords.known(database), access);
            } catch (ConnectionFault fault) {
                long left = patience.toNanos() - (System.nanoTime() - start);
                if (!fault.mayPass() || left <= 0) {
                    throw patience.isZero() || !fault.mayPass() ? fault : fault.after(patience);
                }
                pause(Math.min(pause.toNanos(), left), cancellation);
            }
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    private Connection openAsking(Database database, Access access) {
        Database tried = database;
        @Nullable
        Secret asked = null;
        for (int questions = 0;; questions++) {
            try {
                Connection connection = openOnce(tried, access);
                if (asked != null) {
                    passwords.remember(database.name(), asked);
                }
                return connection;
            } catch (ConnectionFault fault) {
                boolean wasAsked = asked != null;
                if (!fault.wantsPassword() || questions == QUESTIONS
                        || (!wasAsked && !passwords.mayAsk(database, tried.url().password()))) {
                    throw fault;
                }
                passwords.forget(database.name());
                Optional<Secret> answer = passwords.ask(database, fault.message());
                asked = answer.orElseThrow(() -> fault);
                tried = database.withUrl(database.url().withPassword(asked));
            }
        }
    }

    private Connection openOnce(Database database, Access access) {
        return switch (database.url().dialect()) {
            case POSTGRESQL -> postgres.open(database, access);
            case SQLITE -> sqlite.open(database.url(), database.session(), access);
        };
    }

    private static void pause(long nanos, Cancellation cancellation) {
        CountDownLatch stop = new CountDownLatch(1);
        try (Cancellation.Registration _ = cancellation.onCancel(stop::countDown)) {
            stop.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetortException(ProblemCode.CANCELLED, "Interrupted while waiting for the database.", e);
        }
    }
}
