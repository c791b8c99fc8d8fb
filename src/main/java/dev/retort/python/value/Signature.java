package dev.retort.python.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a native function.
 *
 * <p>Written as words: {@code name} must be given, {@code name?} may be left out, {@code *} ends the positional ones,
 * {@code *rest} takes further positional ones, {@code **others} takes further keywords.
 */
public final class Signature {

    private final String function;
    private final List<String> positional = new ArrayList<>();
    private final List<String> keywordOnly = new ArrayList<>();
    private final List<String> required = new ArrayList<>();
    private @Nullable String rest;
    private @Nullable String others;

    private Signature(String function) {
        this.function = function;
    }

    public static Signature of(String function, String... words) {
        Signature signature = new Signature(function);
        boolean keywordsOnly = false;
        for (String word : words) {
            if (word.startsWith("**")) {
                signature.others = word.substring(2);
            } else if (word.startsWith("*")) {
                signature.rest = word.length() > 1 ? word.substring(1) : null;
                keywordsOnly = true;
            } else {
                boolean optional = word.endsWith("?");
                String name = optional ? word.substring(0, word.length() - 1) : word;
                (keywordsOnly ? signature.keywordOnly : signature.positional).add(name);
                if (!optional) {
                    signature.required.add(name);
                }
            }
        }
        return signature;
    }

    BoundArguments bind(Arguments arguments, Interpreter in) {
        Map<String, Value> values = new HashMap<>();
        List<Value> given = arguments.positional();
        int named = Math.min(given.size(), positional.size());
        for (int i = 0; i < named; i++) {
            values.put(positional.get(i), given.get(i));
        }
        if (given.size() > named && rest == null) {
            throw in.raise("TypeError", function + "() takes " + positional.size() + " positional arguments but "
                    + given.size() + " were given");
        }
        Map<String, Value> further = new LinkedHashMap<>();
        arguments.keywords().forEach((name, value) -> {
            if (!positional.contains(name) && !keywordOnly.contains(name)) {
                if (others == null) {
                    throw in.raise("TypeError",
                            function + "() got an unexpected keyword argument '" + name + "'");
                }
                further.put(name, value);
            } else if (values.putIfAbsent(name, value) != null) {
                throw in.raise("TypeError", function + "() got multiple values for argument '" + name + "'");
            }
        });
        for (String name : required) {
            if (!values.containsKey(name)) {
                throw in.raise("TypeError",
                        function + "() missing 1 required "
                                + (positional.contains(name) ? "positional" : "keyword-only")
                                + " argument: '" + name + "'");
            }
        }
        return new BoundArguments(function, values, List.copyOf(given.subList(named, given.size())), further, in);
    }
}
