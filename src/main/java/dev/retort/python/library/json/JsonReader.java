package dev.retort.python.library.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.library.type.NumberParsing;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code json.loads}. */
public final class JsonReader {

    private static final int DEEPEST = 200;
    private static final Pattern NUMBER = Pattern.compile("(-?(?:0|[1-9]\\d*))(\\.\\d+)?([eE][-+]?\\d+)?");

    private final String text;
    private final Interpreter in;
    private final @Nullable Value objectHook;
    private final @Nullable Value pairsHook;
    private final @Nullable Value parseFloat;
    private int at;

    private JsonReader(String text, @Nullable Value objectHook, @Nullable Value pairsHook,
            @Nullable Value parseFloat, Interpreter in) {
        this.text = text;
        this.in = in;
        this.objectHook = objectHook;
        this.pairsHook = pairsHook;
        this.parseFloat = parseFloat;
        in.allocate(text.length());
    }

    /** @param given the call's hooks */
    static Value value(String text, BoundArguments given, Interpreter in) {
        return new JsonReader(text, given.value("object_hook").orElse(null),
                given.value("object_pairs_hook").orElse(null), given.value("parse_float").orElse(null), in).read();
    }

    /** @throws dev.retort.python.value.PythonRaise {@code JSONDecodeError} where the text is no JSON */
    public static Value value(String text, Interpreter in) {
        return new JsonReader(text, null, null, null, in).read();
    }

    private Value read() {
        white();
        Value value = value(0);
        white();
        if (at < text.length()) {
            throw error("Extra data");
        }
        return value;
    }

    private void white() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private RuntimeException error(String message) {
        String before = text.substring(0, Math.min(at, text.length()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return ExceptionTypes.raise(JsonModule.DECODE_ERROR, message + ": line " + line + " column " + column
                + " (char " + before.length() + ")", in);
    }

    private Value value(int depth) {
        in.step();
        if (depth > DEEPEST) {
            throw in.raise("RecursionError", "maximum recursion depth exceeded while decoding a JSON array");
        }
        if (at >= text.length()) {
            throw error("Expecting value");
        }
        return switch (text.charAt(at)) {
            case '"' -> new StringValue(string());
            case '{' -> object(depth);
            case '[' -> array(depth);
            default -> word();
        };
    }

    private Value word() {
        Value[] values = {NoneValue.NONE, BoolValue.TRUE, BoolValue.FALSE, new FloatValue(Double.NaN),
                new FloatValue(Double.POSITIVE_INFINITY), new FloatValue(Double.NEGATIVE_INFINITY)};
        String[] words = {"null", "true", "false", "NaN", "Infinity", "-Infinity"};
        for (int i = 0; i < words.length; i++) {
            if (text.startsWith(words[i], at)) {
                at += words[i].length();
                return values[i];
            }
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw error("Expecting value");
        }
        at = number.end();
        if (number.group(2) == null && number.group(3) == null) {
            if (number.end() - number.start() > NumberParsing.MOST_DIGITS) {
                throw in.raise("ValueError", "Exceeds the limit (4300 digits) for integer string conversion");
            }
            return new IntValue(new BigInteger(number.group()));
        }
        return parseFloat == null
                ? new FloatValue(Double.parseDouble(number.group()))
                : in.call(parseFloat, Arguments.of(new StringValue(number.group())));
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        int start = at++;
        while (true) {
            if (at >= text.length()) {
                at = start;
                throw error("Unterminated string starting at");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < 32) {
                at--;
                throw error("Invalid control character at");
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                boolean hex = at + 4 <= text.length()
                        && text.substring(at, at + 4).chars().allMatch(d -> Character.digit(d, 16) >= 0);
                if (!hex) {
                    at--;
                    throw error("Invalid \\uXXXX escape");
                }
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> {
                at -= 2;
                throw error("Invalid \\escape");
            }
        };
    }

    private Value array(int depth) {
        List<Value> items = new ArrayList<>();
        at++;
        white();
        if (at < text.length() && text.charAt(at) == ']') {
            at++;
            return new ListValue(items);
        }
        while (true) {
            white();
            items.add(value(depth + 1));
            if (ended(']')) {
                return new ListValue(items);
            }
        }
    }

    private boolean ended(char end) {
        white();
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c != end && c != ',') {
            throw error("Expecting ',' delimiter");
        }
        at++;
        return c == end;
    }

    private Value object(int depth) {
        DictValue dict = new DictValue();
        List<Value> pairs = new ArrayList<>();
        at++;
        white();
        boolean empty = at < text.length() && text.charAt(at) == '}';
        at += empty ? 1 : 0;
        for (boolean more = !empty; more;) {
            white();
            if (at >= text.length() || text.charAt(at) != '"') {
                throw error("Expecting property name enclosed in double quotes");
            }
            StringValue key = new StringValue(string());
            white();
            if (at >= text.length() || text.charAt(at) != ':') {
                throw error("Expecting ':' delimiter");
            }
            at++;
            white();
            Value value = value(depth + 1);
            dict.put(key, value);
            pairs.add(new TupleValue(List.of(key, value)));
            more = !ended('}');
        }
        if (pairsHook != null) {
            return in.call(pairsHook, Arguments.of(new ListValue(pairs)));
        }
        return objectHook == null ? dict : in.call(objectHook, Arguments.of(dict));
    }
}
