package dev.retort.python.library.type;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/** The methods of one builtin class. */
public final class Methods<T> {

    /** What a method does. */
    @FunctionalInterface
    public interface Body<T> {

        Value call(T self, BoundArguments given, Interpreter in);
    }

    record Method<T>(Signature signature, Body<T> body) {

        Value call(T self, Arguments arguments, Interpreter in) {
            return body.call(self, arguments.bind(signature, in), in);
        }
    }

    private final BiFunction<Value, Interpreter, T> self;
    private final Map<String, Method<T>> methods = new LinkedHashMap<>();

    /** @param self takes the first argument of an unbound call; raises {@code TypeError} where it is another class's */
    public Methods(BiFunction<Value, Interpreter, T> self) {
        this.self = self;
    }

    /** @param words the method's name, then its parameters, as {@link Signature} reads them */
    public Methods<T> add(String words, Body<T> body) {
        String[] all = words.split(" ");
        methods.put(all[0], new Method<>(Signature.of(all[0], Arrays.copyOfRange(all, 1, all.length)), body));
        return this;
    }

    public Set<String> names() {
        return methods.keySet();
    }

    /** A method bound to an object; null where there is none of that name. */
    @Nullable
    public Value bound(T object, String name) {
        Method<T> method = methods.get(name);
        return method == null
                ? null
                : new NativeFunction(name, (arguments, in) -> method.call(object, arguments, in));
    }

    /** A method as looked up on the class; null where there is none of that name. */
    @Nullable
    public Value unbound(String name) {
        return methods.containsKey(name)
                ? new NativeFunction(name, (arguments, in) -> call(name, arguments, in))
                : null;
    }

    public static Arguments withoutFirst(Arguments arguments) {
        return new Arguments(arguments.positional().subList(1, arguments.positional().size()), arguments.keywords());
    }

    /**
     * A function for the namespace of a class, which binds as all functions there do.
     *
     * @param words the name, then the parameters after {@code self}, as {@link Signature} reads them
     */
    public static NativeFunction method(String words, Body<Value> body) {
        Methods<Value> one = new Methods<>((value, in) -> value);
        one.add(words, body);
        String name = words.split(" ")[0];
        return new NativeFunction(name, (arguments, in) -> one.call(name, arguments, in));
    }

    private Value call(String name, Arguments arguments, Interpreter in) {
        Method<T> method = methods.get(name);
        if (method == null || arguments.positional().isEmpty()) {
            throw in.raise("TypeError", "unbound method " + name + "() needs an argument");
        }
        return method.call(self.apply(arguments.positional().getFirst(), in), withoutFirst(arguments), in);
    }
}
