package dev.retort.alembic.type;

import dev.retort.python.value.Interpreter;
import dev.retort.sql.DialectName;

/** What statements are sent to: a connection as programs see it, which {@code create(bind)} and the like are given. */
public interface Bind {

    DialectName dialect();

    /** Whether SQL is only written out. */
    boolean offline();

    /** Sends a statement as it is. */
    void send(String sql, Interpreter in);
}
