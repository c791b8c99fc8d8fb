package dev.retort.python;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.format.Text;
import dev.retort.python.library.type.SliceValue;
import dev.retort.python.syntax.Argument;
import dev.retort.python.syntax.Expression;
import dev.retort.python.syntax.Place;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** Evaluates expressions. */
final class Expressions {

    private final Evaluation in;
    private final Comprehensions comprehensions;
    private final CallArguments arguments;

    Expressions(Evaluation in) {
        this.in = in;
        this.comprehensions = new Comprehensions(in, this);
        this.arguments = new CallArguments(in, this);
    }

    Value evaluate(Expression expression, Frame frame) {
        in.meter().step();
        in.meter().enter();
        try {
            return switch (expression) {
                case Expression.Constant(Place _, Value value) -> value;
                case Expression.Name(Place at, String id) -> {
                    in.setPlace(at);
                    yield in.scopes().get(frame, id);
                }
                case Expression.Attribute attribute -> {
                    Value target = evaluate(attribute.target(), frame);
                    in.setPlace(attribute.at());
                    yield in.attribute(target, attribute.name());
                }
                case Expression.Call call -> call(call, frame);
                case Expression.Subscript subscript -> {
                    Value target = evaluate(subscript.target(), frame);
                    Value key = evaluate(subscript.index(), frame);
                    in.setPlace(subscript.at());
                    yield in.item(target, key);
                }
                case Expression.Binary binary -> binary(binary, frame);
                case Expression.FormattedText text -> new StringValue(formatted(text.parts(), frame));
                case Expression.TupleDisplay tuple -> new TupleValue(items(tuple.items(), frame));
                case Expression.ListDisplay list -> new ListValue(items(list.items(), frame));
                default -> further(expression, frame);
            };
        } finally {
            in.meter().leave();
        }
    }

    private Value further(Expression expression, Frame frame) {
        return switch (expression) {
            case Expression.DictDisplay dict -> dict(dict, frame);
            case Expression.SetDisplay set -> set(set, frame);
            case Expression.Not not -> BoolValue.of(!test(not.operand(), frame));
            case Expression.Unary unary -> {
                Value operand = evaluate(unary.operand(), frame);
                in.setPlace(unary.at());
                yield in.operations().unary(unary.operator(), operand);
            }
            case Expression.Logical logical -> logical(logical, frame);
            case Expression.Comparison comparison -> comparison(comparison, frame);
            case Expression.Conditional choice ->
                evaluate(test(choice.test(), frame) ? choice.then() : choice.otherwise(), frame);
            case Expression.Lambda lambda -> new ProgramFunction("<lambda>", lambda, frame, in);
            case Expression.Comprehension comprehension -> comprehensions.evaluate(comprehension, frame);
            case Expression.Walrus walrus -> {
                Value value = evaluate(walrus.value(), frame);
                in.scopes().set(frame, walrus.name().id(), value);
                yield value;
            }
            case Expression.Slice slice -> new SliceValue(bound(slice.lower(), frame), bound(slice.upper(), frame),
                    bound(slice.step(), frame));
            case Expression.Unsupported(Place at, String what) -> throw refused(at, what);
            case Expression.Yield(Place at, Expression _) -> throw refused(at, "yield within another expression");
            case Expression.YieldFrom(Place at, Expression _) -> throw refused(at, "yield within another expression");
            default -> throw refused(expression.at(), "this expression");
        };
    }

    RuntimeException refused(Place at, String what) {
        in.setPlace(at);
        return in.refuse("it uses " + what + ", which Retort does not evaluate");
    }

    boolean test(Expression expression, Frame frame) {
        return in.truth(evaluate(expression, frame));
    }

    private Value bound(@Nullable Expression expression, Frame frame) {
        return expression == null ? NoneValue.NONE : evaluate(expression, frame);
    }

    List<Value> items(List<Expression> expressions, Frame frame) {
        expressions.forEach(_ -> in.meter().keep());
        List<Value> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            if (expression instanceof Expression.Starred(Place at, Expression inner)) {
                Value spread = evaluate(inner, frame);
                in.setPlace(at);
                values.addAll(in.list(spread));
            } else {
                values.add(evaluate(expression, frame));
            }
        }
        return values;
    }

    private Value call(Expression.Call call, Frame frame) {
        Value callee = evaluate(call.callee(), frame);
        Arguments given = arguments.of(callee, call.arguments(), frame);
        in.setPlace(call.at());
        Value result = in.call(callee, given);
        in.setPlace(call.at());
        return result;
    }

    Arguments arguments(List<Argument> written, Frame frame) {
        return arguments.of(written, frame);
    }

    /** A row of operators nests to the left: it is walked down and evaluated on the way back, without recursion. */
    private Value binary(Expression.Binary last, Frame frame) {
        List<Expression.Binary> row = new ArrayList<>();
        Expression left = last;
        while (left instanceof Expression.Binary binary) {
            row.add(binary);
            left = binary.left();
        }
        Value result = evaluate(left, frame);
        for (Expression.Binary step : row.reversed()) {
            Value right = evaluate(step.right(), frame);
            in.setPlace(step.at());
            in.meter().step();
            result = in.binary(step.operator(), result, right);
        }
        return result;
    }

    private Value logical(Expression.Logical logical, Frame frame) {
        boolean and = logical.connective() == Expression.Connective.AND;
        Value result = BoolValue.TRUE;
        for (Expression operand : logical.operands()) {
            result = evaluate(operand, frame);
            if (in.truth(result) != and) {
                return result;
            }
        }
        return result;
    }

    private Value comparison(Expression.Comparison comparison, Frame frame) {
        Value left = evaluate(comparison.first(), frame);
        Value result = BoolValue.TRUE;
        int remaining = comparison.others().size();
        for (Expression.Compared one : comparison.others()) {
            Value right = evaluate(one.operand(), frame);
            in.setPlace(comparison.at());
            result = in.operations().compare(one.operator(), left, right);
            if (--remaining > 0 && !in.truth(result)) {
                return result;
            }
            left = right;
        }
        return result;
    }

    private Value dict(Expression.DictDisplay display, Frame frame) {
        DictValue dict = new DictValue();
        display.pairs().forEach(_ -> in.meter().keep());
        for (Expression.Pair pair : display.pairs()) {
            if (pair.key() == null) {
                Value spread = evaluate(pair.value(), frame);
                for (DictValue.Entry entry : in.containers().pairs(spread)) {
                    in.meter().keep();
                    dict.put(entry.key(), entry.value());
                }
            } else {
                Value key = key(pair.key(), frame);
                put(dict, key, evaluate(pair.value(), frame));
            }
        }
        return dict;
    }

    /** A key; a type of a library that nothing knows is one by its name. */
    private Value key(Expression written, Frame frame) {
        try {
            return evaluate(written, frame);
        } catch (Refusal unknown) {
            if (in.meter().isExhausted() || unknown.unknown().isEmpty() || !in.imports().keepsUnknown()) {
                throw unknown;
            }
            return Withheld.of(unknown);
        }
    }

    void put(DictValue dict, Value key, Value value) {
        if (!dict.put(key, value)) {
            throw unhashable(key);
        }
    }

    RuntimeException unhashable(Value key) {
        return in.raise("TypeError", "unhashable type: '" + in.type(key).name() + "'");
    }

    private Value set(Expression.SetDisplay display, Frame frame) {
        SetValue set = new SetValue(false);
        for (Value item : items(display.items(), frame)) {
            if (!set.add(item)) {
                throw unhashable(item);
            }
        }
        return set;
    }

    private String formatted(List<Expression.Part> parts, Frame frame) {
        StringBuilder text = new StringBuilder();
        for (Expression.Part part : parts) {
            String piece = switch (part) {
                case Expression.Text(String plain) -> plain;
                case Expression.Replacement replacement -> replaced(replacement, frame);
            };
            in.meter().allocate(piece.length());
            text.append(piece);
        }
        return text.toString();
    }

    private String replaced(Expression.Replacement replacement, Frame frame) {
        Value value = evaluate(replacement.value(), frame);
        in.setPlace(replacement.value().at());
        String conversion = replacement.conversion();
        if (conversion != null) {
            value = new StringValue(conversion.equals("s") ? in.str(value) : in.repr(value));
        }
        String spec = formatted(replacement.spec(), frame);
        return spec.isEmpty() ? in.str(value) : Text.format(value, spec, in);
    }
}
