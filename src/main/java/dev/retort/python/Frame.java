package dev.retort.python;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.ScopeNames;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/** The names of a module, a class body, a call of a function or a comprehension while it runs. */
final class Frame {

    enum Kind {
        MODULE, CLASS, FUNCTION
    }

    private static final ScopeNames NO_NAMES = new ScopeNames();

    private final Kind kind;
    private final Map<String, Value> values;
    private final ScopeNames names;
    private final @Nullable Frame outer;
    private final ProgramModule module;
    private @Nullable ClassValue owner;
    private @Nullable Value self;
    private @Nullable PythonRaise handled;
    private Value result = NoneValue.NONE;

    private Frame(Kind kind, Map<String, Value> values, ScopeNames names, @Nullable Frame outer, ProgramModule module) {
        this.kind = kind;
        this.values = values;
        this.names = names;
        this.outer = outer;
        this.module = module;
    }

    static Frame ofModule(ProgramModule module) {
        return new Frame(Kind.MODULE, module.names(), NO_NAMES, null, module);
    }

    static Frame ofClass(Map<String, Value> namespace, ScopeNames names, Frame outer) {
        return new Frame(Kind.CLASS, namespace, names, outer, outer.module);
    }

    static Frame ofCall(ScopeNames names, Frame outer) {
        return new Frame(Kind.FUNCTION, new HashMap<>(), names, outer, outer.module);
    }

    Kind kind() {
        return kind;
    }

    Map<String, Value> values() {
        return values;
    }

    ScopeNames names() {
        return names;
    }

    /** Where the code stands in; null for a module. */
    @Nullable
    Frame outer() {
        return outer;
    }

    ProgramModule module() {
        return module;
    }

    /** The class a class body made; null before it did. */
    @Nullable
    ClassValue owner() {
        return owner;
    }

    void setOwner(ClassValue type) {
        this.owner = type;
    }

    /** A call's first argument, which {@code super()} is about. */
    @Nullable
    Value self() {
        return self;
    }

    void setSelf(Value value) {
        this.self = value;
    }

    /** The exception an {@code except} is handling, which a bare {@code raise} raises again. */
    @Nullable
    PythonRaise handled() {
        return handled;
    }

    void setHandled(@Nullable PythonRaise exception) {
        this.handled = exception;
    }

    Value result() {
        return result;
    }

    void setResult(Value value) {
        this.result = value;
    }
}
