package dev.retort.python;

import org.jspecify.annotations.Nullable;

import dev.retort.python.Statements.Flow;
import dev.retort.python.syntax.Statement;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/** {@code try} in a generator. */
final class TryActivity implements Activity {

    private enum Part {
        NOTHING, BODY, HANDLER, OTHERWISE, CLEANUP
    }

    private final Statement.Try attempt;
    private final Frame frame;
    private final Evaluation in;
    private final Activities activities;
    private Part part = Part.NOTHING;
    private Statement.@Nullable Handler handler;
    private @Nullable PythonRaise handledBefore;
    private @Nullable PythonRaise pending;
    private Flow pendingFlow = Flow.NEXT;
    private Value pendingResult = NoneValue.NONE;

    TryActivity(Statement.Try attempt, Frame frame, Evaluation in, Activities activities) {
        this.attempt = attempt;
        this.frame = frame;
        this.in = in;
        this.activities = activities;
    }

    @Override
    public Turn go(Flow flow) {
        return switch (part) {
            case NOTHING -> {
                part = Part.BODY;
                yield new Push(activities.block(attempt.body()));
            }
            case BODY -> {
                if (flow != Flow.NEXT) {
                    yield cleanUp(flow, null);
                }
                part = Part.OTHERWISE;
                yield new Push(activities.block(attempt.otherwise()));
            }
            case HANDLER -> {
                endHandler();
                yield cleanUp(flow, null);
            }
            case OTHERWISE -> cleanUp(flow, null);
            case CLEANUP -> {
                PythonRaise raised = pending;
                if (flow == Flow.NEXT && raised != null) {
                    throw raised;
                }
                if (flow == Flow.NEXT) {
                    frame.setResult(pendingResult);
                }
                yield new Ended(flow == Flow.NEXT ? pendingFlow : flow);
            }
        };
    }

    @Override
    public Turn fail(PythonRaise raised) {
        return switch (part) {
            case BODY -> {
                Statement.Handler found = in.statements().guards().handler(attempt.handlers(), raised, frame);
                if (found == null) {
                    yield cleanUp(Flow.NEXT, raised);
                }
                handler = found;
                handledBefore = in.statements().guards().begin(found, raised, frame);
                part = Part.HANDLER;
                yield new Push(activities.block(found.body()));
            }
            case HANDLER -> {
                endHandler();
                yield cleanUp(Flow.NEXT, raised);
            }
            case OTHERWISE -> cleanUp(Flow.NEXT, raised);
            default -> throw raised;
        };
    }

    private void endHandler() {
        Statement.Handler ended = handler;
        if (ended != null) {
            in.statements().guards().end(ended, handledBefore, frame);
        }
    }

    private Turn cleanUp(Flow flow, @Nullable PythonRaise raised) {
        part = Part.CLEANUP;
        pending = raised;
        pendingFlow = flow;
        pendingResult = frame.result();
        return new Push(activities.block(attempt.cleanup()));
    }
}
