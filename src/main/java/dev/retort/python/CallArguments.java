package dev.retort.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.python.syntax.Argument;
import dev.retort.python.syntax.Expression;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The arguments of calls, evaluated in the order they are written. */
final class CallArguments {

    /** Arguments that libraries keep for Python's side. */
    private static final Set<String> OF_PYTHON = Set.of("default", "default_factory", "insert_default", "onupdate",
            "info", "doc", "comparator_factory");

    private final Evaluation in;
    private final Expressions expressions;

    CallArguments(Evaluation in, Expressions expressions) {
        this.in = in;
        this.expressions = expressions;
    }

    /** Those of a call: what nothing knows is no failure where the callee is the program's own and may never use it. */
    Arguments of(Value callee, List<Argument> written, Frame frame) {
        boolean own = callee instanceof ProgramFunction
                || callee instanceof ClassValue type && type.constructor() == null;
        return read(written, frame, own && in.imports().keepsUnknown());
    }

    /** Those of anything else that takes arguments, such as a class's line. */
    Arguments of(List<Argument> written, Frame frame) {
        return read(written, frame, false);
    }

    private Arguments read(List<Argument> written, Frame frame, boolean keeps) {
        if (written.isEmpty()) {
            return Arguments.NONE;
        }
        List<Value> positional = new ArrayList<>(written.size());
        Map<String, Value> keywords = new LinkedHashMap<>();
        for (Argument argument : written) {
            Value value = keeps || argument instanceof Argument.Keyword(String word, Expression _)
                    && OF_PYTHON.contains(word) && in.imports().keepsUnknown()
                            ? kept(argument.value(), frame)
                            : expressions.evaluate(argument.value(), frame);
            switch (argument) {
                case Argument.Positional _ -> positional.add(value);
                case Argument.Keyword(String name, Expression _) -> keyword(keywords, name, value);
                case Argument.Spread _ -> positional.addAll(in.list(value));
                case Argument.SpreadKeywords _ -> mapping(value).forEach((name, one) -> keyword(keywords, name, one));
            }
        }
        return new Arguments(positional, keywords);
    }

    /** A value that whoever is given it may never use: what nothing knows is refused only then. */
    private Value kept(Expression written, Frame frame) {
        try {
            return expressions.evaluate(written, frame);
        } catch (Refusal unknown) {
            if (in.meter().isExhausted()) {
                throw unknown;
            }
            return new Withheld(unknown);
        }
    }

    private void keyword(Map<String, Value> keywords, String name, Value value) {
        if (keywords.putIfAbsent(name, value) != null) {
            throw in.raise("TypeError", "got multiple values for keyword argument '" + name + "'");
        }
    }

    private Map<String, Value> mapping(Value value) {
        Map<String, Value> found = new LinkedHashMap<>();
        for (DictValue.Entry entry : in.containers().pairs(value)) {
            if (!(entry.key() instanceof StringValue(String name))) {
                throw in.raise("TypeError", "keywords must be strings");
            }
            found.put(name, entry.value());
        }
        return found;
    }
}
