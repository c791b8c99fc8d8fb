package dev.retort.python;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.Expression;
import dev.retort.python.syntax.Statement;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.Value;

/** Runs statements. */
final class Statements {

    /** How a statement ended. */
    enum Flow {
        NEXT, BREAK, CONTINUE, RETURN
    }

    private final Evaluation in;
    private final AssignmentTargets targets;
    private final Guards guards;
    private final Matches matches;
    private final Classes classes;

    Statements(Evaluation in) {
        this.in = in;
        this.targets = new AssignmentTargets(in);
        this.guards = new Guards(in, this);
        this.matches = new Matches(in, this);
        this.classes = new Classes(in);
    }

    AssignmentTargets targets() {
        return targets;
    }

    Matches matches() {
        return matches;
    }

    Guards guards() {
        return guards;
    }

    Flow run(List<Statement> body, Frame frame) {
        for (Statement statement : body) {
            Flow flow = run(statement, frame);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    Flow run(Statement statement, Frame frame) {
        in.meter().step();
        in.meter().enter();
        in.setPlace(statement.at());
        try {
            return switch (statement) {
                case Statement.Evaluate evaluate -> {
                    if (value(evaluate.value(), frame) instanceof HostValue made) {
                        made.discarded(in);
                    }
                    yield Flow.NEXT;
                }
                case Statement.Assign assign -> {
                    Value value = kept(assign, frame);
                    for (Expression target : assign.targets()) {
                        targets.assign(target, value, frame);
                    }
                    yield Flow.NEXT;
                }
                case Statement.Return give -> {
                    frame.setResult(give.value() == null ? NoneValue.NONE : value(give.value(), frame));
                    yield Flow.RETURN;
                }
                case Statement.If choice -> conditional(choice, frame);
                case Statement.For loop -> loop(loop, frame);
                case Statement.While loop -> loop(loop, frame);
                case Statement.With with -> guards.with(with.items(), with.body(), frame);
                case Statement.Try attempt -> guards.attempt(attempt, frame);
                case Statement.Match match -> matches.run(match, frame);
                case Statement.Break _ -> Flow.BREAK;
                case Statement.Continue _ -> Flow.CONTINUE;
                default -> {
                    simple(statement, frame);
                    yield Flow.NEXT;
                }
            };
        } finally {
            in.meter().leave();
        }
    }

    /** The value of an assignment; what cannot be read, and may never be needed, is refused where it is used. */
    private Value kept(Statement.Assign assign, Frame frame) {
        try {
            return value(assign.value(), frame);
        } catch (Refusal unknown) {
            if (in.meter().isExhausted()
                    || !Withheld.mayBe(assign, frame, in) && !Withheld.mayBeAttribute(assign.value(), frame, in)
                            && !Withheld.mayBeAlias(assign.value(), frame, in)) {
                throw unknown;
            }
            return Withheld.of(unknown);
        }
    }

    private Value kept(Expression written, Frame frame) {
        try {
            return value(written, frame);
        } catch (Refusal unknown) {
            if (in.meter().isExhausted() || !Withheld.mayBeAttribute(written, frame, in)
                    && !Withheld.mayBeAlias(written, frame, in)) {
                throw unknown;
            }
            return Withheld.of(unknown);
        }
    }

    Classes classes() {
        return classes;
    }

    private void simple(Statement statement, Frame frame) {
        switch (statement) {
            case Statement.FunctionDefinition function -> define(function, frame);
            case Statement.ClassDefinition type -> in.scopes().set(frame, type.name(),
                    decorated(classes.define(type, frame), type.decorators(), frame));
            case Statement.AugmentedAssign assign -> augment(assign, frame);
            case Statement.Annotated annotated -> annotate(annotated, frame);
            case Statement.Import written -> in.imports().run(written, frame);
            case Statement.ImportFrom written -> in.imports().run(written, frame);
            case Statement.Raise raise -> throw raise(raise, frame);
            case Statement.Assert check -> check(check, frame);
            case Statement.Delete delete -> delete.targets().forEach(target -> targets.delete(target, frame));
            case Statement.Unsupported(var at, String what) -> throw in.expressions().refused(at, what);
            default -> {}
        }
    }

    private Value value(Expression expression, Frame frame) {
        return in.expressions().evaluate(expression, frame);
    }

    private Flow conditional(Statement.If choice, Frame frame) {
        for (Statement.Branch branch : choice.branches()) {
            if (in.expressions().test(branch.test(), frame)) {
                return run(branch.body(), frame);
            }
        }
        return run(choice.otherwise(), frame);
    }

    private Flow loop(Statement.For loop, Frame frame) {
        Value iterable = value(loop.iterable(), frame);
        in.setPlace(loop.iterable().at());
        Iterator<Value> values = in.containers().passing(iterable);
        while (values.hasNext()) {
            targets.assign(loop.target(), values.next(), frame);
            Flow flow = run(loop.body(), frame);
            if (flow == Flow.BREAK) {
                return Flow.NEXT;
            }
            if (flow == Flow.RETURN) {
                return flow;
            }
        }
        return run(loop.otherwise(), frame);
    }

    private Flow loop(Statement.While loop, Frame frame) {
        while (in.expressions().test(loop.test(), frame)) {
            Flow flow = run(loop.body(), frame);
            if (flow == Flow.BREAK) {
                return Flow.NEXT;
            }
            if (flow == Flow.RETURN) {
                return flow;
            }
        }
        return run(loop.otherwise(), frame);
    }

    private void define(Statement.FunctionDefinition function, Frame frame) {
        Value made = new ProgramFunction(function, frame, in);
        in.scopes().set(frame, function.name(), decorated(made, function.decorators(), frame));
    }

    private Value decorated(Value made, List<Expression> decorators, Frame frame) {
        try {
            List<Value> functions = decorators.stream().map(one -> value(one, frame)).toList();
            Value result = made;
            for (Value function : functions.reversed()) {
                result = in.call(function, Arguments.of(result));
            }
            return result;
        } catch (Refusal unknown) {
            if (in.meter().isExhausted() || !in.imports().keepsUnknown()) {
                throw unknown;
            }
            return made instanceof ClassValue ? made : new Withheld(unknown);
        }
    }

    private void augment(Statement.AugmentedAssign assign, Frame frame) {
        Value before = value(assign.target(), frame);
        Value change = value(assign.value(), frame);
        in.setPlace(assign.at());
        targets.assign(assign.target(), in.operations().augmented(assign.operator(), before, change), frame);
    }

    private void annotate(Statement.Annotated annotated, Frame frame) {
        if (annotated.value() != null) {
            targets.assign(annotated.target(), kept(annotated.value(), frame), frame);
        }
        if (frame.kind() == Frame.Kind.CLASS && annotated.target() instanceof Expression.Name name) {
            classes.annotate(name.id(), annotated.annotation(), frame);
        }
    }

    private void check(Statement.Assert check, Frame frame) {
        if (!in.expressions().test(check.test(), frame)) {
            String message = check.message() == null ? "" : in.str(value(check.message(), frame));
            in.setPlace(check.at());
            throw in.raise("AssertionError", message);
        }
    }

    private PythonRaise raise(Statement.Raise raise, Frame frame) {
        if (raise.exception() == null) {
            Frame scope = frame;
            while (scope != null) {
                PythonRaise handled = scope.handled();
                if (handled != null) {
                    return handled;
                }
                scope = scope.outer();
            }
            return in.raise("RuntimeError", "No active exception to reraise");
        }
        Value exception = exception(value(raise.exception(), frame));
        if (raise.cause() != null) {
            in.operations().noteCause(exception, value(raise.cause(), frame));
        }
        in.setPlace(raise.at());
        return new PythonRaise(exception, in.type(exception).name(), in.here());
    }

    private Value exception(@Nullable Value given) {
        Value made = given instanceof ClassValue type ? in.call(type, Arguments.NONE) : given;
        if (made == null || !guards.isException(made)) {
            throw in.raise("TypeError", "exceptions must derive from BaseException");
        }
        return made;
    }
}
