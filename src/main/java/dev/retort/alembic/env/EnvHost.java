package dev.retort.alembic.env;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Host;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/**
 * What an {@code env.py} and the settings it imports may use to find a URL: variables, the usual libraries that read
 * settings, and paths that lead to no file.
 */
final class EnvHost implements Host {

    private final Map<String, String> variables;
    private final @Nullable String iniUrl;
    private final Function<String, @Nullable ModuleSource> sources;
    private final Set<String> missing = new LinkedHashSet<>();

    EnvHost(Map<String, String> variables, @Nullable String iniUrl,
            Function<String, @Nullable ModuleSource> sources) {
        this.variables = variables;
        this.iniUrl = iniUrl;
        this.sources = sources;
    }

    /** Variables that were asked for and are set nowhere. */
    List<String> missing() {
        return new ArrayList<>(missing);
    }

    @Override
    public @Nullable ModuleSource source(String name) {
        return sources.apply(name);
    }

    @Override
    public @Nullable ModuleValue module(String name) {
        return switch (name) {
            case "os" -> os();
            case "pathlib" -> new ModuleValue(name).put("Path", NoPath.CLASS).put("PurePath", NoPath.CLASS);
            case "dotenv" -> dotenv();
            case "decouple" -> decouple();
            case "starlette.config" -> new ModuleValue(name).put("Config", maker("Config"));
            case "environs", "environ" -> new ModuleValue(name).put("Env", maker("Env")).put("FileAwareEnv",
                    maker("Env"));
            case "pydantic" -> new SettingsModules(this).pydantic();
            case "pydantic_settings" -> new SettingsModules(this).settings();
            case "sqlalchemy", "sqlalchemy.engine", "sqlalchemy.engine.url", "sqlmodel" -> UrlValue.module(name);
            case "alembic" -> new ModuleValue(name).put("context", context());
            case "alembic.context" -> context();
            case "urllib.parse" -> UrlQuoting.module();
            default -> null;
        };
    }

    /** A variable by its exact name; what is not there is remembered. */
    Optional<String> variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            missing.add(name);
        }
        return Optional.ofNullable(value);
    }

    /** A variable in any case, as pydantic finds it; empty names are not remembered. */
    Optional<String> anyCase(String name) {
        String exact = variables.get(name);
        return exact != null
                ? Optional.of(exact)
                : variables.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue).findFirst();
    }

    void isMissing(String name) {
        missing.add(name);
    }

    private ModuleValue os() {
        DictValue environ = environment();
        ModuleValue path = new ModuleValue("os.path");
        path.put("join", function("join", (arguments, in) -> new StringValue(String.join("/",
                arguments.positional().stream().map(in::str).toList()))));
        for (String name : List.of("dirname", "abspath", "realpath", "basename", "expanduser", "normpath")) {
            path.put(name, function(name, (arguments, in) -> arguments.positional().getFirst()));
        }
        for (String name : List.of("exists", "isfile", "isdir")) {
            path.put(name, function(name, (arguments, in) -> BoolValue.FALSE));
        }
        return new ModuleValue("os").put("environ", environ).put("path", path).put("sep", new StringValue("/"))
                .put("getcwd", function("getcwd", (arguments, in) -> new StringValue(".")))
                .put("getenv", NativeFunction.of(Signature.of("getenv", "key", "default?"), "getenv",
                        (arguments, in) -> variable(arguments.string("key").orElse("")).<Value>map(StringValue::new)
                                .orElseGet(() -> given(arguments, "default", NoneValue.NONE))));
    }

    private DictValue environment() {
        DictValue environ = new DictValue();
        variables.forEach((name, value) -> environ.put(name, new StringValue(value)));
        return environ;
    }

    private ModuleValue dotenv() {
        return new ModuleValue("dotenv").put("load_dotenv", function("load_dotenv", (arguments, in) -> BoolValue.TRUE))
                .put("find_dotenv", function("find_dotenv", (arguments, in) -> new StringValue(".env")))
                .put("dotenv_values", function("dotenv_values", (arguments, in) -> environment()));
    }

    private ModuleValue decouple() {
        return new ModuleValue("decouple").put("config", new Reader(this, "config", ""))
                .put("Csv", function("Csv", (arguments, in) -> NoneValue.NONE))
                .put("AutoConfig", maker("AutoConfig")).put("Config", maker("Config"))
                .put("RepositoryEnv", function("RepositoryEnv", (arguments, in) -> NoneValue.NONE));
    }

    /** A function that makes an object one asks for variables. */
    private NativeFunction maker(String name) {
        return function(name, (arguments, in) -> new Reader(this, name, ""));
    }

    private ModuleValue context() {
        DictValue section = new DictValue();
        if (iniUrl != null) {
            section.put("sqlalchemy.url", new StringValue(iniUrl));
        }
        ModuleValue config = new ModuleValue("alembic.config");
        config.put("get_main_option", NativeFunction.of(Signature.of("get_main_option", "name", "default?"),
                "get_main_option", (arguments, in) -> iniUrl != null
                        && arguments.string("name").filter("sqlalchemy.url"::equals).isPresent()
                                ? new StringValue(iniUrl)
                                : given(arguments, "default", NoneValue.NONE)));
        for (String name : List.of("get_section", "get_section_option")) {
            config.put(name, function(name, (arguments, in) -> section));
        }
        for (String name : List.of("set_main_option", "set_section_option")) {
            config.put(name, function(name, (arguments, in) -> NoneValue.NONE));
        }
        config.put("config_ini_section", new StringValue("alembic")).put("config_file_name", NoneValue.NONE)
                .put("cmd_opts", NoneValue.NONE).put("attributes", new DictValue());
        return new ModuleValue("alembic.context").put("config", config)
                .put("get_x_argument", NativeFunction.of(Signature.of("get_x_argument", "as_dictionary?"),
                        "get_x_argument", (arguments, in) -> arguments.flag("as_dictionary", false)
                                ? new DictValue()
                                : new ListValue(List.of())))
                .put("is_offline_mode", function("is_offline_mode", (arguments, in) -> BoolValue.TRUE));
    }

    static NativeFunction function(String name, NativeFunction.Body body) {
        return new NativeFunction(name, body);
    }

    /** An argument as it was given, or what stands for it. */
    static Value given(BoundArguments arguments, String name, Value otherwise) {
        Value found = arguments.get(name);
        return found == null ? otherwise : found;
    }

    /** A text by the type that was asked for. */
    static Value typed(String text, String type) {
        return switch (type) {
            case "int" -> text.matches("-?\\d{1,18}") ? IntValue.of(Long.parseLong(text)) : new StringValue(text);
            case "bool" -> BoolValue.of(Set.of("1", "true", "yes", "on", "t", "y").contains(
                    text.strip().toLowerCase(Locale.ROOT)));
            default -> new StringValue(text);
        };
    }

    /** What is called, or asked by a method such as {@code str}, for a variable: {@code decouple}'s config, an Env. */
    record Reader(EnvHost host, String name, String wanted) implements HostValue {

        private static final ClassValue TYPE = ClassValue
                .ofHost("Config", "retort", List.of(), null);

        @Override
        public ClassValue type() {
            return TYPE;
        }

        @Override
        public Value attribute(String attribute, Interpreter in) {
            return switch (attribute) {
                case "read_env", "read_envfile", "seal" -> function(attribute, (arguments, on) -> NoneValue.NONE);
                case "get" -> this;
                default -> new Reader(host, name, attribute);
            };
        }

        @Override
        public Value call(Arguments arguments, Interpreter in) {
            BoundArguments bound = arguments.bind(Signature.of(name, "name", "a?", "b?", "*", "default?", "cast?",
                    "**others"), in);
            Optional<String> found = host.variable(bound.string("name").orElse(""));
            Value cast = bound.get("cast");
            String asked = cast instanceof ClassValue one ? one.name() : this.wanted;
            if (found.isPresent()) {
                return typed(found.get(), asked);
            }
            Value otherwise = bound.get("default") != null ? bound.get("default") : bound.get("b");
            otherwise = otherwise == null ? bound.get("a") : otherwise;
            if (otherwise == null || otherwise instanceof ClassValue) {
                throw in.raise("KeyError", bound.string("name").orElse(""));
            }
            return otherwise;
        }
    }
}
