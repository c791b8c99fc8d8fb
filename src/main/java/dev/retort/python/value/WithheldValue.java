package dev.retort.python.value;

import java.util.Iterator;

/** A value that may be kept and passed on, but not used: whatever is asked of it refuses. */
public interface WithheldValue extends HostValue {

    /** Why it cannot be used, to throw; without a place where that is the place of the use. */
    Refusal withheld();

    /** The same, to throw where the program stands. */
    default RuntimeException refused(Interpreter in) {
        Refusal reason = withheld();
        return reason.at() == null ? in.refuse(String.valueOf(reason.getMessage())) : reason;
    }

    @Override
    default Value attribute(String name, Interpreter in) {
        throw refused(in);
    }

    @Override
    default boolean setAttribute(String name, Value value, Interpreter in) {
        throw refused(in);
    }

    @Override
    default Value call(Arguments arguments, Interpreter in) {
        throw refused(in);
    }

    @Override
    default Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        throw refused(in);
    }

    @Override
    default void identified(Interpreter in) {
        throw refused(in);
    }

    @Override
    default Value unary(String operator, Interpreter in) {
        throw refused(in);
    }

    @Override
    default Value item(Value key, Interpreter in) {
        throw refused(in);
    }

    @Override
    default Iterator<Value> iterator(Interpreter in) {
        throw refused(in);
    }

    @Override
    default int length(Interpreter in) {
        throw refused(in);
    }

    @Override
    default boolean truth(Interpreter in) {
        throw refused(in);
    }

    @Override
    default String text(Interpreter in) {
        throw refused(in);
    }
}
