package dev.retort.connect;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** A connection that could not be opened, and what would help. */
final class ConnectionFault extends RetortException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean mayPass;

    /**
     * @param reason one word for programs, such as {@code wrong-password}
     * @param mayPass true where the server may only not be up yet
     */
    ConnectionFault(ProblemCode code, DatabaseUrl url, String reason, boolean mayPass, String message, String hint,
            Throwable cause) {
        this(code, url.display(), reason, mayPass, message, hint, cause);
    }

    private ConnectionFault(ProblemCode code, Object database, String reason, boolean mayPass, String message,
            @Nullable String hint, Throwable cause) {
        super(code, message, cause);
        this.reason = reason;
        this.mayPass = mayPass;
        data("reason", reason).data("database", database);
        if (hint != null) {
            hint(hint);
        }
    }

    boolean mayPass() {
        return mayPass;
    }

    /** Whether a password, or another one, is what is missing. */
    boolean wantsPassword() {
        return reason.equals("wrong-password") || reason.equals("password-needed");
    }

    /** The same after waiting for the server in vain. */
    ConnectionFault after(Duration waited) {
        String text = message() + " Waited " + TimeLimits.format(waited) + ".";
        return new ConnectionFault(code(), String.valueOf(data().get("database")), reason, mayPass, text, hint(), this);
    }
}
