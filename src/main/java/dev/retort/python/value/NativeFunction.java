package dev.retort.python.value;

import java.util.Arrays;

/** A function of the host's. */
public final class NativeFunction implements Value {

    /** What it does. */
    @FunctionalInterface
    public interface Body {

        /** @throws PythonRaise what the program may catch; @throws Refusal what it may not */
        Value call(Arguments arguments, Interpreter in);
    }

    private final String name;
    private final Body body;

    public NativeFunction(String name, Body body) {
        this.name = name;
        this.body = body;
    }

    /** A function whose arguments are bound before it is called. */
    public static NativeFunction of(Signature signature, String name, BoundBody body) {
        return new NativeFunction(name, (arguments, in) -> body.call(signature.bind(arguments, in), in));
    }

    /**
     * A function whose arguments are bound before it is called.
     *
     * @param words its name, then its parameters as {@link Signature} reads them, with blanks between
     */
    public static NativeFunction of(String words, BoundBody body) {
        String[] all = words.split(" ");
        return of(Signature.of(all[0], Arrays.copyOfRange(all, 1, all.length)), all[0], body);
    }

    /** What a function with bound arguments does. */
    @FunctionalInterface
    public interface BoundBody {

        Value call(BoundArguments arguments, Interpreter in);
    }

    public String name() {
        return name;
    }

    public Value call(Arguments arguments, Interpreter in) {
        return body.call(arguments, in);
    }
}
