package dev.retort.python.library.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.retort.python.library.characters.StringText;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The modules {@code string} and {@code textwrap}. */
public final class TextModules {

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final String WHITE = " \t\n\r\u000b\f";

    private TextModules() {}

    public static ModuleValue string() {
        ModuleValue module = new ModuleValue("string").put("ascii_lowercase", text(LOWER))
                .put("ascii_uppercase", text(UPPER)).put("ascii_letters", text(LOWER + UPPER))
                .put("digits", text("0123456789")).put("hexdigits", text("0123456789abcdefABCDEF"))
                .put("octdigits", text("01234567")).put("punctuation", text(PUNCTUATION)).put("whitespace", text(WHITE))
                .put("printable", text("0123456789" + LOWER + UPPER + PUNCTUATION + WHITE));
        module.put("capwords", NativeFunction.of("capwords s sep?", (given, in) -> {
            String source = given.string("s").orElse("");
            String separator = given.string("sep").orElse(null);
            List<String> words = separator == null
                    ? StringText.words(source, -1)
                    : StringText.split(source, separator, -1);
            return text(words.stream().map(StringText::capitalized)
                    .collect(Collectors.joining(separator == null ? " " : separator)));
        }));
        return module.put("Template", TemplateValue.TYPE);
    }

    public static ModuleValue textwrap() {
        ModuleValue module = new ModuleValue("textwrap");
        module.put("dedent", NativeFunction.of("dedent text",
                (given, in) -> text(dedent(Plain.text(given.orNone("text"), in)))));
        module.put("indent", NativeFunction.of("indent text prefix predicate?", TextModules::indent));
        String words = " text width? initial_indent? subsequent_indent? **others";
        module.put("wrap", NativeFunction.of("wrap" + words, (given, in) -> StringMethods.list(wrap(given))));
        module.put("fill", NativeFunction.of("fill" + words, (given, in) -> text(String.join("\n", wrap(given)))));
        module.put("shorten", NativeFunction.of("shorten text width placeholder?", (given, in) -> {
            String whole = String.join(" ", StringText.words(given.string("text").orElse(""), -1));
            int width = given.integer("width").map(Plain::clamped).orElse(70);
            String placeholder = given.string("placeholder").orElse(" [...]");
            if (whole.length() <= width) {
                return text(whole);
            }
            StringBuilder made = new StringBuilder();
            for (String word : whole.split(" ")) {
                int more = made.length() + word.length() + (made.isEmpty() ? 0 : 1);
                if (more + placeholder.length() > width) {
                    break;
                }
                made.append(made.isEmpty() ? "" : " ").append(word);
            }
            return text(made.isEmpty() ? placeholder.strip() : made + placeholder);
        }));
        return module;
    }

    private static StringValue text(String text) {
        return new StringValue(text);
    }

    private static boolean blank(String line) {
        return line.chars().allMatch(c -> c == ' ' || c == '\t');
    }

    /** As CPython: lines of blanks become empty, the longest shared run of blanks and tabs goes. */
    static String dedent(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        lines.replaceAll(line -> blank(line) ? "" : line);
        String margin = null;
        for (String line : lines) {
            if (!line.isEmpty()) {
                int end = 0;
                while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
                    end++;
                }
                String own = line.substring(0, end);
                margin = margin == null ? own : shared(margin, own);
            }
        }
        int cut = margin == null ? 0 : margin.length();
        return lines.stream().map(line -> line.isEmpty() ? line : line.substring(cut))
                .collect(Collectors.joining("\n"));
    }

    private static String shared(String one, String other) {
        int end = 0;
        while (end < Math.min(one.length(), other.length()) && one.charAt(end) == other.charAt(end)) {
            end++;
        }
        return one.substring(0, end);
    }

    private static Value indent(BoundArguments given, Interpreter in) {
        StringBuilder out = new StringBuilder();
        String prefix = given.string("prefix").orElse("");
        for (String line : StringText.lines(given.string("text").orElse(""), true)) {
            boolean indented = given.value("predicate").map(test -> in.truth(in.call(test, Arguments.of(text(line)))))
                    .orElse(!StringText.strip(line, null).isEmpty());
            out.append(indented ? prefix : "").append(line);
        }
        in.allocate(out.length());
        return text(out.toString());
    }

    private static List<String> wrap(BoundArguments given) {
        int width = given.integer("width").map(Plain::clamped).orElse(70);
        String first = given.string("initial_indent").orElse("");
        String later = given.string("subsequent_indent").orElse("");
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : StringText.words(given.string("text").orElse(""), -1)) {
            String rest = word;
            if (!empty && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(later);
                empty = true;
            }
            while (empty && line.length() + rest.length() > width && rest.length() > 1) {
                int fits = Math.max(1, width - line.length());
                lines.add(line + rest.substring(0, Math.min(fits, rest.length() - 1)));
                rest = rest.substring(Math.min(fits, rest.length() - 1));
                line = new StringBuilder(later);
            }
            line.append(empty ? "" : " ").append(rest);
            empty = false;
        }
        if (!empty) {
            lines.add(line.toString());
        }
        return lines;
    }
}
