package dev.retort.alembic.op;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The names of {@code alembic.context}, as a revision file may use them. */
final class ContextNames {

    private ContextNames() {}

    static Map<String, Value> names(AlembicStep step, Value context, Supplier<@Nullable Value> bind,
            Supplier<@Nullable Value> execute) {
        Map<String, Value> names = new LinkedHashMap<>();
        names.put("get_context", NativeFunction.of(Signature.of("get_context"), "get_context", (_, _) -> context));
        names.put("is_offline_mode", NativeFunction.of(Signature.of("is_offline_mode"), "is_offline_mode",
                (_, _) -> BoolValue.of(step.offline())));
        names.put("get_x_argument", NativeFunction.of(Signature.of("get_x_argument", "as_dictionary?"),
                "get_x_argument",
                (bound, _) -> bound.flag("as_dictionary", false)
                        ? dictionary(step.context().xArguments())
                        : new ListValue(step.context().xArguments().stream().map(StringValue::new).toList())));
        names.put("get_tag_argument", NativeFunction.of(Signature.of("get_tag_argument"), "get_tag_argument",
                (_, _) -> NoneValue.NONE));
        names.put("get_bind", new NativeFunction("get_bind", (_, in) -> called(bind.get(), in)));
        names.put("execute", new NativeFunction("execute", (arguments, in) -> {
            Value function = execute.get();
            return function == null ? NoneValue.NONE : in.call(function, arguments);
        }));
        names.put("config", new ConfigValue(step));
        return names;
    }

    private static Value called(@Nullable Value function, Interpreter in) {
        return function == null ? NoneValue.NONE : in.call(function, Arguments.NONE);
    }

    private static Value dictionary(List<String> arguments) {
        DictValue dictionary = new DictValue();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            dictionary.put(equals < 0 ? argument : argument.substring(0, equals),
                    new StringValue(equals < 0 ? "" : argument.substring(equals + 1)));
        }
        return dictionary;
    }

    /** {@code context.config}: what the settings file says. */
    record ConfigValue(AlembicStep step) implements HostValue {

        private static final ClassValue CLASS = new ClassValue("Config", "alembic.config", List.of(), Map.of(), null);

        @Override
        public ClassValue type() {
            return CLASS;
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            return switch (name) {
                case "get_main_option" -> NativeFunction.of(Signature.of(name, "name", "default?"), name,
                        (bound, run) -> option(bound.string("name").orElse(""),
                                bound.value("default").orElse(NoneValue.NONE)));
                case "get_section_option" -> NativeFunction.of(Signature.of(name, "section", "name", "default?"), name,
                        (bound, run) -> option(bound.string("name").orElse(""),
                                bound.value("default").orElse(NoneValue.NONE)));
                case "get_section" -> NativeFunction.of(Signature.of(name, "name", "default?"), name, (_, _) -> {
                    DictValue section = new DictValue();
                    step.options().settings().forEach((key, text) -> section.put(key, new StringValue(text)));
                    return section;
                });
                case "config_ini_section" -> new StringValue("alembic");
                case "attributes" -> new DictValue();
                case "config_file_name", "cmd_opts" -> NoneValue.NONE;
                case "set_main_option", "set_section_option", "print_stdout" -> new NativeFunction(name,
                        (_, _) -> NoneValue.NONE);
                default -> null;
            };
        }

        private Value option(String key, Value otherwise) {
            String found = step.options().settings().get(key);
            return found == null ? otherwise : new StringValue(found);
        }
    }
}
