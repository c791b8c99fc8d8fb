package dev.retort.workbench;

/** The window cannot open: there is no display, or JavaFX cannot use it. */
public final class NoDisplayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message why, as a sentence a person reads */
    public NoDisplayException(String message, Throwable cause) {
        super(message, cause);
    }
}
