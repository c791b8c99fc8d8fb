package dev.retort.python.library.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.characters.Characters;
import dev.retort.python.library.characters.Growth;
import dev.retort.python.library.format.Literals;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/**
 * A compiled regular expression.
 *
 * @param source as the program wrote it
 * @param names the groups that have one, and their numbers
 */
record RegexValue(String source, int flags, Pattern pattern, Map<String, Integer> names) implements HostValue {

    static final ClassValue TYPE = Native.open("Pattern", "re");
    private static final Methods<RegexValue> METHODS = new Methods<>(RegexValue::self)
            .add("match string pos? endpos?", (regex, given, in) -> regex.one(given, Matcher::lookingAt, in))
            .add("fullmatch string pos? endpos?", (regex, given, in) -> regex.one(given, Matcher::matches, in))
            .add("search string pos? endpos?", (regex, given, in) -> regex.one(given, Matcher::find, in))
            .add("finditer string", (regex, given, in) -> new IteratorValue("callable_iterator",
                    regex.all(given, in).stream().map(match -> (Value) match).iterator()))
            .add("findall string", (regex, given, in) -> new ListValue(regex.all(given, in).stream()
                    .map(MatchValue::shown).toList()))
            .add("split string maxsplit?", RegexValue::split)
            .add("sub repl string count?", (regex, given, in) -> regex.substituted(given, in).items().getFirst())
            .add("subn repl string count?", (regex, given, in) -> regex.substituted(given, in));

    private static RegexValue self(Value value, Interpreter in) {
        if (value instanceof RegexValue regex) {
            return regex;
        }
        throw in.raise("TypeError", "a pattern is required, not " + Plain.typeName(value, in));
    }

    private String text(BoundArguments given, Interpreter in) {
        Value text = given.orNone("string");
        String plain = Plain.textOrNull(text);
        if (plain == null) {
            throw in.raise("TypeError", "expected string or bytes-like object, got '" + Plain.typeName(text, in)
                    + "'");
        }
        return plain;
    }

    private <T> T guarded(java.util.function.Supplier<T> work, Interpreter in) {
        try {
            return work.get();
        } catch (StackOverflowError tooDeep) {
            throw in.refuse("it matches a regular expression that nests too deep on this text");
        }
    }

    private Value one(BoundArguments given, Predicate<Matcher> way, Interpreter in) {
        String text = text(given, in);
        Matcher matcher = pattern.matcher(new CountedText(text, in));
        int length = Characters.length(text);
        int from = Math.min(length, Math.max(0, given.integer("pos").map(Plain::clamped).orElse(0)));
        int to = Math.min(length, given.integer("endpos").map(Plain::clamped).orElse(length));
        if (to < from) {
            return NoneValue.NONE;
        }
        matcher.region(Characters.offset(text, from), Characters.offset(text, to)).useAnchoringBounds(false)
                .useTransparentBounds(true);
        return guarded(() -> way.test(matcher), in)
                ? new MatchValue(this, matcher.toMatchResult(), text)
                : NoneValue.NONE;
    }

    private List<MatchValue> all(BoundArguments given, Interpreter in) {
        return all(text(given, in), 0, in);
    }

    /** @param most how many at most; none for 0 */
    private List<MatchValue> all(String text, int most, Interpreter in) {
        Matcher matcher = pattern.matcher(new CountedText(text, in));
        List<MatchValue> found = new ArrayList<>();
        while ((most <= 0 || found.size() < most) && guarded(matcher::find, in)) {
            in.step();
            in.allocate(1);
            found.add(new MatchValue(this, matcher.toMatchResult(), text));
        }
        return found;
    }

    private static Value split(RegexValue regex, BoundArguments given, Interpreter in) {
        String text = regex.text(given, in);
        List<Value> parts = new ArrayList<>();
        int from = 0;
        for (MatchValue match : regex.all(text, given.integer("maxsplit").map(Plain::clamped).orElse(0), in)) {
            parts.add(new StringValue(text.substring(from, match.found().start())));
            for (int i = 1; i <= match.found().groupCount(); i++) {
                parts.add(match.group(i));
            }
            from = match.found().end();
        }
        parts.add(new StringValue(text.substring(from)));
        return new ListValue(parts);
    }

    private TupleValue substituted(BoundArguments given, Interpreter in) {
        String text = text(given, in);
        Value replacement = given.orNone("repl");
        String template = Plain.textOrNull(replacement);
        StringBuilder out = new StringBuilder();
        int counted = 0;
        int from = 0;
        List<MatchValue> matches = all(text, given.integer("count").map(Plain::clamped).orElse(0), in);
        for (MatchValue match : matches) {
            out.append(text, from, match.found().start());
            out.append(template == null
                    ? Plain.text(in.call(replacement, dev.retort.python.value.Arguments.of(match)), in)
                    : match.expanded(template, in));
            counted = Growth.count(out, counted, in);
            from = match.found().end();
        }
        out.append(text, from, text.length());
        return new TupleValue(List.of(new StringValue(out.toString()), IntValue.of(matches.size())));
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "pattern" -> new StringValue(source);
            case "flags" -> IntValue.of(flags | ((flags & 256) == 0 ? 32 : 0));
            case "groups" -> IntValue.of(pattern.matcher("").groupCount());
            case "groupindex" -> {
                DictValue index = new DictValue();
                names.entrySet().stream().sorted(Map.Entry.comparingByValue())
                        .forEach(entry -> index.put(entry.getKey(), IntValue.of(entry.getValue())));
                yield index;
            }
            default -> METHODS.bound(this, name);
        };
    }

    @Override
    public String text(Interpreter in) {
        return "re.compile(" + Literals.text(source) + ")";
    }
}
