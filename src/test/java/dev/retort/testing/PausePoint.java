package dev.retort.testing;

import java.io.IOException;

/** A place in a {@link ChildProcess} at which its parent kills it, or lets it go on. */
public final class PausePoint {

    static final String REACHED = "REACHED ";

    private PausePoint() {}

    /** Says that the point is reached and waits for the parent's word. */
    public static void reached(String point) {
        System.out.println(REACHED + point);
        System.out.flush();
        try {
            if (System.in.read() < 0) {
                Runtime.getRuntime().halt(1);
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}
