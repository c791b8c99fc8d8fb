package dev.retort.python.library.iteration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code functools.partial}: a function with some of its arguments given. */
public record PartialValue(Value function, Arguments given) implements HostValue {

    static final ClassValue TYPE = Native.type("partial", "functools", List.of(), Map.of(), (of, arguments, in) -> {
        if (arguments.positional().isEmpty()) {
            throw in.raise("TypeError", "type 'partial' takes at least one argument");
        }
        return new PartialValue(arguments.positional().getFirst(), Methods.withoutFirst(arguments));
    });

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public Value call(Arguments arguments, Interpreter in) {
        List<Value> positional = new ArrayList<>(given.positional());
        positional.addAll(arguments.positional());
        Map<String, Value> keywords = new LinkedHashMap<>(given.keywords());
        keywords.putAll(arguments.keywords());
        return in.call(function, new Arguments(positional, keywords));
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "func" -> function;
            case "args" -> new TupleValue(given.positional());
            case "keywords" -> {
                DictValue keywords = new DictValue();
                given.keywords().forEach(keywords::put);
                yield keywords;
            }
            default -> null;
        };
    }
}
