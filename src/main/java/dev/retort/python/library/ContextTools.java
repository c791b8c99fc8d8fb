package dev.retort.python.library;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.GeneratorValues;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/** The module {@code contextlib}. */
final class ContextTools {

    private static final ClassValue MANAGER = Native.open("AbstractContextManager", "contextlib");

    private ContextTools() {}

    static ModuleValue module() {
        ModuleValue module = new ModuleValue("contextlib").put("AbstractContextManager", MANAGER)
                .put("ContextDecorator", Native.open("ContextDecorator", "contextlib"));
        module.put("contextmanager",
                Native.positional("contextmanager", 1, 1, (given, in) -> manager(given.getFirst())));
        module.put("nullcontext", NativeFunction.of("nullcontext enter_result?", (given, in) -> new Managed(
                given.orNone("enter_result"), raised -> false)));
        module.put("suppress", new NativeFunction("suppress", (arguments, in) -> new Managed(NoneValue.NONE,
                raised -> arguments.positional().stream().anyMatch(type -> type instanceof ClassValue one
                        && in.isInstance(raised, one)))));
        module.put("closing", Native.positional("closing", 1, 1, (given, in) -> new Closing(given.getFirst())));
        module.put("redirect_stdout", Native.positional("redirect_stdout", 1, 1,
                (given, in) -> new Managed(given.getFirst(), raised -> false)));
        for (String name : List.of("ExitStack", "AsyncExitStack")) {
            module.put(name, Native.refused(name, "it calls contextlib." + name + "(), which Retort does not run"));
        }
        module.put("asynccontextmanager", Native.positional("asynccontextmanager", 1, 1, (given, in) -> Native.refused(
                "asynccontextmanager", "it calls an async function, which Retort does not run")));
        return module;
    }

    private static NativeFunction manager(Value function) {
        String name = function instanceof FunctionValue one ? one.name() : "manager";
        return new NativeFunction(name, (arguments, in) -> {
            if (!(in.call(function, arguments) instanceof IteratorValue generator)) {
                throw in.raise("TypeError", name + " is no generator function");
            }
            return new Generated(generator);
        });
    }

    private static Value enter(Value value) {
        return new NativeFunction("__enter__", (arguments, in) -> value);
    }

    /** What the block raised, as {@code __exit__} is told; null where it ended well. */
    private static @Nullable Value raised(Arguments arguments) {
        List<Value> given = arguments.positional();
        return given.size() < 2 || given.get(1) == NoneValue.NONE ? null : given.get(1);
    }

    /**
     * Something that does nothing but swallow.
     *
     * @param swallows whether an exception is over with
     */
    record Managed(Value entered, Predicate<Value> swallows) implements HostValue {

        @Override
        public ClassValue type() {
            return MANAGER;
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            return switch (name) {
                case "__enter__" -> ContextTools.enter(entered);
                case "__exit__" -> new NativeFunction(name, (arguments, now) -> {
                    Value raised = raised(arguments);
                    return BoolValue.of(raised != null && swallows.test(raised));
                });
                default -> null;
            };
        }
    }

    private record Closing(Value thing) implements HostValue {

        @Override
        public ClassValue type() {
            return MANAGER;
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            return switch (name) {
                case "__enter__" -> ContextTools.enter(thing);
                case "__exit__" -> new NativeFunction(name, (arguments, now) -> {
                    now.call(now.attribute(thing, "close"), Arguments.NONE);
                    return BoolValue.FALSE;
                });
                default -> null;
            };
        }
    }

    /** A generator function's call under {@code @contextmanager}: up to its {@code yield}, then the rest. */
    private record Generated(IteratorValue generator) implements HostValue {

        @Override
        public ClassValue type() {
            return MANAGER;
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            return switch (name) {
                case "__enter__" -> new NativeFunction(name, (arguments, now) -> {
                    if (!generator.values().hasNext()) {
                        throw now.raise("RuntimeError", "generator didn't yield");
                    }
                    return generator.values().next();
                });
                case "__exit__" -> new NativeFunction(name, (arguments, now) -> leave(raised(arguments), now));
                default -> null;
            };
        }

        private Value leave(@Nullable Value raised, Interpreter in) {
            if (raised == null) {
                if (generator.values().hasNext()) {
                    throw in.raise("RuntimeError", "generator didn't stop");
                }
                return BoolValue.FALSE;
            }
            if (!(generator.values() instanceof GeneratorValues values)) {
                return BoolValue.FALSE;
            }
            try {
                if (values.raise(new PythonRaise(raised, Plain.typeName(raised, in), in.here())) != null) {
                    throw in.raise("RuntimeError", "generator didn't stop after throw()");
                }
                return BoolValue.TRUE;
            } catch (PythonRaise again) {
                if (again.exception() == raised) {
                    return BoolValue.FALSE;
                }
                throw again;
            }
        }
    }
}
