package dev.retort.python.library.text;

import java.util.List;
import java.util.function.BiPredicate;

import dev.retort.python.library.characters.Characters;
import dev.retort.python.library.characters.StringText;
import dev.retort.python.library.format.Literals;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.library.type.SliceValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The methods of {@code str} that answer a question or a place. */
public final class StringQuestions {

    /** {@code str.maketrans}. */
    public static final NativeFunction MAKE_TABLE = Native.positional("maketrans", 1, 3, StringQuestions::table);

    private StringQuestions() {}

    static Methods<String> addTo(Methods<String> methods) {
        return kinds(methods)
                .add("startswith prefix start? end?",
                        (text, given, in) -> matches(text, given, "prefix", String::startsWith, in))
                .add("endswith suffix start? end?",
                        (text, given, in) -> matches(text, given, "suffix", String::endsWith, in))
                .add("find sub start? end?", (text, given, in) -> IntValue.of(find(text, given, false, in)))
                .add("rfind sub start? end?", (text, given, in) -> IntValue.of(find(text, given, true, in)))
                .add("index sub start? end?", (text, given, in) -> found(find(text, given, false, in), in))
                .add("rindex sub start? end?", (text, given, in) -> found(find(text, given, true, in), in))
                .add("count sub start? end?", StringQuestions::count);
    }

    private static Methods<String> kinds(Methods<String> methods) {
        return methods
                .add("isdigit", (text, given, in) -> flag(StringText.all(text, StringQuestions::digit)))
                .add("isdecimal", (text, given, in) -> flag(StringText.all(text,
                        point -> Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER)))
                .add("isnumeric", (text, given, in) -> flag(StringText.all(text,
                        point -> digit(point) || Character.getType(point) == Character.LETTER_NUMBER
                                || Character.getType(point) == Character.OTHER_NUMBER)))
                .add("isalpha", (text, given, in) -> flag(StringText.all(text, Character::isLetter)))
                .add("isalnum", (text, given, in) -> flag(StringText.all(text,
                        point -> Character.isLetter(point) || digit(point)
                                || Character.getType(point) == Character.LETTER_NUMBER
                                || Character.getType(point) == Character.OTHER_NUMBER)))
                .add("isspace", (text, given, in) -> flag(StringText.all(text, StringText::white)))
                .add("isupper", (text, given, in) -> flag(text.codePoints().anyMatch(Character::isUpperCase)
                        && text.codePoints().noneMatch(Character::isLowerCase)))
                .add("islower", (text, given, in) -> flag(text.codePoints().anyMatch(Character::isLowerCase)
                        && text.codePoints().noneMatch(Character::isUpperCase)))
                .add("istitle", (text, given, in) -> flag(StringText.isTitle(text)))
                .add("isascii", (text, given, in) -> flag(text.chars().allMatch(c -> c < 128)))
                .add("isprintable", (text, given, in) -> flag(text.codePoints().allMatch(Literals::printable)))
                .add("isidentifier", (text, given, in) -> flag(StringText.isIdentifier(text)));
    }

    private static Value flag(boolean value) {
        return StringMethods.flag(value);
    }

    private static boolean digit(int point) {
        return Character.isDigit(point) || "²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉".indexOf(point) >= 0;
    }

    /** The part of a text a search is kept to, and where it begins in the whole, in Python's places. */
    private record Part(String text, int from) {

        static Part of(String text, BoundArguments given, Interpreter in) {
            SliceValue.Range range = new SliceValue(given.orNone("start"),
                    given.orNone("end"), NoneValue.NONE).within(Characters.length(text), in);
            return new Part(Characters.slice(text, range.start(), range.start() + range.count()), range.start());
        }

        static boolean beyond(String text, BoundArguments given) {
            java.math.BigInteger start = Plain.whole(given.orNone("start"));
            return start != null && Plain.clamped(start) > Characters.length(text);
        }
    }

    private static Value matches(String text, BoundArguments given, String name, BiPredicate<String, String> test,
            Interpreter in) {
        String part = Part.of(text, given, in).text();
        Value wanted = given.orNone(name);
        boolean beyond = Part.beyond(text, given);
        List<Value> all = Plain.of(wanted) instanceof TupleValue(List<Value> items) ? items : List.of(wanted);
        for (Value one : all) {
            String affix = Plain.textOrNull(one);
            if (affix == null) {
                throw in.raise("TypeError", (name.equals("prefix") ? "startswith" : "endswith")
                        + " first arg must be str or a tuple of str, not " + Plain.typeName(one, in));
            }
            if (!beyond && test.test(part, affix)) {
                return flag(true);
            }
        }
        return flag(false);
    }

    private static int find(String text, BoundArguments given, boolean last, Interpreter in) {
        Part part = Part.of(text, given, in);
        String wanted = Plain.text(given.orNone("sub"), in);
        int at = last ? part.text().lastIndexOf(wanted) : part.text().indexOf(wanted);
        return at < 0 || Part.beyond(text, given) ? -1 : part.from() + Characters.place(part.text(), at);
    }

    private static Value found(int place, Interpreter in) {
        if (place < 0) {
            throw in.raise("ValueError", "substring not found");
        }
        return IntValue.of(place);
    }

    private static Value count(String text, BoundArguments given, Interpreter in) {
        Part part = Part.of(text, given, in);
        String wanted = Plain.text(given.orNone("sub"), in);
        if (Part.beyond(text, given)) {
            return IntValue.of(0);
        }
        return IntValue.of(wanted.isEmpty()
                ? Characters.length(part.text()) + 1
                : StringText.split(part.text(), wanted, -1).size() - 1);
    }

    private static Value table(List<Value> given, Interpreter in) {
        DictValue table = new DictValue();
        if (given.size() == 1) {
            if (!(Plain.of(given.getFirst()) instanceof DictValue dict)) {
                throw in.raise("TypeError", "if you give only one argument to maketrans it must be a dict");
            }
            dict.entries().forEach(entry -> {
                String key = Plain.textOrNull(entry.key());
                table.put(key == null ? entry.key() : IntValue.of(key.codePointAt(0)), entry.value());
            });
            return table;
        }
        int[] from = Plain.text(given.getFirst(), in).codePoints().toArray();
        int[] to = Plain.text(given.get(1), in).codePoints().toArray();
        if (from.length != to.length) {
            throw in.raise("ValueError", "the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < from.length; i++) {
            table.put(IntValue.of(from[i]), IntValue.of(to[i]));
        }
        if (given.size() == 3) {
            Plain.text(given.get(2), in).codePoints()
                    .forEach(point -> table.put(IntValue.of(point), NoneValue.NONE));
        }
        return table;
    }
}
