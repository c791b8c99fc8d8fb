package dev.retort.cli.call;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.retort.problem.Cancellation;

/**
 * Makes Ctrl-C a wish to stop: while it is open, a process that is asked to end cancels what runs, and ends once the call
 * has rolled that back and said so. The exit code is then the one the signal gives, 130 for Ctrl-C.
 */
public final class Interrupt implements AutoCloseable {

    /** A server that does not answer any more must not keep the process for ever. */
    private static final long LONGEST_WAIT_SECONDS = 30;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended;
    private final Thread hook;

    /**
     * @param announce says to a person that it stops
     * @param ended when the call has said all it has to say
     */
    Interrupt(Runnable announce, CountDownLatch ended) {
        this.ended = ended;
        hook = new Thread(() -> stop(announce), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What Ctrl+C cancels. */
    public Cancellation cancellation() {
        return cancellation;
    }

    private void stop(Runnable announce) {
        announce.run();
        cancellation.cancel();
        try {
            if (!ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                announce.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook holds it up until the call has ended too.
        }
    }
}
