package dev.retort.python.library.format;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.characters.Growth;
import dev.retort.python.library.type.KeyErrors;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code str.format}, after the library reference's "Format String Syntax". */
public final class FormatString {

    private final String text;
    private final List<Value> positional;
    private final Function<String, @Nullable Value> named;
    private final Interpreter in;
    private int automatic;

    /** @param named the value of a keyword; null where there is none */
    public FormatString(String text, List<Value> positional, Function<String, @Nullable Value> named, Interpreter in) {
        this.text = text;
        this.positional = positional;
        this.named = named;
        this.in = in;
    }

    public String result() {
        return expand(text, 2);
    }

    private String expand(String part, int depth) {
        if (depth == 0) {
            throw in.raise("ValueError", "Max string recursion exceeded");
        }
        StringBuilder out = new StringBuilder();
        int counted = 0;
        int at = 0;
        while (at < part.length()) {
            char c = part.charAt(at++);
            if (c != '{' && c != '}') {
                out.append(c);
            } else if (at < part.length() && part.charAt(at) == c && (depth == 2 || c == '}')) {
                out.append(c);
                at++;
            } else if (c == '}') {
                throw in.raise("ValueError", "Single '}' encountered in format string");
            } else {
                int end = closing(part, at);
                out.append(field(part.substring(at, end), depth));
                counted = Growth.count(out, counted, in);
                at = end + 1;
            }
        }
        return out.toString();
    }

    private int closing(String part, int from) {
        if (from >= part.length()) {
            throw in.raise("ValueError", "Single '{' encountered in format string");
        }
        int open = 1;
        boolean inIndex = false;
        for (int at = from; at < part.length(); at++) {
            char c = part.charAt(at);
            if (inIndex) {
                inIndex = c != ']';
            } else if (c == '[') {
                inIndex = part.substring(from, at).indexOf(':') < 0;
            } else if (c == '{') {
                open++;
            } else if (c == '}' && --open == 0) {
                return at;
            }
        }
        throw in.raise("ValueError", "expected '}' before end of string");
    }

    private String field(String field, int depth) {
        int end = endOfName(field);
        String name = field.substring(0, end);
        String rest = field.substring(end);
        char conversion = ' ';
        if (rest.startsWith("!")) {
            if (rest.length() < 2) {
                throw in.raise("ValueError", "end of string while looking for conversion specifier");
            }
            conversion = rest.charAt(1);
            rest = rest.substring(2);
            if (!rest.isEmpty() && rest.charAt(0) != ':') {
                throw in.raise("ValueError", "expected ':' after conversion specifier");
            }
        }
        Value value = lookUp(name);
        String spec = rest.isEmpty() ? "" : expand(rest.substring(1), depth - 1);
        return Text.format(converted(value, conversion, in), spec, in);
    }

    private static int endOfName(String field) {
        boolean inIndex = false;
        for (int at = 0; at < field.length(); at++) {
            char c = field.charAt(at);
            inIndex = inIndex ? c != ']' : c == '[';
            if (!inIndex && (c == '!' || c == ':')) {
                return at;
            }
        }
        return field.length();
    }

    /** A value under {@code !s}, {@code !r} or {@code !a}; a space converts nothing. */
    static Value converted(Value value, char conversion, Interpreter in) {
        return switch (conversion) {
            case ' ' -> value;
            case 's' -> new StringValue(in.str(value));
            case 'r' -> new StringValue(in.repr(value));
            case 'a' -> new StringValue(Literals.ascii(in.repr(value)));
            default -> throw in.raise("ValueError", "Unknown conversion specifier " + conversion);
        };
    }

    private Value lookUp(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
            end++;
        }
        Value value = first(name.substring(0, end));
        while (end < name.length()) {
            boolean attribute = name.charAt(end) == '.';
            int from = ++end;
            while (end < name.length() && (attribute
                    ? name.charAt(end) != '.' && name.charAt(end) != '['
                    : name.charAt(end) != ']')) {
                end++;
            }
            String key = name.substring(from, end);
            if (key.isEmpty()) {
                throw in.raise("ValueError", "Empty attribute in format string");
            }
            value = attribute
                    ? in.attribute(value, key)
                    : in.item(value, key.chars().allMatch(Character::isDigit)
                            ? new IntValue(new java.math.BigInteger(key))
                            : new StringValue(key));
            end = attribute ? end : end + 1;
        }
        return value;
    }

    private Value first(String name) {
        if (name.isEmpty() || name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            if (name.isEmpty() ? automatic < 0 : automatic > 0) {
                throw in.raise("ValueError", name.isEmpty()
                        ? "cannot switch from manual field specification to automatic field numbering"
                        : "cannot switch from automatic field numbering to manual field specification");
            }
            int place = name.isEmpty() ? automatic++ : FormatSpec.number(name, 0, in);
            automatic = name.isEmpty() ? automatic : -1;
            if (place >= positional.size()) {
                throw in.raise("IndexError", "Replacement index " + place
                        + " out of range for positional args tuple");
            }
            return positional.get(place);
        }
        Value found = named.apply(name);
        if (found == null) {
            throw KeyErrors.of(new StringValue(name), in);
        }
        return found;
    }
}
