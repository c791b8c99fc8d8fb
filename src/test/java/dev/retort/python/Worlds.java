package dev.retort.python;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.Host;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** Evaluators for tests, with a world of text. */
final class Worlds {

    private Worlds() {}

    /** {@code repr(result)} after a program ran as {@code prog.py}. */
    static String result(String program) {
        Evaluator evaluator = new Evaluator(new Project(), EvaluationLimits.STANDARD);
        ModuleValue module = evaluator.run(program, "prog.py", "prog");
        Value result = evaluator.value(module, "result");
        return repr(evaluator, result);
    }

    static String repr(Evaluator evaluator, @Nullable Value value) {
        if (value == null) {
            return "nothing";
        }
        Value text = evaluator.call(new NativeFunction("repr", (arguments, in) -> new StringValue(
                in.repr(arguments.positional().getFirst()))), Arguments.of(value));
        return ((StringValue) text).value();
    }

    /** Modules by name, from texts. */
    static final class Project implements Host {

        private final Map<String, ModuleSource> sources = new HashMap<>();
        private final Map<String, ModuleValue> modules = new HashMap<>();

        Project with(String name, String text) {
            sources.put(name, new ModuleSource(text, name.replace('.', '/') + ".py", false));
            return this;
        }

        Project withPackage(String name, String text) {
            sources.put(name, new ModuleSource(text, name.replace('.', '/') + "/__init__.py", true));
            return this;
        }

        Project with(ModuleValue module) {
            modules.put(module.name(), module);
            return this;
        }

        @Override
        public @Nullable ModuleValue module(String name) {
            return modules.get(name);
        }

        @Override
        public @Nullable ModuleSource source(String name) {
            return sources.get(name);
        }
    }
}
