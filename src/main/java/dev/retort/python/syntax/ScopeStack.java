package dev.retort.python.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Supplier;

/** The scopes around what is being read, innermost first. */
final class ScopeStack {

    enum Kind {
        MODULE, CLASS, FUNCTION, COMPREHENSION
    }

    private record Scope(Kind kind, ScopeNames names) {}

    private final Deque<Scope> open = new ArrayDeque<>();

    ScopeNames enter(Kind kind) {
        ScopeNames names = new ScopeNames();
        open.push(new Scope(kind, names));
        return names;
    }

    /** Reads something within a scope. */
    <T> T within(Kind kind, ScopeNames names, Supplier<T> reading) {
        open.push(new Scope(kind, names));
        T result = reading.get();
        open.pop();
        return result;
    }

    /** Notes a {@code yield} in the function around. */
    void yields() {
        for (Scope scope : open) {
            if (scope.kind() != Kind.COMPREHENSION) {
                scope.names().yields();
                return;
            }
        }
    }

    void leave() {
        open.pop();
    }

    ScopeNames innermost() {
        return open.element().names();
    }

    /** Binds as {@code :=} does: past comprehensions. */
    void bindOutside(String name) {
        for (Scope scope : open) {
            if (scope.kind() != Kind.COMPREHENSION) {
                scope.names().bind(name);
                return;
            }
        }
    }

    /** A name is read: what runs at once, up to the module's statement, needs it. */
    void read(String name) {
        note(name, false);
    }

    /** An object is changed through a name. */
    void change(String name) {
        note(name, true);
    }

    private void note(String name, boolean changed) {
        Iterator<Scope> scopes = open.iterator();
        while (scopes.hasNext()) {
            Scope scope = scopes.next();
            (changed ? scope.names().changed() : scope.names().read()).add(name);
            if (scope.kind() == Kind.FUNCTION) {
                return;
            }
        }
    }
}
