package dev.retort.python;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.syntax.Place;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Host;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Pulse;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** One evaluator's state, and what its parts and native code ask of each other. */
final class Evaluation implements Interpreter {

    private static final Place START = new Place(1, 1);

    private final Meter meter;
    private final Expressions expressions;
    private final Statements statements;
    private final Attributes attributes;
    private final Operations operations;
    private final Containers containers;
    private final Calls calls;
    private final Scopes scopes;
    private final Imports imports;
    private @Nullable Frame frame;
    private Place place = START;
    private int guards;

    Evaluation(Host host, EvaluationLimits limits, Programs programs) {
        this.meter = new Meter(limits, this::refuse);
        this.scopes = new Scopes(this);
        this.attributes = new Attributes(this);
        this.operations = new Operations(this);
        this.containers = new Containers(this, operations);
        this.expressions = new Expressions(this);
        this.statements = new Statements(this);
        this.calls = new Calls(this);
        this.imports = new Imports(this, host, programs);
    }

    Meter meter() {
        return meter;
    }

    Expressions expressions() {
        return expressions;
    }

    Statements statements() {
        return statements;
    }

    Attributes attributes() {
        return attributes;
    }

    Operations operations() {
        return operations;
    }

    Containers containers() {
        return containers;
    }

    Calls calls() {
        return calls;
    }

    Scopes scopes() {
        return scopes;
    }

    Imports imports() {
        return imports;
    }

    /** The names of what runs now; null where nothing does. */
    @Nullable
    Frame frame() {
        return frame;
    }

    Place place() {
        return place;
    }

    void setPlace(Place now) {
        this.place = now;
    }

    /** Runs something in another frame, and comes back to this one and its place. */
    <T> T in(Frame other, Supplier<T> work) {
        T result = inOrNull(other, work::get);
        if (result == null) {
            throw new IllegalStateException("an evaluation gave nothing");
        }
        return result;
    }

    /** As {@link #in}, for something that may give nothing. */
    <T> @Nullable T inOrNull(Frame other, Asked<T> work) {
        Frame before = frame;
        Place beforePlace = place;
        frame = other;
        try {
            return work.get();
        } catch (Refusal refusal) {
            // Native code that knows no place means the line that called it.
            throw refusal.at() == null
                    ? new Refusal(String.valueOf(refusal.getMessage()), here(), refusal.fault())
                    : refusal;
        } catch (RetortException failure) {
            throw failure.position() == null ? failure.at(here()) : failure;
        } catch (StackOverflowError e) {
            throw meter.exhausted("it nests too deep");
        } catch (OutOfMemoryError e) {
            throw meter.exhausted("it needs more memory than there is");
        } finally {
            frame = before;
            place = beforePlace;
        }
    }

    /** Runs something asked for from outside: refusals and exceptions of the program become errors for people. */
    <T> T guarded(Supplier<T> work) {
        T result = guardedOrNull(work::get);
        if (result == null) {
            throw new IllegalStateException("an evaluation gave nothing");
        }
        return result;
    }

    /** As {@link #guarded}, for something that may give nothing. */
    <T> @Nullable T guardedOrNull(Asked<T> work) {
        if (guards > 0) {
            return work.get();
        }
        guards++;
        meter.start();
        try {
            return Pulse.during(meter::checkTime, work::get);
        } catch (Refusal | PythonRaise | RetortException e) {
            throw EvaluationFailures.of(e, this);
        } catch (StackOverflowError e) {
            throw EvaluationFailures.of(meter.exhausted("it nests too deep"), this);
        } catch (OutOfMemoryError e) {
            // The limits should not let it come to this; what the evaluation held is free again by now.
            throw EvaluationFailures.of(meter.exhausted("it needs more memory than there is"), this);
        } finally {
            guards--;
            frame = null;
        }
    }

    /** Work that may give nothing. */
    @FunctionalInterface
    interface Asked<T> {

        @Nullable
        T get();
    }

    @Override
    public Value call(Value callee, Arguments arguments) {
        return calls.call(callee, arguments);
    }

    @Override
    public Value attribute(Value target, String name) {
        return attributes.get(target, name);
    }

    @Override
    public @Nullable Value attributeOrNull(Value target, String name) {
        return attributes.find(target, name);
    }

    @Override
    public void setAttribute(Value target, String name, Value value) {
        attributes.set(target, name, value);
    }

    @Override
    public Value item(Value target, Value key) {
        return containers.item(target, key);
    }

    @Override
    public Iterator<Value> iterator(Value iterable) {
        return containers.iterator(iterable);
    }

    @Override
    public List<Value> list(Value iterable) {
        List<Value> all = new ArrayList<>();
        Iterator<Value> values = iterator(iterable);
        while (values.hasNext()) {
            all.add(values.next());
        }
        return all;
    }

    @Override
    public boolean truth(Value value) {
        return operations.truth(value);
    }

    @Override
    public boolean equal(Value left, Value right) {
        return operations.equal(left, right);
    }

    @Override
    public Value binary(String operator, Value left, Value right) {
        return operations.binary(operator, left, right);
    }

    @Override
    public String str(Value value) {
        return operations.str(value);
    }

    @Override
    public String repr(Value value) {
        return operations.repr(value);
    }

    @Override
    public ClassValue type(Value value) {
        ClassValue found = BuiltinTypes.of(value);
        return found == null ? BuiltinTypes.OBJECT : found;
    }

    @Override
    public boolean isInstance(Value value, ClassValue type) {
        return BuiltinTypes.derives(type(value), type);
    }

    @Override
    public PythonRaise raise(String exception, String message) {
        Value made = calls.construct(BuiltinTypes.exception(exception), Arguments.of(new StringValue(message)));
        return new PythonRaise(made, exception + ": " + message, here());
    }

    @Override
    public Refusal refuse(String reason) {
        return new Refusal(reason, here());
    }

    @Override
    public SourcePosition here() {
        Frame now = frame;
        return new SourcePosition(now == null ? "" : now.module().file(), place.line(), place.column());
    }

    @Override
    public Value module(String name) {
        return imports.module(name);
    }

    @Override
    public Value evaluate(String expression, String module) {
        return imports.evaluate(expression, module);
    }

    @Override
    public void defined(ClassValue type, Arguments keywords) {
        statements.classes().finish(type, keywords);
    }

    @Override
    public void allocate(long values) {
        meter.allocate(values);
    }

    @Override
    public void step() {
        meter.step();
    }
}
