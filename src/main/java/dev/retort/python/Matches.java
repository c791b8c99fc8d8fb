package dev.retort.python;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.Statements.Flow;
import dev.retort.python.syntax.Expression;
import dev.retort.python.syntax.Pattern;
import dev.retort.python.syntax.Statement;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code match} statements (Python reference, 8.6). */
final class Matches {

    private final Evaluation in;
    private final Statements statements;

    Matches(Evaluation in, Statements statements) {
        this.in = in;
        this.statements = statements;
    }

    Flow run(Statement.Match match, Frame frame) {
        return statements.run(choose(match, frame), frame);
    }

    /** The body of the case that matches; empty where none does. */
    List<Statement> choose(Statement.Match match, Frame frame) {
        Value subject = in.expressions().evaluate(match.subject(), frame);
        for (Statement.Case one : match.cases()) {
            if (matches(one.pattern(), subject, frame)
                    && (one.guard() == null || in.expressions().test(one.guard(), frame))) {
                return one.body();
            }
        }
        return List.of();
    }

    private boolean matches(Pattern pattern, Value subject, Frame frame) {
        in.meter().step();
        return switch (pattern) {
            case Pattern.Literal(Expression written) -> {
                Value value = in.expressions().evaluate(written, frame);
                yield value instanceof NoneValue || value instanceof BoolValue
                        ? value == subject
                        : in.equal(subject, value);
            }
            case Pattern.Capture(String name) -> bind(name, subject, frame);
            case Pattern.Either(List<Pattern> alternatives) ->
                alternatives.stream().anyMatch(one -> matches(one, subject, frame));
            case Pattern.As(Pattern inner, String name) ->
                matches(inner, subject, frame) && bind(name, subject, frame);
            case Pattern.Sequence(List<Pattern> items) -> sequence(items, subject, frame);
            case Pattern.Rest(String name) -> bind(name, subject, frame);
            case Pattern.Mapping mapping -> mapping(mapping, subject, frame);
            case Pattern.OfClass type -> ofClass(type, subject, frame);
        };
    }

    private boolean bind(@Nullable String name, Value value, Frame frame) {
        if (name != null) {
            in.scopes().set(frame, name, value);
        }
        return true;
    }

    private boolean sequence(List<Pattern> items, Value subject, Frame frame) {
        List<Value> values = switch (subject) {
            case ListValue list -> list.items();
            case TupleValue tuple -> tuple.items();
            default -> null;
        };
        if (values == null) {
            return false;
        }
        int star = -1;
        for (int i = 0; i < items.size(); i++) {
            star = items.get(i) instanceof Pattern.Rest ? i : star;
        }
        int spread = values.size() - items.size() + 1;
        if (star < 0 ? values.size() != items.size() : spread < 0) {
            return false;
        }
        int next = 0;
        for (int i = 0; i < items.size(); i++) {
            Value value;
            if (i == star) {
                value = new ListValue(values.subList(next, next + spread));
                next += spread;
            } else {
                value = values.get(next++);
            }
            if (!matches(items.get(i), value, frame)) {
                return false;
            }
        }
        return true;
    }

    private boolean mapping(Pattern.Mapping mapping, Value subject, Frame frame) {
        if (!(subject instanceof DictValue dict)) {
            return false;
        }
        List<Value> used = new ArrayList<>();
        for (int i = 0; i < mapping.keys().size(); i++) {
            Value key = in.expressions().evaluate(mapping.keys().get(i), frame);
            Value value = dict.get(key);
            if (value == null || !matches(mapping.values().get(i), value, frame)) {
                return false;
            }
            used.add(key);
        }
        if (mapping.rest() != null) {
            DictValue rest = new DictValue();
            dict.entries().forEach(entry -> rest.put(entry.key(), entry.value()));
            used.forEach(rest::remove);
            bind(mapping.rest(), rest, frame);
        }
        return true;
    }

    private boolean ofClass(Pattern.OfClass pattern, Value subject, Frame frame) {
        if (!(in.expressions().evaluate(pattern.type(), frame) instanceof ClassValue type)) {
            throw in.raise("TypeError", "called match pattern must be a class");
        }
        if (!in.isInstance(subject, type)) {
            return false;
        }
        List<Pattern> positional = pattern.positional();
        if (positional.size() == 1 && type.find("__match_args__") == null) {
            if (!matches(positional.getFirst(), subject, frame)) {
                return false;
            }
        } else if (!positional.isEmpty()) {
            List<Value> names = in.list(in.attribute(type, "__match_args__"));
            for (int i = 0; i < positional.size(); i++) {
                if (i >= names.size() || !(names.get(i) instanceof StringValue(String name))
                        || !attribute(name, positional.get(i), subject, frame)) {
                    return false;
                }
            }
        }
        return pattern.keywords().stream().allMatch(one -> attribute(one.name(), one.pattern(), subject, frame));
    }

    private boolean attribute(String name, Pattern pattern, Value subject, Frame frame) {
        Value value = in.attributeOrNull(subject, name);
        return value != null && matches(pattern, value, frame);
    }
}
