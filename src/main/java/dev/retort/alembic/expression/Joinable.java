package dev.retort.alembic.expression;

import java.util.List;

import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;

/** What {@code join()} takes instead of a table and a condition: a relationship of a mapped class. */
public interface Joinable extends HostValue {

    /** A table and the condition it is joined on. */
    record Joined(FromClause table, Clause on) {}

    /** The tables in the order they are joined: for a relationship through a table between, that one first. */
    List<Joined> joined(Interpreter in);
}
