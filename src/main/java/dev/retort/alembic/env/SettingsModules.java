package dev.retort.alembic.env;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.EllipsisValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** pydantic's settings: classes whose fields are filled from variables. */
final class SettingsModules {

    private static final ClassValue FIELD = ClassValue.ofHost("FieldInfo", "pydantic", List.of(), null);
    private static final ClassValue SECRET = ClassValue.ofHost("SecretStr", "pydantic", List.of(),
            (of, arguments, in) -> new Secret(in.str(arguments.positional().getFirst())));

    private final EnvHost host;

    SettingsModules(EnvHost host) {
        this.host = host;
    }

    ModuleValue settings() {
        return new ModuleValue("pydantic_settings").put("BaseSettings", base("BaseSettings"))
                .put("SettingsConfigDict", config("SettingsConfigDict"));
    }

    ModuleValue pydantic() {
        ModuleValue module = new ModuleValue("pydantic").put("BaseSettings", base("BaseSettings"))
                .put("BaseModel", base("BaseModel")).put("ConfigDict", config("ConfigDict"))
                .put("SettingsConfigDict", config("SettingsConfigDict")).put("SecretStr", SECRET)
                .put("Field", NativeFunction.of(Signature.of("Field", "default?", "*", "default_factory?", "alias?",
                        "validation_alias?", "env?", "**others"), "Field", (arguments, in) -> new Field(arguments)))
                .put("AliasChoices", EnvHost.function("AliasChoices",
                        (arguments, in) -> new ListValue(arguments.positional())));
        for (String name : List.of("PostgresDsn", "AnyUrl", "AnyHttpUrl", "MultiHostUrl", "RedisDsn", "MySQLDsn")) {
            ClassValue dsn = ClassValue.ofHost(name, "pydantic", List.of(),
                    (of, arguments, in) -> new UrlValue(in.str(arguments.positional().getFirst())));
            dsn.namespace().put("build", UrlValue.build());
            module.put(name, dsn);
        }
        for (String name : List.of("validator", "field_validator", "root_validator", "model_validator",
                "field_serializer")) {
            // The function that a validator decorates is not asked: values are taken as they are.
            module.put(name, EnvHost.function(name, (arguments, in) -> EnvHost.function(name,
                    (decorated, on) -> NoneValue.NONE)));
        }
        return module.put("computed_field", EnvHost.function("computed_field",
                (arguments, in) -> arguments.positional().isEmpty()
                        ? EnvHost.function("computed_field", (decorated, on) -> decorated.positional().getFirst())
                        : arguments.positional().getFirst()));
    }

    private static NativeFunction config(String name) {
        return EnvHost.function(name, (arguments, in) -> {
            DictValue settings = new DictValue();
            arguments.keywords().forEach(settings::put);
            return settings;
        });
    }

    private ClassValue base(String name) {
        return ClassValue.ofHost(name, "pydantic", List.of(), this::fill);
    }

    /** Fills the fields of a class; the class is used once, so its own attributes hold them. */
    private Value fill(ClassValue of, Arguments arguments, Interpreter in) {
        String prefix = prefix(of, in);
        for (ClassValue one : of.resolutionOrder().reversed()) {
            Map<String, Value> own = one.namespace();
            if (own.get("__annotations__") instanceof DictValue annotations) {
                for (DictValue.Entry entry : annotations.entries()) {
                    field(own, in.str(entry.key()), entry.value(), prefix, in);
                }
            }
        }
        arguments.keywords().forEach((name, value) -> {
            if (!name.startsWith("_")) {
                of.namespace().put(name, value);
            }
        });
        return new Filled(of, prefix, host);
    }

    private void field(Map<String, Value> own, String name, Value annotation, String prefix, Interpreter in) {
        Value written = own.get(name);
        Field field = written instanceof Field given ? given : null;
        Optional<String> found = field == null
                ? Optional.empty()
                : field.named(in).stream().map(host::anyCase)
                        .flatMap(Optional::stream).findFirst();
        String text = found.or(() -> host.anyCase(prefix + name)).orElse(null);
        String type = annotation instanceof ClassValue one ? one.name() : "";
        if (text != null) {
            own.put(name, type.equals("SecretStr") ? new Secret(text) : EnvHost.typed(text, type));
        } else if (field != null) {
            Value standard = field.standard(in);
            if (standard == null) {
                own.remove(name);
            } else {
                own.put(name, standard);
            }
        }
    }

    private static String prefix(ClassValue of, Interpreter in) {
        Value settings = of.find("model_config");
        if (settings instanceof DictValue config && config.get("env_prefix") instanceof StringValue(String prefix)) {
            return prefix;
        }
        return of.find("Config") instanceof ClassValue config
                && config.find("env_prefix") instanceof StringValue(String prefix) ? prefix : "";
    }

    /** What {@code Field(…)} says. */
    private record Field(BoundArguments arguments) implements HostValue {

        @Override
        public ClassValue type() {
            return FIELD;
        }

        List<String> named(Interpreter in) {
            for (String key : List.of("validation_alias", "alias", "env")) {
                Value value = arguments.get(key);
                if (value instanceof StringValue(String name)) {
                    return List.of(name);
                }
                if (value instanceof ListValue list) {
                    return list.items().stream().map(in::str).toList();
                }
            }
            return List.of();
        }

        @Nullable
        Value standard(Interpreter in) {
            Value factory = arguments.get("default_factory");
            if (factory != null) {
                return in.call(factory, Arguments.NONE);
            }
            Value standard = arguments.get("default");
            return standard instanceof EllipsisValue ? null : standard;
        }
    }

    /** A password that does not print itself. */
    private record Secret(String secret) implements HostValue {

        @Override
        public ClassValue type() {
            return SECRET;
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            return name.equals("get_secret_value")
                    ? EnvHost.function(name, (arguments, on) -> new StringValue(secret))
                    : null;
        }

        @Override
        public String text(Interpreter in) {
            return "**********";
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** The settings of one class: what they lack is named by the variable that would set it. */
    private record Filled(ClassValue of, String prefix, EnvHost host) implements HostValue {

        @Override
        public ClassValue type() {
            return of;
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            boolean declared = of.resolutionOrder().stream().map(ClassValue::namespace)
                    .anyMatch(own -> own.get("__annotations__") instanceof DictValue annotations
                            && annotations.get(name) != null);
            if (!declared) {
                return null;
            }
            String variable = (prefix + name).toUpperCase(Locale.ROOT);
            host.isMissing(variable);
            throw in.raise("KeyError", variable);
        }
    }
}
