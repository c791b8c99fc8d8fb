package dev.retort.python;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.Expression;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.Value;

/** Evaluates comprehensions and generator expressions; the latter when their values are asked for. */
final class Comprehensions {

    private final Evaluation in;
    private final Expressions expressions;

    Comprehensions(Evaluation in, Expressions expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    Value evaluate(Expression.Comprehension written, Frame frame) {
        // The first iterable belongs to the scope around, and is evaluated at once.
        Expression.ForClause first = (Expression.ForClause) written.clauses().getFirst();
        Iterator<Value> outermost = in.containers().passing(expressions.evaluate(first.iterable(), frame));
        Turns turns = new Turns(written, Frame.ofCall(written.names(), frame), outermost);
        return switch (written.kind()) {
            case GENERATOR -> new IteratorValue("generator", new Generated(turns, written.element()));
            case LIST -> {
                ListValue list = new ListValue(List.of());
                while (turns.next()) {
                    in.meter().keep();
                    list.items().add(expressions.evaluate(written.element(), turns.frame));
                }
                yield list;
            }
            case SET -> {
                SetValue set = new SetValue(false);
                while (turns.next()) {
                    in.meter().keep();
                    Value item = expressions.evaluate(written.element(), turns.frame);
                    if (!set.add(item)) {
                        throw expressions.unhashable(item);
                    }
                }
                yield set;
            }
            case DICT -> dict(written, turns);
        };
    }

    private Value dict(Expression.Comprehension written, Turns turns) {
        DictValue dict = new DictValue();
        Expression value = written.value() == null ? written.element() : written.value();
        while (turns.next()) {
            in.meter().keep();
            Value key = expressions.evaluate(written.element(), turns.frame);
            expressions.put(dict, key, expressions.evaluate(value, turns.frame));
        }
        return dict;
    }

    /** Goes through the clauses, from one set of bound names to the next. */
    private final class Turns {

        private final List<Expression.Clause> clauses;
        private final Frame frame;
        private final Deque<Loop> loops = new ArrayDeque<>();

        private record Loop(int clause, Iterator<Value> values) {}

        Turns(Expression.Comprehension written, Frame frame, Iterator<Value> outermost) {
            this.clauses = written.clauses();
            this.frame = frame;
            loops.push(new Loop(0, outermost));
        }

        /** Binds the next values; false where there are no more. */
        boolean next() {
            while (!loops.isEmpty()) {
                Loop loop = loops.element();
                in.meter().step();
                if (!loop.values().hasNext()) {
                    loops.pop();
                } else {
                    Expression.ForClause clause = (Expression.ForClause) clauses.get(loop.clause());
                    in.statements().targets().assign(clause.target(), loop.values().next(), frame);
                    if (descend(loop.clause() + 1)) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Follows the clauses from one on, up to the element; false where a test fails or a further loop begins. */
        private boolean descend(int from) {
            for (int i = from; i < clauses.size(); i++) {
                switch (clauses.get(i)) {
                    case Expression.IfClause(Expression test) -> {
                        if (!expressions.test(test, frame)) {
                            return false;
                        }
                    }
                    case Expression.ForClause(Expression _, Expression iterable) -> {
                        loops.push(new Loop(i, in.containers().passing(expressions.evaluate(iterable, frame))));
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /** The values of a generator expression. */
    private final class Generated implements Iterator<Value> {

        private final Turns turns;
        private final Expression element;
        private @Nullable Value next;
        private boolean ended;

        Generated(Turns turns, Expression element) {
            this.turns = turns;
            this.element = element;
        }

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                in.meter().enterCall();
                try {
                    in.in(turns.frame, this::advance);
                } finally {
                    in.meter().leaveCall();
                }
            }
            return next != null;
        }

        private boolean advance() {
            ended = !turns.next();
            next = ended ? null : expressions.evaluate(element, turns.frame);
            return !ended;
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
    }
}
