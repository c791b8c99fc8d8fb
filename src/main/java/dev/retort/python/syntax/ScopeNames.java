package dev.retort.python.syntax;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names of one scope: a function's, a comprehension's, a class body's, a statement's of a module. */
public final class ScopeNames {

    private final Set<String> locals = new LinkedHashSet<>();
    private final Set<String> globals = new HashSet<>();
    private final Set<String> nonlocals = new HashSet<>();
    private final Set<String> changed = new HashSet<>();
    private final Set<String> read = new HashSet<>();
    private boolean generator;

    /** Names bound here, parameters among them, without those declared global or nonlocal. */
    public Set<String> locals() {
        return locals;
    }

    public Set<String> globals() {
        return globals;
    }

    public Set<String> nonlocals() {
        return nonlocals;
    }

    /** Names whose objects may be changed: {@code x.append(1)}, {@code x[0] = 1}, {@code x.y = 1}. */
    public Set<String> changed() {
        return changed;
    }

    /** Names read while the scope's own code runs. */
    public Set<String> read() {
        return read;
    }

    /** Whether a {@code yield} stands in it. */
    public boolean isGenerator() {
        return generator;
    }

    void bind(String name) {
        if (!globals.contains(name) && !nonlocals.contains(name)) {
            locals.add(name);
        }
    }

    void declareGlobal(String name) {
        globals.add(name);
        locals.remove(name);
    }

    void declareNonlocal(String name) {
        nonlocals.add(name);
        locals.remove(name);
    }

    void yields() {
        generator = true;
    }

    @Override
    public String toString() {
        return "locals " + locals + ", global " + globals + ", nonlocal " + nonlocals + ", changed " + changed
                + ", read " + read + (generator ? ", a generator" : "");
    }
}
