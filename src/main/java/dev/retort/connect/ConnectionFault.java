package dev.retort.connect;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** A connection that could not be opened, and whether it might be a moment later. */
final class ConnectionFault extends RetortException {

    private static final long serialVersionUID = 1L;

    private final boolean mayPass;

    /**
     * @param reason one word for programs, such as {@code wrong-password}
     * @param mayPass true where the server may only not be up yet
     */
    ConnectionFault(ProblemCode code, DatabaseUrl url, String reason, boolean mayPass, String message, String hint,
            Throwable cause) {
        super(code, message, cause);
        this.mayPass = mayPass;
        hint(hint).data("reason", reason).data("database", url.display());
    }

    boolean mayPass() {
        return mayPass;
    }
}
