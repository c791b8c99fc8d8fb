package dev.retort.python.library.system;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.collection.Collections;
import dev.retort.python.library.collection.NamedTuples;
import dev.retort.python.library.time.DateTimeValue;
import dev.retort.python.library.time.Moments;
import dev.retort.python.library.time.TimeFormat;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The modules {@code os}, {@code sys} and {@code time}, as far as they tell nothing of the machine. */
public final class SystemModules {

    private static final ClassValue ENVIRONMENT_TYPE = Native.open("_Environ", "os");
    private static final ClassValue STREAM_TYPE = Native.open("TextIOWrapper", "io");
    private static final List<String> OS_CALLS = List.of("listdir", "walk", "getcwd", "chdir", "mkdir", "makedirs",
            "remove", "unlink", "rename", "system", "popen", "stat", "scandir", "rmdir", "open", "urandom", "kill",
            "getpid", "fork", "execv", "cpu_count", "getlogin", "access", "chmod");
    /** The version the oracle of revision files runs on is older; programs ask only for a least one. */
    private static final List<Integer> VERSION = List.of(3, 12, 0);

    private SystemModules() {}

    /** {@code os.environ}: named, but not read. */
    private record Environment() implements HostValue {

        @Override
        public ClassValue type() {
            return ENVIRONMENT_TYPE;
        }

        private RuntimeException refused(Interpreter in) {
            return in.refuse("it reads the environment");
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            if (name.equals("get")) {
                return EnvironmentVariable.getter("get");
            }
            throw refused(in);
        }

        @Override
        public Value item(Value key, Interpreter in) {
            return EnvironmentVariable.of(key, in);
        }

        @Override
        public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
            throw refused(in);
        }

        @Override
        public java.util.Iterator<Value> iterator(Interpreter in) {
            throw refused(in);
        }
    }

    /** {@code sys.stdout}: what is written there is nowhere. */
    private record Stream() implements HostValue {

        @Override
        public ClassValue type() {
            return STREAM_TYPE;
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            return switch (name) {
                case "write", "flush", "writelines" -> Native.swallowed(name);
                case "isatty" -> new NativeFunction(name, (arguments, now) -> BoolValue.FALSE);
                default -> null;
            };
        }
    }

    public static ModuleValue os() {
        ModuleValue module = new ModuleValue("os").put("path", PathModule.module("posixpath"))
                .put("sep", new StringValue("/")).put("linesep", new StringValue("\n"))
                .put("pathsep", new StringValue(":")).put("curdir", new StringValue("."))
                .put("extsep", new StringValue(".")).put("name", new StringValue("posix"))
                .put("environ", new Environment());
        module.put("getenv", EnvironmentVariable.getter("getenv"));
        module.put("putenv", Native.refused("putenv", "it changes the environment"));
        module.put("fspath", Native.positional("fspath", 1, 1,
                (given, in) -> new StringValue(PathModule.pathOf(given.getFirst(), in))));
        module.put("PathLike", Native.open("PathLike", "os"));
        OS_CALLS.forEach(name -> module.put(name,
                Native.refused(name, "it calls os." + name + "(), which Retort does not run")));
        return module;
    }

    public static ModuleValue sys() {
        ModuleValue module = new ModuleValue("sys");
        module.put("version_info", version());
        module.put("version", new StringValue(String.join(".", VERSION.stream().map(String::valueOf).toList())));
        module.put("maxsize", IntValue.of(Long.MAX_VALUE)).put("platform", new StringValue("linux"))
                .put("byteorder", new StringValue("little")).put("maxunicode", IntValue.of(0x10ffff));
        module.put("argv", new ListValue(List.of())).put("path", new ListValue(List.of()));
        module.put("stdout", new Stream()).put("stderr", new Stream());
        module.put("getrecursionlimit", Native.positional("getrecursionlimit", 0, 0, (given, in) -> IntValue.of(1000)));
        module.put("setrecursionlimit", Native.swallowed("setrecursionlimit"));
        module.put("intern", Native.positional("intern", 1, 1, (given, in) -> given.getFirst()));
        module.put("getsizeof", Native.refused("getsizeof", "it calls sys.getsizeof(), which Retort does not run"));
        module.put("exit", Native.refused("exit", "it calls sys.exit()"));
        module.put("exc_info", Native.refused("exc_info", "it calls sys.exc_info(), which Retort does not run"));
        module.put("_getframe", Native.refused("_getframe", "it calls sys._getframe(), which Retort does not run"));
        return module;
    }

    private static Value version() {
        Map<String, Value> fields = new java.util.LinkedHashMap<>();
        List<String> names = List.of("major", "minor", "micro");
        for (int i = 0; i < names.size(); i++) {
            fields.put(names.get(i), IntValue.of(VERSION.get(i)));
        }
        fields.put("releaselevel", new StringValue("final"));
        fields.put("serial", IntValue.of(0));
        ClassValue type = Native.type("version_info", "sys", List.of(NamedTuples.TYPE), Map.of("_fields",
                new TupleValue(fields.keySet().stream().map(StringValue::new)
                        .map(Value.class::cast).toList())),
                null);
        InstanceValue made = Collections.instance(type,
                new TupleValue(List.copyOf(fields.values())));
        made.attributes().putAll(fields);
        return made;
    }

    public static ModuleValue time() {
        ModuleValue module = new ModuleValue("time");
        for (String name : List.of("time", "monotonic", "perf_counter", "process_time")) {
            module.put(name, Native.positional(name, 0, 0, (given, in) -> {
                Instant now = Moments.now("time." + name + "()", in);
                return new FloatValue(now.getEpochSecond() + now.getNano() / 1e9);
            }));
        }
        module.put("time_ns", Native.positional("time_ns", 0, 0, (given, in) -> {
            Instant now = Moments.now("time.time_ns()", in);
            return new IntValue(Moments.big(now.getEpochSecond()).multiply(Moments.big(1_000_000_000))
                    .add(Moments.big(now.getNano())));
        }));
        module.put("sleep", Native.positional("sleep", 1, 1, (given, in) -> NoneValue.NONE));
        module.put("strftime", Native.positional("strftime", 1, 1, (given, in) -> new StringValue(TimeFormat.write(
                Plain.text(given.getFirst(), in), DateTimeValue.of(Moments.now("time.strftime()", in), null).value(),
                null, in))));
        for (String name : List.of("gmtime", "localtime", "mktime", "strptime", "ctime", "asctime")) {
            module.put(name, Native.refused(name, "it calls time." + name + "(), which Retort does not run"));
        }
        return module;
    }
}
