package dev.retort.python.value;

/** A function of the program's own; how it is run is the evaluator's. */
public non-sealed interface FunctionValue extends Value {

    String name();

    Value call(Arguments arguments, Interpreter in);
}
