package dev.retort.python;

import java.util.List;

import dev.retort.python.syntax.Expression;
import dev.retort.python.syntax.Place;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.Value;

/** Assigns to names, attributes, items and rows of them, and deletes them. */
final class AssignmentTargets {

    private final Evaluation in;

    AssignmentTargets(Evaluation in) {
        this.in = in;
    }

    void assign(Expression target, Value value, Frame frame) {
        switch (target) {
            case Expression.Name(Place _, String name) -> in.scopes().set(frame, name, value);
            case Expression.Attribute(Place at, Expression object, String name) -> {
                Value owner = in.expressions().evaluate(object, frame);
                in.setPlace(at);
                in.setAttribute(owner, name, value);
            }
            case Expression.Subscript(Place at, Expression object, Expression index) -> {
                Value owner = in.expressions().evaluate(object, frame);
                Value key = in.expressions().evaluate(index, frame);
                in.setPlace(at);
                in.containers().setItem(owner, key, value);
            }
            case Expression.TupleDisplay(Place at, List<Expression> items) -> unpack(items, value, at, frame);
            case Expression.ListDisplay(Place at, List<Expression> items) -> unpack(items, value, at, frame);
            default -> throw in.expressions().refused(target.at(), "this target");
        }
    }

    private void unpack(List<Expression> targets, Value value, Place at, Frame frame) {
        in.setPlace(at);
        List<Value> values = in.list(value);
        int star = -1;
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i) instanceof Expression.Starred) {
                star = i;
            }
        }
        int least = star < 0 ? targets.size() : targets.size() - 1;
        if (values.size() < least) {
            throw in.raise("ValueError", "not enough values to unpack (expected " + (star < 0 ? "" : "at least ")
                    + least + ", got " + values.size() + ")");
        }
        if (star < 0 && values.size() > least) {
            throw in.raise("ValueError", "too many values to unpack (expected " + least + ")");
        }
        int spread = values.size() - least;
        int next = 0;
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i) instanceof Expression.Starred(Place _, Expression inner)) {
                assign(inner, new ListValue(values.subList(next, next + spread)), frame);
                next += spread;
            } else {
                assign(targets.get(i), values.get(next++), frame);
            }
        }
    }

    void delete(Expression target, Frame frame) {
        switch (target) {
            case Expression.Name(Place at, String name) -> {
                in.setPlace(at);
                in.scopes().delete(frame, name);
            }
            case Expression.Attribute(Place at, Expression object, String name) -> {
                Value owner = in.expressions().evaluate(object, frame);
                in.setPlace(at);
                in.attributes().delete(owner, name);
            }
            case Expression.Subscript(Place at, Expression object, Expression index) -> {
                Value owner = in.expressions().evaluate(object, frame);
                Value key = in.expressions().evaluate(index, frame);
                in.setPlace(at);
                in.containers().deleteItem(owner, key);
            }
            case Expression.TupleDisplay(Place _, List<Expression> items) -> items.forEach(one -> delete(one, frame));
            default -> throw in.expressions().refused(target.at(), "this target");
        }
    }
}
