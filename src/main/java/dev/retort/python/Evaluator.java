package dev.retort.python;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.Host;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.Value;

/**
 * Runs Python modules in a world of their own. One evaluator shares its imported modules, its limits and its host; it is
 * used by one thread.
 */
public final class Evaluator {

    /** @param host what the program may import beside the standard library */
    public Evaluator(Host host, Limits limits) {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs a module's text from top to bottom.
     *
     * @param name what {@code __name__} says
     * @param file the file as a person should read its name; positions in errors name it
     * @throws dev.retort.problem.RetortException {@code invalid-revision-file} for a syntax error;
     *         {@code unsupported-python} for a refusal or an exception the program did not catch, with file and line
     */
    public ModuleValue run(String text, String file, String name) {
        throw new UnsupportedOperationException();
    }

    /** Calls a function of a module this evaluator ran; throws as {@link #run} does. */
    public Value call(Value function, Arguments arguments) {
        throw new UnsupportedOperationException();
    }
}
