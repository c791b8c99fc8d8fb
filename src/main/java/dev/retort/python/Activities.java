package dev.retort.python;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.retort.python.Statements.Flow;
import dev.retort.python.syntax.Expression;
import dev.retort.python.syntax.Statement;
import dev.retort.python.value.GeneratorValues;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/** Makes the activities of a generator. */
final class Activities {

    private final Evaluation in;
    private final Frame frame;
    private final RunningGenerator generation;

    Activities(Evaluation in, Frame frame, RunningGenerator generation) {
        this.in = in;
        this.frame = frame;
        this.generation = generation;
    }

    Activity block(List<Statement> body) {
        return new Block(body);
    }

    /** Statements in a row; those without a {@code yield} are run as everywhere. */
    private final class Block implements Activity {

        private final List<Statement> body;
        private int next;

        Block(List<Statement> body) {
            this.body = body;
        }

        @Override
        public Turn go(Flow flow) {
            Flow now = flow;
            while (now == Flow.NEXT && next < body.size()) {
                Statement statement = body.get(next++);
                if (Yields.standIn(statement)) {
                    in.setPlace(statement.at());
                    return new Push(activity(statement));
                }
                now = in.statements().run(statement, frame);
            }
            return new Ended(now);
        }
    }

    private Activity activity(Statement statement) {
        return switch (statement) {
            case Statement.If choice -> new Once(() -> branch(choice));
            case Statement.Match match -> new Once(() -> in.statements().matches().choose(match, frame));
            case Statement.For loop -> {
                Iterator<Value> values = in.containers()
                        .passing(in.expressions().evaluate(loop.iterable(), frame));
                yield new Loop(loop.body(), loop.otherwise(), () -> {
                    if (!values.hasNext()) {
                        return false;
                    }
                    in.statements().targets().assign(loop.target(), values.next(), frame);
                    return true;
                });
            }
            case Statement.While loop -> new Loop(loop.body(), loop.otherwise(),
                    () -> in.expressions().test(loop.test(), frame));
            case Statement.With with -> new WithActivity(with.items(), with.body());
            case Statement.Try attempt -> new TryActivity(attempt, frame, in, this);
            case Statement.Evaluate evaluate -> giving(evaluate.value(), _ -> {});
            case Statement.Assign assign -> giving(assign.value(), value -> assign.targets()
                    .forEach(target -> in.statements().targets().assign(target, value, frame)));
            case Statement.Annotated annotated when annotated.value() != null -> giving(annotated.value(),
                    value -> in.statements().targets().assign(annotated.target(), value, frame));
            case Statement.AugmentedAssign assign -> giving(assign.value(),
                    value -> in.statements().targets().assign(assign.target(), in.operations().augmented(
                            assign.operator(), in.expressions().evaluate(assign.target(), frame), value), frame));
            case Statement.Return(_, Expression given) when given != null -> new Activity() {

                private final Activity inner = giving(given, frame::setResult);

                @Override
                public Turn go(Flow flow) {
                    return inner.go(flow) instanceof Yielded yielded ? yielded : new Ended(Flow.RETURN);
                }
            };
            default -> throw in.expressions().refused(statement.at(), "yield here");
        };
    }

    private List<Statement> branch(Statement.If choice) {
        for (Statement.Branch branch : choice.branches()) {
            if (in.expressions().test(branch.test(), frame)) {
                return branch.body();
            }
        }
        return choice.otherwise();
    }

    /** One block, chosen when it begins. */
    private final class Once implements Activity {

        private final java.util.function.Supplier<List<Statement>> choice;
        private boolean begun;

        Once(java.util.function.Supplier<List<Statement>> choice) {
            this.choice = choice;
        }

        @Override
        public Turn go(Flow flow) {
            if (begun) {
                return new Ended(flow);
            }
            begun = true;
            return new Push(block(choice.get()));
        }
    }

    /** A loop: as long as {@code turn} says, the body; then what stands behind {@code else}. */
    private final class Loop implements Activity {

        private final List<Statement> body;
        private final List<Statement> otherwise;
        private final java.util.function.BooleanSupplier turn;
        private boolean over;

        Loop(List<Statement> body, List<Statement> otherwise, java.util.function.BooleanSupplier turn) {
            this.body = body;
            this.otherwise = otherwise;
            this.turn = turn;
        }

        @Override
        public Turn go(Flow flow) {
            if (over || flow == Flow.RETURN) {
                return new Ended(flow);
            }
            if (flow == Flow.BREAK) {
                return new Ended(Flow.NEXT);
            }
            if (turn.getAsBoolean()) {
                return new Push(block(body));
            }
            over = true;
            return new Push(block(otherwise));
        }
    }

    private final class WithActivity implements Activity {

        private final List<Statement.WithItem> items;
        private final List<Statement> body;
        private @Nullable Value manager;

        WithActivity(List<Statement.WithItem> items, List<Statement> body) {
            this.items = items;
            this.body = body;
        }

        @Override
        public Turn go(Flow flow) {
            Value entered = manager;
            if (entered != null) {
                in.statements().guards().leave(entered, null);
                return new Ended(flow);
            }
            manager = in.statements().guards().open(items.getFirst(), frame);
            return new Push(items.size() == 1
                    ? block(body)
                    : new WithActivity(items.subList(1, items.size()), body));
        }

        @Override
        public Turn fail(PythonRaise raised) {
            Value entered = manager;
            if (entered != null && in.statements().guards().leave(entered, raised)) {
                return new Ended(Flow.NEXT);
            }
            throw raised;
        }
    }

    /** A {@code yield} and what is done with what it gives. */
    private Activity giving(Expression expression, Consumer<Value> then) {
        return switch (expression) {
            case Expression.Yield yield -> new Activity() {

                private boolean given;

                @Override
                public Turn go(Flow flow) {
                    if (given) {
                        then.accept(generation.sent());
                        return new Ended(Flow.NEXT);
                    }
                    given = true;
                    return new Yielded(yield.value() == null
                            ? NoneValue.NONE
                            : in.expressions().evaluate(yield.value(), frame));
                }
            };
            case Expression.YieldFrom from ->
                new Delegation(in.expressions().evaluate(from.value(), frame), then);
            default -> throw in.expressions().refused(expression.at(), "yield here");
        };
    }

    /** {@code yield from}: what is sent and raised goes to the inner generator. */
    private final class Delegation implements Activity {

        private final Iterator<Value> values;
        private final Consumer<Value> then;
        private boolean begun;

        Delegation(Value source, Consumer<Value> then) {
            this.values = source instanceof IteratorValue iterator
                    ? iterator.values()
                    : in.containers().passing(source);
            this.then = then;
        }

        @Override
        public Turn go(Flow flow) {
            if (begun && values instanceof GeneratorValues inner) {
                return turn(inner.send(generation.sent()));
            }
            begun = true;
            return turn(values.hasNext() ? values.next() : null);
        }

        @Override
        public Turn fail(PythonRaise raised) {
            if (values instanceof GeneratorValues inner) {
                return turn(inner.raise(raised));
            }
            throw raised;
        }

        private Turn turn(@Nullable Value value) {
            if (value != null) {
                return new Yielded(value);
            }
            then.accept(values instanceof GeneratorValues inner ? inner.result() : NoneValue.NONE);
            return new Ended(Flow.NEXT);
        }
    }
}
