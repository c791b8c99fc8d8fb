package dev.retort.python;

import java.util.function.Function;

import dev.retort.python.syntax.Deadline;
import dev.retort.python.value.Refusal;

/** Counts what an evaluation uses up, and refuses to go on where that is too much. */
final class Meter {

    /** How deep expressions, statements and calls may nest within each other in all: a thread's stack is 1 MB. */
    private static final int DEEPEST = 1500;

    /** How many characters one kept value counts for. */
    private static final int ROOM = 32;

    private final EvaluationLimits limits;
    private final Function<String, Refusal> refuse;
    private long steps;
    private long values;
    private int calls;
    private int depth;
    private Deadline deadline;
    private boolean exhausted;

    Meter(EvaluationLimits limits, Function<String, Refusal> refuse) {
        this.limits = limits;
        this.refuse = refuse;
        this.deadline = new Deadline(limits.time());
    }

    /** An evaluation begins, or is asked for something more: what it used before does not count. */
    void start() {
        steps = 0;
        values = 0;
        calls = 0;
        depth = 0;
        exhausted = false;
        deadline = new Deadline(limits.time());
    }

    void step() {
        steps++;
        if ((steps & 63) == 0) {
            checkTime();
        }
        if (steps > limits.steps()) {
            throw exhausted("it takes more than " + limits.steps() + " steps");
        }
    }

    void allocate(long count) {
        if (count > limits.values() - values) {
            throw exhausted("it makes more than " + limits.values() + " values and characters");
        }
        values += Math.max(count, 0);
    }

    /** Counts a value that something keeps: an entry of a dict, an object, which take more room than a character. */
    void keep() {
        allocate(ROOM);
    }

    void enterCall() {
        if (++calls > limits.calls()) {
            throw exhausted("its calls nest deeper than " + limits.calls());
        }
    }

    void leaveCall() {
        calls--;
    }

    /** Each nesting of the evaluation in itself. */
    void enter() {
        if (++depth > DEEPEST) {
            throw exhausted("it nests too deep");
        }
    }

    void leave() {
        depth--;
    }

    /** Whether a limit was reached: nothing of the program may go on. */
    boolean isExhausted() {
        return exhausted;
    }

    Refusal exhausted(String reason) {
        exhausted = true;
        return refuse.apply(reason);
    }

    void checkTime() {
        if (exhausted) {
            throw exhausted("it reached a limit before");
        }
        if (deadline.isOver()) {
            throw exhausted("it takes longer than " + limits.time().toSeconds() + " s");
        }
    }
}
