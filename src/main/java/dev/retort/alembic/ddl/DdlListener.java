package dev.retort.alembic.ddl;

import java.util.List;

import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** What the program wants done when tables are created or dropped. */
public interface DdlListener {

    /**
     * Does what listens to an event of a table or a metadata, or of all of their kind, in the order it was said.
     *
     * @param what {@code before_create} and the like
     * @param tables what is created or dropped in all
     * @param connection what statements are sent to
     */
    void dispatch(String what, Value target, List<? extends Value> tables, Value connection, Interpreter in);
}
