package dev.retort.python.library.regex;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The module {@code re}, on java.util.regex. */
public final class RegexModule {

    static final ClassValue ERROR = ExceptionTypes.of("error", "re", BuiltinTypes.exception("Exception"));
    private static final Map<String, Integer> FLAGS = Map.of("I", 2, "L", 4, "M", 8, "S", 16, "U", 32, "X", 64, "A",
            256);
    private static final Map<String, String> LONG = Map.of("I", "IGNORECASE", "L", "LOCALE", "M", "MULTILINE", "S",
            "DOTALL", "U", "UNICODE", "X", "VERBOSE", "A", "ASCII");
    private static final String SPECIAL = "()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f";

    private RegexModule() {}

    public static ModuleValue module() {
        ModuleValue module = new ModuleValue("re").put("error", ERROR).put("Pattern", RegexValue.TYPE)
                .put("Match", MatchValue.TYPE).put("NOFLAG", IntValue.of(0));
        FLAGS.forEach((letter, bit) -> {
            module.put(letter, IntValue.of(bit));
            module.put(LONG.getOrDefault(letter, letter), IntValue.of(bit));
        });
        module.put("compile", NativeFunction.of("compile pattern flags?",
                (given, in) -> pattern(given, in)));
        module.put("escape", Native.positional("escape", 1, 1,
                (given, in) -> new StringValue(escaped(Plain.text(given.getFirst(), in)))));
        module.put("purge", Native.swallowed("purge"));
        for (String name : List.of("match", "search", "fullmatch", "findall", "finditer")) {
            module.put(name, NativeFunction.of(name + " pattern string flags?", (given, in) -> in.call(
                    in.attribute(pattern(given, in), name),
                    Arguments.of(given.orNone("string")))));
        }
        module.put("split", NativeFunction.of("split pattern string maxsplit? flags?", (given, in) -> in.call(
                in.attribute(pattern(given, in), "split"), Arguments.of(
                        given.orNone("string"), number(given, "maxsplit")))));
        for (String name : List.of("sub", "subn")) {
            module.put(name, NativeFunction.of(name + " pattern repl string count? flags?", (given, in) -> in.call(
                    in.attribute(pattern(given, in), name), Arguments.of(
                            given.orNone("repl"), given.orNone("string"),
                            number(given, "count")))));
        }
        return module;
    }

    private static Value number(BoundArguments given, String name) {
        return given.value(name).orElse(IntValue.of(0));
    }

    private static RegexValue pattern(BoundArguments given, Interpreter in) {
        Value pattern = given.orNone("pattern");
        if (pattern instanceof RegexValue known) {
            return known;
        }
        if (Plain.textOrNull(pattern) == null) {
            throw in.refuse("it matches bytes with a regular expression");
        }
        int flags = given.value("flags").map(value -> Plain.clamped(value, in)).orElse(0);
        return RegexTranslation.compile(Plain.text(pattern, in), flags, in);
    }

    static int javaFlags(int flags) {
        int made = Pattern.UNIX_LINES;
        made |= (flags & 2) != 0 ? Pattern.CASE_INSENSITIVE : 0;
        made |= (flags & 8) != 0 ? Pattern.MULTILINE : 0;
        made |= (flags & 16) != 0 ? Pattern.DOTALL : 0;
        made |= (flags & 64) != 0 ? Pattern.COMMENTS : 0;
        return (flags & 256) != 0 ? made : made | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE;
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (SPECIAL.indexOf(point) >= 0) {
                out.append('\\');
            }
            out.appendCodePoint(point);
        });
        return out.toString();
    }
}
