package dev.retort.python.library.text;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.KeyErrors;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** A {@code string.Template}. */
record TemplateValue(String template) implements HostValue {

    static final ClassValue TYPE = Native.type("Template", "string", List.of(), Map.of(),
            (of, arguments, in) -> new TemplateValue(Plain.text(arguments.positional().getFirst(), in)));
    private static final Pattern FIELD = Pattern.compile("\\$(?:(\\$)|([_a-zA-Z]\\w*)|\\{([_a-zA-Z]\\w*)\\}|)");

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "template" -> new StringValue(template);
            case "substitute" -> NativeFunction.of("substitute mapping? **others",
                    (given, now) -> new StringValue(filled(given, true, now)));
            case "safe_substitute" -> NativeFunction.of("safe_substitute mapping? **others",
                    (given, now) -> new StringValue(filled(given, false, now)));
            default -> null;
        };
    }

    private String filled(BoundArguments given, boolean strict, Interpreter in) {
        DictValue values = new DictValue();
        given.value("mapping").ifPresent(mapping -> Conversions.update(values, mapping, in));
        given.others().forEach(values::put);
        StringBuilder out = new StringBuilder();
        Matcher field = FIELD.matcher(template);
        while (field.find()) {
            String name = field.group(2) != null ? field.group(2) : field.group(3);
            Value value = name == null ? null : values.get(name);
            if (field.group(1) != null) {
                field.appendReplacement(out, Matcher.quoteReplacement("$"));
            } else if (value != null) {
                field.appendReplacement(out, Matcher.quoteReplacement(in.str(value)));
            } else if (!strict) {
                field.appendReplacement(out, Matcher.quoteReplacement(field.group()));
            } else if (name != null) {
                throw KeyErrors.of(new StringValue(name), in);
            } else {
                throw in.raise("ValueError", "Invalid placeholder in string");
            }
        }
        String made = field.appendTail(out).toString();
        in.allocate(made.length());
        return made;
    }
}
