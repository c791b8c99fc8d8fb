package dev.retort.python.syntax;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * A limit on how long a thread works. What it waits for, a database or a processor that others use, does not count: the
 * processor's time is asked for once a quarter of the limit has passed, as asking costs more than looking at a clock.
 */
public final class Deadline {

    private final long limit;
    private final long started = System.nanoTime();
    private long processorStarted = -1;

    public Deadline(Duration limit) {
        this.limit = limit.toNanos();
    }

    /** Whether the time is up; to be asked by the thread that works, all along. */
    public boolean isOver() {
        long passed = System.nanoTime() - started;
        if (passed <= limit / 4) {
            return false;
        }
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (processor < 0) {
            return passed > limit;
        }
        if (processorStarted < 0) {
            processorStarted = processor;
        }
        return processor - processorStarted > limit / 4 * 3;
    }
}
