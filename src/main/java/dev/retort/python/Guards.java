package dev.retort.python;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.Statements.Flow;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.syntax.Statement;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/**
 * {@code try} and {@code with}. Only exceptions of the program's own ({@link PythonRaise}) are theirs: a refusal ends
 * the evaluation, and nothing of the program runs after it.
 */
final class Guards {

    private final Evaluation in;
    private final Statements statements;
    private final ClassValue baseException = BuiltinTypes.exception("BaseException");

    Guards(Evaluation in, Statements statements) {
        this.in = in;
        this.statements = statements;
    }

    boolean isException(Value value) {
        return in.isInstance(value, baseException);
    }

    Flow attempt(Statement.Try attempt, Frame frame) {
        Flow flow;
        try {
            flow = handled(attempt, frame);
        } catch (PythonRaise raised) {
            Flow cleaned = statements.run(attempt.cleanup(), frame);
            if (cleaned != Flow.NEXT) {
                return cleaned;
            }
            throw raised;
        }
        Value result = frame.result();
        Flow cleaned = statements.run(attempt.cleanup(), frame);
        if (cleaned != Flow.NEXT) {
            return cleaned;
        }
        frame.setResult(result);
        return flow;
    }

    private Flow handled(Statement.Try attempt, Frame frame) {
        Flow flow;
        try {
            flow = statements.run(attempt.body(), frame);
        } catch (PythonRaise raised) {
            Statement.Handler handler = handler(attempt.handlers(), raised, frame);
            if (handler == null) {
                throw raised;
            }
            return handle(handler, raised, frame);
        }
        return flow == Flow.NEXT ? statements.run(attempt.otherwise(), frame) : flow;
    }

    /** The handler for an exception; null where there is none. */
    Statement.@Nullable Handler handler(List<Statement.Handler> handlers, PythonRaise raised, Frame frame) {
        for (Statement.Handler handler : handlers) {
            if (handler.type() == null
                    || matches(raised.exception(), in.expressions().evaluate(handler.type(), frame))) {
                return handler;
            }
        }
        return null;
    }

    private Flow handle(Statement.Handler handler, PythonRaise raised, Frame frame) {
        PythonRaise before = begin(handler, raised, frame);
        try {
            return statements.run(handler.body(), frame);
        } finally {
            end(handler, before, frame);
        }
    }

    @Nullable
    PythonRaise begin(Statement.Handler handler, PythonRaise raised, Frame frame) {
        PythonRaise before = frame.handled();
        frame.setHandled(raised);
        if (handler.name() != null) {
            in.scopes().set(frame, handler.name(), raised.exception());
        }
        return before;
    }

    void end(Statement.Handler handler, @Nullable PythonRaise before, Frame frame) {
        frame.setHandled(before);
        if (handler.name() != null) {
            frame.values().remove(handler.name());
        }
    }

    private boolean matches(Value exception, Value type) {
        return switch (type) {
            case ClassValue one -> in.isInstance(exception, one);
            case TupleValue(List<Value> several) -> several.stream().anyMatch(one -> matches(exception, one));
            default -> throw in.raise("TypeError",
                    "catching classes that do not inherit from BaseException is not allowed");
        };
    }

    Flow with(List<Statement.WithItem> items, List<Statement> body, Frame frame) {
        if (items.isEmpty()) {
            return statements.run(body, frame);
        }
        Statement.WithItem item = items.getFirst();
        Value manager = open(item, frame);
        Flow flow;
        try {
            flow = with(items.subList(1, items.size()), body, frame);
        } catch (PythonRaise raised) {
            if (leave(manager, raised)) {
                return Flow.NEXT;
            }
            throw raised;
        }
        leave(manager, null);
        return flow;
    }

    /** Enters an item and binds what that gives. */
    Value open(Statement.WithItem item, Frame frame) {
        Value manager = in.expressions().evaluate(item.value(), frame);
        in.setPlace(item.value().at());
        Value entered = enter(manager);
        if (item.target() != null) {
            statements.targets().assign(item.target(), entered, frame);
        }
        return manager;
    }

    private Value enter(Value manager) {
        Value entered = manager instanceof HostValue host ? host.enter(in) : null;
        if (entered != null) {
            return entered;
        }
        Value method = in.attributeOrNull(manager, "__enter__");
        if (method == null) {
            throw in.raise("TypeError", "'" + in.type(manager).name()
                    + "' object does not support the context manager protocol");
        }
        return in.call(method, Arguments.NONE);
    }

    /** Leaves an item; whether what was raised is over with. */
    boolean leave(Value manager, @Nullable PythonRaise raised) {
        Value method = in.attributeOrNull(manager, "__exit__");
        if (method == null) {
            return manager instanceof HostValue host && host.leave(raised, in) && raised != null;
        }
        Arguments arguments = raised == null
                ? Arguments.of(NoneValue.NONE, NoneValue.NONE, NoneValue.NONE)
                : Arguments.of(in.type(raised.exception()), raised.exception(), NoneValue.NONE);
        return in.truth(in.call(method, arguments)) && raised != null;
    }
}
