package dev.retort.dialect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * A session of the server that holds a lock somebody waits for. Its statement is left out: it may contain a password.
 *
 * @param pid the server's process
 * @param application as the session names itself; may be empty
 * @param role may be empty, for a process of the server's own
 * @param client its address; empty where it is unknown or a Unix socket
 * @param state such as {@code idle in transaction}; empty where the role may not see it
 * @param transactionSince when its transaction began; null where the role may not see it or none is open
 * @param statementSince when its present or last statement began; null where the role may not see it
 */
public record BlockingSession(int pid, String application, String role, String client, String state,
        @Nullable Instant transactionSince, @Nullable Instant statementSince) {

    /** Such as {@code process 4711 (nightly, role kim, from 10.0.0.5), idle in transaction since …}. */
    public String description() {
        StringBuilder text = new StringBuilder("process ").append(pid).append(" (");
        text.append(application.isEmpty() ? "" : application + ", ");
        text.append(role.isEmpty() ? "the server's own" : "role " + role);
        text.append(client.isEmpty() ? "" : ", from " + client).append(')');
        text.append(state.isEmpty() ? "" : ", " + state);
        text.append(transactionSince == null ? "" : ", in a transaction since " + seconds(transactionSince));
        return text.append(statementSince == null
                ? ""
                : ", its " + ("active".equals(state) ? "" : "last ") + "statement since " + seconds(statementSince))
                .toString();
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
