package dev.retort.python.value;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets work that a program set off, and that may go on for longer than the program does, see whether its time is up:
 * what a host writes from values that hold each other many times over.
 */
public final class Pulse {

    private static final ScopedValue<Runnable> CHECK = ScopedValue.newInstance();

    private Pulse() {}

    /** Does some work with a check that throws a {@link Refusal} when the time is up. */
    public static <T> @Nullable T during(Runnable check, Supplier<@Nullable T> work) {
        return ScopedValue.where(CHECK, check).call(work::get);
    }

    /** To be called in each round of such work; costs next to nothing, and does nothing outside an evaluation. */
    public static void beat() {
        if (CHECK.isBound()) {
            CHECK.get().run();
        }
    }
}
