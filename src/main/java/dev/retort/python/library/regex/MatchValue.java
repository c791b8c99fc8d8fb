package dev.retort.python.library.regex;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.characters.Characters;
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
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** What a regular expression found. */
record MatchValue(RegexValue regex, MatchResult found, String text) implements HostValue {

    static final ClassValue TYPE = Native.open("Match", "re");
    private static final Methods<MatchValue> METHODS = new Methods<>(MatchValue::self)
            .add("group *rest", (match, given, in) -> match.groups(given, in))
            .add("groups default?", (match, given, in) -> {
                List<Value> all = new ArrayList<>();
                for (int i = 1; i <= match.found().groupCount(); i++) {
                    all.add(match.orElse(i, given.orNone("default")));
                }
                return new TupleValue(all);
            })
            .add("groupdict default?", (match, given, in) -> {
                DictValue all = new DictValue();
                match.regex().names().entrySet().stream().sorted(Map.Entry.comparingByValue())
                        .forEach(entry -> all.put(entry.getKey(),
                                match.orElse(entry.getValue(), given.orNone("default"))));
                return all;
            })
            .add("start group?", (match, given, in) -> IntValue.of(match.place(given, false, in)))
            .add("end group?", (match, given, in) -> IntValue.of(match.place(given, true, in)))
            .add("span group?", (match, given, in) -> new TupleValue(List.of(
                    IntValue.of(match.place(given, false, in)), IntValue.of(match.place(given, true, in)))))
            .add("expand template", (match, given, in) -> new StringValue(
                    match.expanded(given.string("template").orElse(""), in)));

    private static MatchValue self(Value value, Interpreter in) {
        if (value instanceof MatchValue match) {
            return match;
        }
        throw in.raise("TypeError", "a match is required, not " + Plain.typeName(value, in));
    }

    Value group(int number) {
        return orElse(number, NoneValue.NONE);
    }

    private Value orElse(int number, Value otherwise) {
        String part = part(number);
        return part == null ? otherwise : new StringValue(part);
    }

    private @Nullable String part(int number) {
        return found.start(number) < 0 ? null : text.substring(found.start(number), found.end(number));
    }

    /** As {@code findall} gives it: the group, or the groups where there are several. */
    Value shown() {
        if (found.groupCount() <= 1) {
            return orElse(found.groupCount(), new StringValue(""));
        }
        List<Value> all = new ArrayList<>();
        for (int i = 1; i <= found.groupCount(); i++) {
            all.add(orElse(i, new StringValue("")));
        }
        return new TupleValue(all);
    }

    private int number(Value group, Interpreter in) {
        BigInteger number = Plain.whole(group);
        Integer named = number == null
                ? regex.names().get(Plain.text(group, in))
                : Integer.valueOf(Plain.clamped(number));
        if (named == null || named < 0 || named > found.groupCount()) {
            throw in.raise("IndexError", "no such group");
        }
        return named;
    }

    private Value groups(BoundArguments given, Interpreter in) {
        if (given.rest().size() <= 1) {
            return group(given.rest().isEmpty() ? 0 : number(given.rest().getFirst(), in));
        }
        return new TupleValue(given.rest().stream().map(one -> group(number(one, in))).toList());
    }

    private int place(BoundArguments given, boolean end, Interpreter in) {
        int group = given.value("group").map(value -> number(value, in)).orElse(0);
        return Characters.place(text, end ? found.end(group) : found.start(group));
    }

    /** A replacement with {@code \1}, {@code \g<name>} and the usual escapes put in. */
    String expanded(String template, Interpreter in) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < template.length(); at++) {
            char c = template.charAt(at);
            if (c != '\\' || at + 1 == template.length()) {
                out.append(c);
                continue;
            }
            char next = template.charAt(++at);
            if (next == 'g' && template.startsWith("<", at + 1) && template.indexOf('>', at) > 0) {
                int end = template.indexOf('>', at);
                String name = template.substring(at + 2, end);
                boolean digits = name.chars().allMatch(Character::isDigit);
                out.append(orEmpty(number(digits ? new IntValue(new BigInteger(name)) : new StringValue(name), in)));
                at = end;
            } else if (next >= '1' && next <= '9') {
                boolean two = at + 1 < template.length() && Character.isDigit(template.charAt(at + 1));
                int number = Integer.parseInt(template.substring(at, at + (two ? 2 : 1)));
                out.append(orEmpty(number(IntValue.of(number), in)));
                at += two ? 1 : 0;
            } else {
                out.append(switch (next) {
                    case 'n' -> "\n";
                    case 't' -> "\t";
                    case 'r' -> "\r";
                    case '\\' -> "\\";
                    default -> "\\" + next;
                });
            }
        }
        return out.toString();
    }

    private String orEmpty(int number) {
        String part = part(number);
        return part == null ? "" : part;
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "string" -> new StringValue(text);
            case "re" -> regex;
            case "lastindex" -> {
                int last = 0;
                for (int i = 1; i <= found.groupCount(); i++) {
                    last = found.start(i) >= 0 ? i : last;
                }
                yield last == 0 ? NoneValue.NONE : IntValue.of(last);
            }
            default -> METHODS.bound(this, name);
        };
    }

    @Override
    public Value item(Value key, Interpreter in) {
        return group(number(key, in));
    }

    @Override
    public boolean truth(Interpreter in) {
        return true;
    }

    @Override
    public String text(Interpreter in) {
        return "<re.Match object; span=(" + Characters.place(text, found.start()) + ", "
                + Characters.place(text, found.end()) + "), match=" + Literals.text(found.group()) + ">";
    }
}
