package dev.retort.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.Expression;
import dev.retort.python.syntax.Parameters;
import dev.retort.python.syntax.Parameters.Parameter;
import dev.retort.python.syntax.ScopeNames;
import dev.retort.python.syntax.Statement;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** A function or lambda of the program's. */
final class ProgramFunction implements FunctionValue {

    private final String name;
    private final Parameters parameters;
    private final ScopeNames names;
    private final Code code;
    private final @Nullable String returns;
    private final Frame outer;
    private final Evaluation in;
    private final Map<String, Value> defaults = new HashMap<>();
    private final Map<String, Value> attributes = new LinkedHashMap<>();

    /** What a function does. */
    private sealed interface Code {}

    private record Body(List<Statement> statements, Statement.FunctionKind kind) implements Code {}

    private record Result(Expression expression) implements Code {}

    ProgramFunction(Statement.FunctionDefinition written, Frame outer, Evaluation in) {
        this(written.name(), written.parameters(), written.names(), new Body(written.body(), written.kind()),
                written.returns(), outer, in);
        String text = written.docstring();
        attributes.put("__doc__", text == null ? NoneValue.NONE : new StringValue(text));
    }

    ProgramFunction(String name, Expression.Lambda written, Frame outer, Evaluation in) {
        this(name, written.parameters(), written.names(), new Result(written.body()), null, outer, in);
    }

    private ProgramFunction(String name, Parameters parameters, ScopeNames names, Code code, @Nullable String returns,
            Frame outer, Evaluation in) {
        this.returns = returns;
        this.name = name;
        this.parameters = parameters;
        this.names = names;
        this.code = code;
        this.outer = outer;
        this.in = in;
        parameters.positional().forEach(this::evaluateDefault);
        parameters.keywordOnly().forEach(this::evaluateDefault);
        attributes.put("__name__", new StringValue(name));
        attributes.put("__module__", new StringValue(outer.module().name()));
    }

    private void evaluateDefault(Parameter parameter) {
        if (parameter.initial() != null) {
            defaults.put(parameter.name(), in.expressions().evaluate(parameter.initial(), outer));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable String returns() {
        return returns;
    }

    @Override
    public String module() {
        return outer.module().name();
    }

    /** Whether it stands in another module than some code, one that has no way to the database through Alembic. */
    boolean isApart(Frame from) {
        return outer.module() != from.module() && !outer.module().importsAlembic();
    }

    /** {@code __name__}, {@code __doc__} and what the program sets. */
    Map<String, Value> attributes() {
        return attributes;
    }

    @Override
    public Value call(Arguments arguments, Interpreter asking) {
        in.meter().enterCall();
        try {
            Frame frame = Frame.ofCall(names, outer);
            bind(arguments, frame);
            return switch (code) {
                case Result(Expression expression) -> in.in(frame, () -> in.expressions().evaluate(expression, frame));
                case Body(List<Statement> statements, Statement.FunctionKind kind) -> {
                    if (kind == Statement.FunctionKind.ASYNC) {
                        throw in.refuse("it calls " + name + "(), an async function, which Retort does not run");
                    }
                    if (names.isGenerator()) {
                        yield new IteratorValue("generator", new RunningGenerator(statements, frame, in));
                    }
                    yield in.in(frame, () -> {
                        in.statements().run(statements, frame);
                        return frame.result();
                    });
                }
            };
        } finally {
            in.meter().leaveCall();
        }
    }

    private void bind(Arguments arguments, Frame frame) {
        Map<String, Value> values = frame.values();
        List<Parameter> positional = parameters.positional();
        List<Value> given = arguments.positional();
        int named = Math.min(given.size(), positional.size());
        for (int i = 0; i < named; i++) {
            values.put(positional.get(i).name(), given.get(i));
        }
        if (!given.isEmpty()) {
            frame.setSelf(given.getFirst());
        }
        if (parameters.rest() != null) {
            values.put(parameters.rest(), new TupleValue(given.subList(named, given.size())));
        } else if (given.size() > named) {
            throw in.raise("TypeError", name + "() takes " + positional.size() + " positional argument"
                    + (positional.size() == 1 ? "" : "s") + " but " + given.size()
                    + (given.size() == 1 ? " was given" : " were given"));
        }
        bindKeywords(arguments.keywords(), values);
        List<String> missing = new ArrayList<>();
        positional.forEach(parameter -> fill(parameter, values, missing));
        parameters.keywordOnly().forEach(parameter -> fill(parameter, values, missing));
        if (!missing.isEmpty()) {
            throw in.raise("TypeError", name + "() missing " + missing.size() + " required argument"
                    + (missing.size() == 1 ? "" : "s") + ": '" + String.join("', '", missing) + "'");
        }
    }

    private void bindKeywords(Map<String, Value> keywords, Map<String, Value> values) {
        DictValue others = parameters.others() == null ? null : new DictValue();
        keywords.forEach((keyword, value) -> {
            if (takes(keyword)) {
                if (values.putIfAbsent(keyword, value) != null) {
                    throw in.raise("TypeError", name + "() got multiple values for argument '" + keyword + "'");
                }
            } else if (others == null) {
                throw in.raise("TypeError", name + "() got an unexpected keyword argument '" + keyword + "'");
            } else {
                others.put(keyword, value);
            }
        });
        if (others != null && parameters.others() != null) {
            values.put(parameters.others(), others);
        }
    }

    /** Whether an argument of a name can be given. */
    boolean takes(String keyword) {
        List<Parameter> positional = parameters.positional();
        for (int i = parameters.positionalOnly(); i < positional.size(); i++) {
            if (positional.get(i).name().equals(keyword)) {
                return true;
            }
        }
        for (Parameter parameter : parameters.keywordOnly()) {
            if (parameter.name().equals(keyword)) {
                return true;
            }
        }
        return false;
    }

    private void fill(Parameter parameter, Map<String, Value> values, List<String> missing) {
        if (!values.containsKey(parameter.name())) {
            @Nullable
            Value initial = defaults.get(parameter.name());
            if (initial == null) {
                missing.add(parameter.name());
            } else {
                values.put(parameter.name(), initial);
            }
        }
    }
}
