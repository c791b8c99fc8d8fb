package dev.retort.python.library.iteration;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.operator.Operators;
import dev.retort.python.library.type.Native;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The module {@code functools}. */
public final class FunctionTools {

    private static final ClassValue CACHED_PROPERTY = Native.type("cached_property", "functools", List.of(), Map.of(),
            (of, arguments, in) -> new CachedProperty(arguments.positional().getFirst()));

    private FunctionTools() {}

    public static ModuleValue module() {
        ModuleValue module = new ModuleValue("functools");
        module.put("partial", PartialValue.TYPE).put("cached_property", CACHED_PROPERTY);
        module.put("reduce", Native.positional("reduce", 2, 3, FunctionTools::reduce));
        module.put("wraps", NativeFunction.of("wraps wrapped *rest **others",
                (given, in) -> Native.positional("decorator", 1, 1, (function, now) -> function.getFirst())));
        module.put("update_wrapper",
                NativeFunction.of("update_wrapper wrapper wrapped *rest **others",
                        (given, in) -> given.orNone("wrapper")));
        module.put("cache", Native.positional("cache", 1, 1, (given, in) -> cached(given.getFirst())));
        module.put("lru_cache", NativeFunction.of("lru_cache maxsize? typed?", FunctionTools::lruCache));
        for (String name : List.of("singledispatch", "singledispatchmethod", "partialmethod", "cmp_to_key",
                "total_ordering")) {
            module.put(name, Native.refused(name, "it calls functools." + name + "(), which Retort does not run"));
        }
        return module;
    }

    private static Value reduce(List<Value> given, Interpreter in) {
        Iterator<Value> values = in.iterator(given.get(1));
        Value total = given.size() > 2 ? given.get(2) : values.hasNext() ? values.next() : null;
        if (total == null) {
            throw in.raise("TypeError", "reduce() of empty iterable with no initial value");
        }
        while (values.hasNext()) {
            total = in.call(given.getFirst(), Arguments.of(total, values.next()));
        }
        return total;
    }

    private static Value lruCache(BoundArguments given, Interpreter in) {
        Value first = given.get("maxsize");
        if (first instanceof FunctionValue || first instanceof NativeFunction) {
            return cached(first);
        }
        return Native.positional("decorator", 1, 1, (function, now) -> cached(function.getFirst()));
    }

    private static NativeFunction cached(Value function) {
        DictValue known = new DictValue();
        String name = function instanceof FunctionValue one ? one.name() : "cached";
        return new NativeFunction(name, (arguments, in) -> {
            List<Value> key = new ArrayList<>(arguments.positional());
            arguments.keywords().forEach((word, value) -> {
                key.add(new StringValue(word));
                key.add(value);
            });
            TupleValue place = new TupleValue(key);
            Operators.hashable(place, in);
            Value found = known.get(place);
            if (found == null) {
                found = in.call(function, arguments);
                in.allocate(1);
                known.put(place, found);
            }
            return found;
        });
    }

    /** {@code @cached_property}: its value becomes the object's own attribute when it is first asked for. */
    private record CachedProperty(Value function) implements Descriptor {

        @Override
        public ClassValue type() {
            return CACHED_PROPERTY;
        }

        @Override
        public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
            if (instance == null) {
                return this;
            }
            Value value = in.call(function, Arguments.of(instance));
            in.setAttribute(instance, function instanceof FunctionValue one ? one.name() : "cached", value);
            return value;
        }
    }
}
