package dev.retort.script;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Prepares scripts on threads of its own while others are driven. Whoever drives them needs not wait for it: a script
 * that is not prepared yet is read when it is driven.
 */
public final class Preparation implements AutoCloseable {

    /** Parsing takes twice as long as driving: more threads than these would only wait for each other. */
    private static final int MOST_THREADS = 3;
    /** For fewer scripts, another thread begins too late to help. */
    private static final int WORTH_ANOTHER = 32;

    private volatile boolean closed;

    private Preparation() {}

    /** Begins with the second, since the first is driven at once; does nothing where there is nothing to gain. */
    static Preparation of(List<Script> scripts) {
        Preparation preparation = new Preparation();
        List<Script> later = scripts.stream().filter(AlembicScript.class::isInstance).skip(1).toList();
        AtomicInteger next = new AtomicInteger();
        int threads = Math.min(Math.ceilDiv(later.size(), WORTH_ANOTHER),
                Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().daemon().name("retort-preparation").start(() -> preparation.prepare(later, next));
        }
        return preparation;
    }

    private void prepare(List<Script> scripts, AtomicInteger next) {
        for (int at = next.getAndIncrement(); at < scripts.size() && !closed; at = next.getAndIncrement()) {
            scripts.get(at).prepare();
        }
    }

    /** Stops after the scripts that are being prepared, without waiting for those. */
    @Override
    public void close() {
        closed = true;
    }
}
