package dev.retort.python.library;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/**
 * A function in the namespace of one of the library's classes. Unlike a {@link NativeFunction} it binds as the program's
 * own functions do: looked up on an object, the object becomes its first argument.
 */
record LibraryMethod(String name, NativeFunction.Body body) implements FunctionValue {

    /** @param words the parameters after {@code self}, as {@link Signature} reads them */
    static LibraryMethod of(String name, Methods.Body<Value> body, String... words) {
        Methods.Method<Value> method = new Methods.Method<>(Signature.of(name, words), body);
        return new LibraryMethod(name, (arguments, in) -> {
            if (arguments.positional().isEmpty()) {
                throw in.raise("TypeError", "unbound method " + name + "() needs an argument");
            }
            Value self = arguments.positional().getFirst();
            return method.call(self, Methods.withoutFirst(arguments), in);
        });
    }

    @Override
    public Value call(Arguments arguments, Interpreter in) {
        return body.call(arguments, in);
    }
}
