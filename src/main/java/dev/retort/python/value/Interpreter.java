package dev.retort.python.value;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.SourcePosition;

/** What native code may ask of the evaluation it runs in. */
public interface Interpreter {

    Value call(Value callee, Arguments arguments);

    /** {@code target.name}, bound; raises {@code AttributeError} where there is none. */
    Value attribute(Value target, String name);

    /** {@code target.name}, bound; null where there is none. */
    @Nullable
    Value attributeOrNull(Value target, String name);

    void setAttribute(Value target, String name, Value value);

    /** {@code target[key]}. */
    Value item(Value target, Value key);

    /** The values of anything a {@code for} takes; each counts as a step of the evaluation. */
    Iterator<Value> iterator(Value iterable);

    /** Those values as a list. */
    List<Value> list(Value iterable);

    boolean truth(Value value);

    /** {@code left == right}, as a truth. */
    boolean equal(Value left, Value right);

    /** An operator as Python applies it: the left side's, then the reflected one of the right side. */
    Value binary(String operator, Value left, Value right);

    /** {@code str(value)}. */
    String str(Value value);

    /** {@code repr(value)}. */
    String repr(Value value);

    /** {@code type(value)}. */
    ClassValue type(Value value);

    /** {@code isinstance(value, type)}. */
    boolean isInstance(Value value, ClassValue type);

    /**
     * An exception of Python's own, to throw.
     *
     * @param exception the class's name, such as {@code TypeError}
     */
    PythonRaise raise(String exception, String message);

    /**
     * A refusal, to throw: something the evaluator does not do.
     *
     * @param reason a sentence that names the thing
     */
    Refusal refuse(String reason);

    /** Where the program stands: the call that led here. */
    SourcePosition here();

    /** A module as an {@code import} of the program would find it; raises {@code ModuleNotFoundError}. */
    Value module(String name);

    /**
     * What an expression means among the names of a module: an annotation that was written as text.
     *
     * @param module a module of the program's, dotted
     * @throws RuntimeException a refusal or an exception of Python's where it means nothing there
     */
    default Value evaluate(String expression, String module) {
        throw refuse("it has the text " + expression + " where Retort cannot tell what its names mean");
    }

    /**
     * Counts values before they are made, so that {@code 'x' * 10**9} is refused and never built: a character, a byte, a
     * digit, or a place in a list is one. Anything whose size an argument decides says it here first.
     */
    void allocate(long values);

    /**
     * Tells the classes a class derives from, and its metaclass, of it, as the {@code class} statement does.
     *
     * @param keywords what stands beside its bases
     */
    void defined(ClassValue type, Arguments keywords);

    /** Counts a step of the evaluation, and refuses where there were too many: for loops in native code. */
    void step();

    /**
     * Says that what the program made depends on the moment it runs, so that a preview shows another value than a later
     * run: {@code datetime.now()}, {@code uuid4()}.
     *
     * @param call what was called
     */
    default void momentary(String call) {}
}
