package dev.retort.script;

import java.util.List;

/**
 * Prepares scripts on a thread of its own while others are driven. Whoever drives them needs not wait for it: a script
 * that is not prepared yet is read when it is driven.
 */
public final class Preparation implements AutoCloseable {

    private volatile boolean closed;

    private Preparation() {}

    /** Begins with the second, since the first is driven at once; does nothing where there is nothing to gain. */
    static Preparation of(List<Script> scripts) {
        Preparation preparation = new Preparation();
        List<Script> later = scripts.stream().filter(AlembicScript.class::isInstance).skip(1).toList();
        if (!later.isEmpty()) {
            Thread.ofPlatform().daemon().name("retort-preparation").start(() -> preparation.prepare(later));
        }
        return preparation;
    }

    private void prepare(List<Script> scripts) {
        for (Script script : scripts) {
            if (closed) {
                return;
            }
            script.prepare();
        }
    }

    /** Stops after the script that is being prepared, without waiting for that. */
    @Override
    public void close() {
        closed = true;
    }
}
