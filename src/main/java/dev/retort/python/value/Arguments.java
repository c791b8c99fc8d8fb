package dev.retort.python.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a call, stars already spread.
 *
 * @param positional in order
 * @param keywords by name, in the order written
 */
public record Arguments(List<Value> positional, Map<String, Value> keywords) {

    public static final Arguments NONE = new Arguments(List.of(), Map.of());

    public Arguments {
        positional = List.copyOf(positional);
        keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }

    public static Arguments of(Value... positional) {
        return new Arguments(List.of(positional), Map.of());
    }

    /** These arguments behind {@code first}. */
    public Arguments behind(Value first) {
        List<Value> all = new java.util.ArrayList<>(positional.size() + 1);
        all.add(first);
        all.addAll(positional);
        return new Arguments(all, keywords);
    }

    /**
     * These arguments by the names of a signature.
     *
     * @param in raises {@code TypeError} where they do not fit
     */
    public BoundArguments bind(Signature signature, Interpreter in) {
        return signature.bind(this, in);
    }
}
