package dev.retort.python.library;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.Native;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** Modules whose calls have no effect ({@code logging}, {@code warnings}) or give what no two runs share. */
final class HarmlessModules {

    private static final ClassValue LOGGER_TYPE = Native.open("Logger", "logging");
    private static final Set<String> LOG_CALLS = Set.of("debug", "info", "warning", "warn", "error", "critical",
            "exception", "log", "setLevel", "addHandler", "removeHandler", "addFilter", "setFormatter", "basicConfig",
            "captureWarnings", "disable", "handle", "fatal", "shutdown");

    private HarmlessModules() {}

    /** A logger, handler or formatter: every call does nothing. */
    private record Logger() implements HostValue {

        @Override
        public ClassValue type() {
            return LOGGER_TYPE;
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            return switch (name) {
                case "isEnabledFor", "hasHandlers" -> new NativeFunction(name,
                        (arguments, now) -> dev.retort.python.value.BoolValue.FALSE);
                case "level" -> IntValue.of(30);
                case "handlers", "filters" -> new ListValue(List.of());
                case "getChild" -> new NativeFunction(name, (arguments, now) -> this);
                default -> LOG_CALLS.contains(name) ? Native.swallowed(name) : null;
            };
        }

        @Override
        public boolean setAttribute(String name, Value value, Interpreter in) {
            return true;
        }

        @Override
        public Value call(Arguments arguments, Interpreter in) {
            return this;
        }
    }

    static ModuleValue logging() {
        ModuleValue module = new ModuleValue("logging");
        module.put("getLogger", new NativeFunction("getLogger", (arguments, in) -> new Logger()));
        module.put("root", new Logger());
        List.of("Logger", "StreamHandler", "NullHandler", "Formatter", "FileHandler")
                .forEach(name -> module.put(name, new Logger()));
        LOG_CALLS.forEach(name -> module.put(name, Native.swallowed(name)));
        List<String> levels = List.of("NOTSET", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL");
        for (int i = 0; i < levels.size(); i++) {
            module.put(levels.get(i), IntValue.of(10L * i));
        }
        return module.put("WARN", IntValue.of(30)).put("FATAL", IntValue.of(50));
    }

    static ModuleValue warnings() {
        ModuleValue module = new ModuleValue("warnings");
        List.of("warn", "simplefilter", "filterwarnings", "resetwarnings", "warn_explicit", "showwarning")
                .forEach(name -> module.put(name, Native.swallowed(name)));
        module.put("catch_warnings", new NativeFunction("catch_warnings",
                (arguments, in) -> new ContextTools.Managed(NoneValue.NONE, raised -> false)));
        return module;
    }

    static ModuleValue random() {
        ModuleValue module = new ModuleValue("random");
        List.of("random", "randint", "choice", "choices", "sample", "shuffle", "uniform", "randrange", "seed", "Random",
                "gauss", "getrandbits", "SystemRandom", "betavariate", "normalvariate", "triangular").forEach(
                        name -> module.put(name, Native.refused(name, "it calls random." + name
                                + "(), whose result a preview cannot know")));
        return module;
    }

    static ModuleValue secrets() {
        ModuleValue module = new ModuleValue("secrets");
        List.of("token_hex", "token_urlsafe", "token_bytes", "choice", "randbelow", "randbits", "SystemRandom",
                "compare_digest").forEach(
                        name -> module.put(name, Native.refused(name, "it calls secrets." + name
                                + "(), whose result a preview cannot know")));
        return module;
    }
}
