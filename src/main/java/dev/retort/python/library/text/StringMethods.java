package dev.retort.python.library.text;

import java.util.List;
import java.util.Locale;

import dev.retort.python.library.characters.Characters;
import dev.retort.python.library.characters.Encodings;
import dev.retort.python.library.characters.Growth;
import dev.retort.python.library.characters.StringText;
import dev.retort.python.library.format.FormatString;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The methods of {@code str} that make texts; those that ask or search: {@link StringQuestions}. */
public final class StringMethods {

    public static final Methods<String> ALL = StringQuestions.addTo(shapes(parts(cases(new Methods<>(Plain::text)))));

    private StringMethods() {}

    private static Methods<String> cases(Methods<String> methods) {
        return methods
                .add("upper", (text, given, in) -> of(text.toUpperCase(Locale.ROOT)))
                .add("lower", (text, given, in) -> of(text.toLowerCase(Locale.ROOT)))
                .add("casefold", (text, given, in) -> of(StringText.folded(text)))
                .add("title", (text, given, in) -> of(StringText.title(text)))
                .add("capitalize", (text, given, in) -> of(StringText.capitalized(text)))
                .add("swapcase", (text, given, in) -> of(StringText.swapped(text)))
                .add("encode encoding? errors?",
                        (text, given, in) -> new BytesValue(Encodings.encode(text, given, in)))
                .add("format *rest **others",
                        (text, given, in) -> of(new FormatString(text, given.rest(), given.others()::get, in).result()))
                .add("format_map mapping", (text, given, in) -> {
                    Value mapping = given.orNone("mapping");
                    return of(new FormatString(text, List.of(), name -> in.item(mapping, of(name)), in).result());
                });
    }

    private static Methods<String> parts(Methods<String> methods) {
        return methods
                .add("strip chars?",
                        (text, given, in) -> of(StringText.strip(text, given.string("chars").orElse(null))))
                .add("lstrip chars?",
                        (text, given, in) -> of(StringText.stripStart(text, given.string("chars").orElse(null))))
                .add("rstrip chars?",
                        (text, given, in) -> of(StringText.stripEnd(text, given.string("chars").orElse(null))))
                .add("split sep? maxsplit?", (text, given, in) -> split(text, given, false, in))
                .add("rsplit sep? maxsplit?", (text, given, in) -> split(text, given, true, in))
                .add("splitlines keepends?",
                        (text, given, in) -> list(StringText.lines(text, given.flag("keepends", false))))
                .add("partition sep", (text, given, in) -> partition(text, separator(given, in), false))
                .add("rpartition sep", (text, given, in) -> partition(text, separator(given, in), true))
                .add("removeprefix prefix", (text, given, in) -> {
                    String prefix = Plain.text(given.orNone("prefix"), in);
                    return of(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
                })
                .add("removesuffix suffix", (text, given, in) -> {
                    String suffix = Plain.text(given.orNone("suffix"), in);
                    return of(text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
                })
                .add("join iterable", (text, given, in) -> of(join(text, given.orNone("iterable"), in)))
                .add("replace old new count?", StringMethods::replace)
                .add("translate table", (text, given, in) -> of(translate(text, given.orNone("table"), in)));
    }

    private static Methods<String> shapes(Methods<String> methods) {
        return methods
                .add("center width fillchar?", (text, given, in) -> padded(text, given, '^', in))
                .add("ljust width fillchar?", (text, given, in) -> padded(text, given, '<', in))
                .add("rjust width fillchar?", (text, given, in) -> padded(text, given, '>', in))
                .add("zfill width", (text, given, in) -> {
                    int missing = width(given, in) - Characters.length(text);
                    String zeros = "0".repeat(Math.max(0, missing));
                    boolean signed = text.startsWith("-") || text.startsWith("+");
                    return of(signed ? text.charAt(0) + zeros + text.substring(1) : zeros + text);
                })
                .add("expandtabs tabsize?", (text, given, in) -> {
                    int size = given.integer("tabsize").map(Plain::clamped).orElse(8);
                    in.allocate((long) Math.max(size, 1) * text.length());
                    return of(StringText.expandTabs(text, size));
                });
    }

    static StringValue of(String text) {
        return new StringValue(text);
    }

    static ListValue list(List<String> texts) {
        return new ListValue(texts.stream().map(StringValue::new).toList());
    }

    private static String separator(BoundArguments given, Interpreter in) {
        String separator = Plain.text(given.orNone("sep"), in);
        if (separator.isEmpty()) {
            throw in.raise("ValueError", "empty separator");
        }
        return separator;
    }

    private static Value split(String text, BoundArguments given, boolean fromRight, Interpreter in) {
        int most = given.integer("maxsplit").map(Plain::clamped).orElse(-1);
        if (!Plain.given(given.get("sep"))) {
            return list(fromRight ? StringText.wordsFromRight(text, most) : StringText.words(text, most));
        }
        String separator = separator(given, in);
        return list(fromRight
                ? StringText.splitFromRight(text, separator, most)
                : StringText.split(text, separator, most));
    }

    private static Value partition(String text, String separator, boolean fromRight) {
        int at = fromRight ? text.lastIndexOf(separator) : text.indexOf(separator);
        if (at < 0) {
            return fromRight
                    ? new TupleValue(List.of(of(""), of(""), of(text)))
                    : new TupleValue(List.of(of(text), of(""), of("")));
        }
        return new TupleValue(List.of(of(text.substring(0, at)), of(separator),
                of(text.substring(at + separator.length()))));
    }

    private static String join(String text, Value iterable, Interpreter in) {
        StringBuilder out = new StringBuilder();
        int place = 0;
        for (Value item : in.list(iterable)) {
            String part = Plain.textOrNull(item);
            if (part == null) {
                throw in.raise("TypeError", "sequence item " + place + ": expected str instance, "
                        + Plain.typeName(item, in) + " found");
            }
            if (place++ > 0) {
                out.append(text);
            }
            in.allocate((long) part.length() + text.length());
            out.append(part);
        }
        return out.toString();
    }

    private static Value replace(String text, BoundArguments given, Interpreter in) {
        String old = Plain.text(given.orNone("old"), in);
        String now = Plain.text(given.orNone("new"), in);
        int most = given.integer("count").map(Plain::clamped).orElse(-1);
        StringBuilder out = new StringBuilder();
        int from = 0;
        int done = 0;
        int counted = 0;
        if (old.isEmpty()) {
            in.allocate((long) text.length() * (now.length() + 1));
            int[] points = text.codePoints().toArray();
            for (int i = 0; i <= points.length; i++) {
                out.append(most < 0 || done++ < most ? now : "");
                if (i < points.length) {
                    out.appendCodePoint(points[i]);
                }
            }
            return of(out.toString());
        }
        for (int at = text.indexOf(old); at >= 0 && (most < 0 || done < most); at = text.indexOf(old, from)) {
            out.append(text, from, at).append(now);
            counted = Growth.count(out, counted, in);
            from = at + old.length();
            done++;
        }
        String result = out.append(text, from, text.length()).toString();
        in.allocate(result.length() - counted);
        return of(result);
    }

    private static String translate(String text, Value table, Interpreter in) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            Value key = dev.retort.python.value.IntValue.of(point);
            boolean known = !(Plain.of(table) instanceof dev.retort.python.value.DictValue dict)
                    || dict.get(key) != null;
            Value to = known ? in.item(table, key) : key;
            java.math.BigInteger number = Plain.whole(to);
            if (number != null) {
                out.appendCodePoint(number.intValueExact());
            } else if (to != NoneValue.NONE) {
                out.append(Plain.text(to, in));
            }
        });
        in.allocate(out.length());
        return out.toString();
    }

    private static int width(BoundArguments given, Interpreter in) {
        int width = Plain.clamped(given.orNone("width"), in);
        in.allocate(width < 0 ? 0 : width);
        return width;
    }

    private static Value padded(String text, BoundArguments given, char align, Interpreter in) {
        int width = width(given, in);
        int missing = width - Characters.length(text);
        String fill = given.string("fillchar").orElse(" ");
        if (Characters.length(fill) != 1) {
            throw in.raise("TypeError", "The fill character must be exactly one character long");
        }
        if (missing <= 0) {
            return of(text);
        }
        int left = switch (align) {
            case '<' -> 0;
            case '>' -> missing;
            // CPython puts the odd one on the left where the width is odd too.
            default -> missing / 2 + (missing & width & 1);
        };
        return of(fill.repeat(left) + text + fill.repeat(missing - left));
    }

    static Value flag(boolean value) {
        return BoolValue.of(value);
    }
}
