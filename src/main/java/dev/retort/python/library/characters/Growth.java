package dev.retort.python.library.characters;

import dev.retort.python.value.Interpreter;

/** Counts a text while it grows, now and then. */
public final class Growth {

    private static final int EVERY = 1 << 14;

    private Growth() {}

    /** @return how much of the text is counted now */
    public static int count(StringBuilder out, int counted, Interpreter in) {
        if (out.length() - counted < EVERY) {
            return counted;
        }
        in.allocate(out.length() - counted);
        return out.length();
    }
}
