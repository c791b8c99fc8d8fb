package dev.retort.python;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

import dev.retort.python.Statements.Flow;
import dev.retort.python.syntax.Statement;
import dev.retort.python.value.GeneratorValues;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/**
 * A generator that runs up to its next {@code yield} when asked. The statements around that {@code yield} are a stack of
 * {@link Activity activities} of its own, so that it can stop in the midst of them without a thread.
 */
final class RunningGenerator implements GeneratorValues {

    private final Frame frame;
    private final Evaluation in;
    private final Deque<Activity> open = new ArrayDeque<>();
    private @Nullable Value next;
    private Value sent = NoneValue.NONE;
    private boolean running;

    RunningGenerator(List<Statement> body, Frame frame, Evaluation in) {
        this.frame = frame;
        this.in = in;
        open.push(new Activities(in, frame, this).block(body));
    }

    /** What the last {@code yield} gives. */
    Value sent() {
        return sent;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = resume(NoneValue.NONE, null);
        }
        return next != null;
    }

    @Override
    public Value next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Value result = next;
        next = null;
        return result;
    }

    @Override
    public @Nullable Value send(Value value) {
        next = null;
        return resume(value, null);
    }

    @Override
    public @Nullable Value raise(PythonRaise exception) {
        next = null;
        return resume(NoneValue.NONE, exception);
    }

    @Override
    public Value result() {
        return open.isEmpty() ? frame.result() : NoneValue.NONE;
    }

    private @Nullable Value resume(Value given, @Nullable PythonRaise thrown) {
        if (running) {
            throw in.raise("ValueError", "generator already executing");
        }
        sent = given;
        running = true;
        in.meter().enterCall();
        in.meter().enter();
        try {
            return in.inOrNull(frame, () -> advance(thrown));
        } finally {
            in.meter().leave();
            in.meter().leaveCall();
            running = false;
        }
    }

    private @Nullable Value advance(@Nullable PythonRaise thrown) {
        PythonRaise raised = thrown;
        Flow flow = Flow.NEXT;
        while (!open.isEmpty()) {
            in.meter().step();
            Activity top = open.element();
            try {
                Activity.Turn turn = raised == null ? top.go(flow) : top.fail(raised);
                raised = null;
                flow = Flow.NEXT;
                switch (turn) {
                    case Activity.Push(Activity inner) -> open.push(inner);
                    case Activity.Yielded(Value value) -> {
                        return value;
                    }
                    case Activity.Ended(Flow how) -> {
                        open.pop();
                        flow = how;
                    }
                }
            } catch (PythonRaise further) {
                open.pop();
                raised = further;
            }
        }
        if (raised != null) {
            throw raised;
        }
        return null;
    }
}
