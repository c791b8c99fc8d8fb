package dev.retort.python;

import dev.retort.python.Statements.Flow;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/** A statement of a generator that a {@code yield} stands in, and how far it is. */
interface Activity {

    /** What an activity wants next. */
    sealed interface Turn {}

    /** Something within it goes first. */
    record Push(Activity inner) implements Turn {}

    /** The generator gives a value, and stops until the next is asked for. */
    record Yielded(Value value) implements Turn {}

    record Ended(Flow how) implements Turn {}

    /**
     * Begins, or goes on.
     *
     * @param flow how what it pushed ended
     */
    Turn go(Flow flow);

    /** Goes on after what it pushed, or a {@code yield} of its own, raised something; throws what it does not handle. */
    default Turn fail(PythonRaise raised) {
        throw raised;
    }
}
