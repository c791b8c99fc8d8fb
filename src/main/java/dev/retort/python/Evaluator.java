package dev.retort.python;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.Host;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.Value;

/**
 * Runs Python modules in a world of their own. One evaluator shares its imported modules, its limits and its host; it is
 * used by one thread.
 *
 * <p>A module of the project's that is imported is read, and each of its definitions evaluated when a name of it is
 * used: what such modules do beside (engines, settings, web frameworks) then needs no answer. An import nothing knows,
 * and a definition that cannot be evaluated, are errors only where they are used.
 */
public final class Evaluator {

    private final Evaluation evaluation;

    /** @param host what the program may import beside the standard library */
    public Evaluator(Host host, EvaluationLimits limits) {
        this(host, limits, new Programs(limits));
    }

    /**
     * As {@link #Evaluator(Host, Limits)}, with the programs other evaluators parsed too.
     *
     * @param programs where modules are parsed
     */
    public Evaluator(Host host, EvaluationLimits limits, Programs programs) {
        this.evaluation = new Evaluation(host, limits, programs);
    }

    /**
     * Runs a module's text from top to bottom.
     *
     * @param name what {@code __name__} says
     * @param file the file as a person should read its name; positions in errors name it
     * @throws RetortException {@code invalid-revision-file} for a syntax error; {@code unsupported-python} for a refusal
     *         or an exception the program did not catch, with file and line. For an exception {@code data} has
     *         {@code raises}, its class's name, and {@code raised-message}, its text.
     */
    public ModuleValue run(String text, String file, String name) {
        return run(new Host.ModuleSource(text, file, false), name);
    }

    /** As {@link #run(String, String, String)}. */
    public ModuleValue run(Host.ModuleSource source, String name) {
        return evaluation.guarded(() -> evaluation.imports().run(source, name));
    }

    /** Whether a function of the program's has a parameter of a name. */
    public boolean takes(Value function, String parameter) {
        return function instanceof ProgramFunction written && written.takes(parameter);
    }

    /** Calls a function of a module this evaluator ran; throws as {@link #run} does. */
    public Value call(Value function, Arguments arguments) {
        return evaluation.guarded(() -> evaluation.call(function, arguments));
    }

    /**
     * What a name of a module stands for, evaluated if it was not yet; null where the module has none of it. Throws as
     * {@link #run} does where its definition cannot be evaluated.
     */
    public @Nullable Value value(ModuleValue module, String name) {
        return evaluation.guardedOrNull(() -> evaluation.imports().member(module, name));
    }

    /**
     * Imports a module of the project's as Python does: all of it, and all of the project's modules it imports, each
     * statement in order. What cannot be evaluated is left out and reported.
     *
     * @param name dotted, absolute
     * @param problems gets what could not be evaluated, with its place
     * @throws RetortException {@code unsupported-python} where nothing has a module of that name, or a limit was reached
     */
    public ModuleValue load(String name, List<LeftOut> problems) {
        return evaluation.guarded(() -> evaluation.imports().load(name, problems));
    }

    /** Does something with the evaluation as native code does, with its limits and errors. */
    public <T> T within(Function<Interpreter, T> work) {
        return evaluation.guarded(() -> work.apply(evaluation));
    }
}
