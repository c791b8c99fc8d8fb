package dev.retort.python;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.Builtins;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/** Looks names up and binds them: local, enclosing, global, builtin. */
final class Scopes {

    private static final Set<String> REFUSED = Set.of("open", "exec", "eval", "compile", "input", "__import__",
            "locals", "breakpoint", "exit", "quit", "help", "memoryview", "__builtins__", "__loader__",
            "__spec__");

    private final Evaluation in;
    private final Map<String, Value> builtins = Builtins.names();

    Scopes(Evaluation in) {
        this.in = in;
    }

    Value get(Frame frame, String name) {
        Value found = find(frame, name);
        return found instanceof Placeholder placeholder ? resolve(frame, name, placeholder) : found;
    }

    private Value find(Frame frame, String name) {
        if (frame.kind() != Frame.Kind.MODULE) {
            Value own = own(frame, name);
            if (own != null) {
                return own;
            }
        }
        Value global = frame.module().lookup(name);
        if (global != null) {
            return global;
        }
        if (name.equals("globals")) {
            return new NativeFunction(name, (_, _) -> new ModuleNames(frame.module()));
        }
        Value builtin = builtins.get(name);
        if (builtin != null) {
            return builtin;
        }
        if (REFUSED.contains(name)) {
            throw in.refuse("it uses " + name + "(), which Retort does not run");
        }
        throw in.raise("NameError", "name '" + name + "' is not defined");
    }

    private @Nullable Value own(Frame frame, String name) {
        if (frame.names().globals().contains(name)) {
            return null;
        }
        Frame scope = frame;
        while (scope != null && scope.kind() != Frame.Kind.MODULE) {
            boolean visible = scope == frame || scope.kind() == Frame.Kind.FUNCTION;
            if (visible && scope.names().locals().contains(name)) {
                Value value = scope.values().get(name);
                if (value == null && scope.kind() == Frame.Kind.FUNCTION) {
                    throw unbound(scope == frame, name);
                }
                if (value != null) {
                    return value;
                }
            }
            scope = scope.outer();
        }
        return null;
    }

    private PythonRaise unbound(boolean local, String name) {
        return local
                ? in.raise("UnboundLocalError", "cannot access local variable '" + name
                        + "' where it is not associated with a value")
                : in.raise("NameError", "cannot access free variable '" + name
                        + "' where it is not associated with a value in enclosing scope");
    }

    /** What a placeholder stands for, kept under its name from then on. */
    private Value resolve(Frame frame, String name, Placeholder placeholder) {
        Value found = in.imports().resolve(placeholder);
        Frame scope = frame;
        while (scope != null) {
            if (scope.values().get(name) == placeholder) {
                scope.values().put(name, found);
                break;
            }
            scope = scope.outer();
        }
        return found;
    }

    void set(Frame frame, String name, Value value) {
        home(frame, name).values().put(name, value);
    }

    void delete(Frame frame, String name) {
        if (home(frame, name).values().remove(name) == null) {
            throw in.raise("NameError", "name '" + name + "' is not defined");
        }
    }

    /** Where an assignment to a name goes. */
    private static Frame home(Frame frame, String name) {
        Frame module = frame.module().frame();
        if (frame.kind() == Frame.Kind.MODULE || frame.names().globals().contains(name)) {
            return module;
        }
        Frame scope = frame;
        if (frame.names().nonlocals().contains(name) || !frame.names().locals().contains(name)) {
            scope = frame.outer();
            while (scope != null && !(scope.kind() == Frame.Kind.FUNCTION
                    && scope.names().locals().contains(name))) {
                scope = scope.outer();
            }
        }
        return scope == null ? module : scope;
    }
}
