package dev.retort.cli.call;

/** What the process says of itself to the shell that started it. */
public final class ExitCode {

    public static final int DONE = 0;
    /** It failed, was refused, or a person said no. */
    public static final int FAILED = 1;
    /** The arguments make no sense. */
    public static final int USAGE = 2;
    /** A question was answered with "not all is well", as by {@code current --check-heads}. */
    public static final int FOUND = 3;

    private ExitCode() {}
}
