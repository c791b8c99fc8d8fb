package dev.retort.python.library.regex;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.retort.python.library.characters.StringText;
import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.value.Interpreter;

/**
 * Python's regular expressions as java.util.regex has them: named groups are spelled alike, and within brackets
 * {@code [ && ~} mean themselves.
 */
final class RegexTranslation {

    private final String source;
    private final Interpreter in;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private int groups;
    private int at;

    private RegexTranslation(String source, Interpreter in) {
        this.source = source;
        this.in = in;
    }

    static RegexValue compile(String source, int flags, Interpreter in) {
        RegexTranslation translation = new RegexTranslation(source, in);
        translation.translate();
        try {
            Pattern compiled = Pattern.compile(translation.out.toString(), RegexModule.javaFlags(flags));
            return new RegexValue(source, flags, compiled, Map.copyOf(translation.names));
        } catch (PatternSyntaxException wrong) {
            throw ExceptionTypes.raise(RegexModule.ERROR, wrong.getDescription() + " at position " + wrong.getIndex(),
                    in);
        } catch (StackOverflowError tooDeep) {
            throw in.refuse("it compiles a regular expression that nests too deep");
        }
    }

    private void translate() {
        if (source.length() > 10_000) {
            throw in.refuse("it compiles a regular expression of " + source.length() + " characters");
        }
        while (at < source.length()) {
            char c = source.charAt(at++);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> brackets();
                case '(' -> group();
                case '{' -> {
                    if (!quantifier()) {
                        out.append("\\{");
                    }
                }
                case '}' -> out.append("\\}");
                default -> out.append(c);
            }
        }
    }

    /** Writes a quantifier where what follows is {@code n}, {@code n,}, {@code ,m} or {@code n,m} and a brace; false else. */
    private boolean quantifier() {
        int end = source.indexOf('}', at);
        String inside = end < 0 ? "" : source.substring(at, end);
        if (!inside.matches("\\d+(,\\d*)?|,\\d+")) {
            return false;
        }
        out.append('{').append(inside.startsWith(",") ? "0" : "").append(inside).append('}');
        at = end + 1;
        return true;
    }

    private void escape(boolean inBrackets) {
        if (at >= source.length()) {
            throw ExceptionTypes.raise(RegexModule.ERROR, "bad escape (end of pattern) at position " + (at - 1), in);
        }
        char c = source.charAt(at++);
        switch (c) {
            case 'Z' -> out.append("\\z");
            case 'A', 'b', 'B', 'd', 'D', 'w', 'W', 's', 'S', 'n', 'r', 't', 'f', 'x', 'u' ->
                out.append(inBrackets && c == 'b' ? "\\x08" : "\\" + c);
            case 'a' -> out.append("\\x07");
            case 'v' -> out.append("\\x0b");
            case 'U' -> {
                out.append("\\x{").append(source, at, Math.min(at + 8, source.length())).append('}');
                at = Math.min(at + 8, source.length());
            }
            case '0' -> out.append("\\00");
            default -> {
                if (Character.isLetter(c) && c < 128) {
                    throw ExceptionTypes.raise(RegexModule.ERROR, "bad escape \\" + c + " at position " + (at - 2),
                            in);
                }
                out.append('\\').append(c);
            }
        }
    }

    private void brackets() {
        out.append('[');
        if (at < source.length() && source.charAt(at) == '^') {
            out.append('^');
            at++;
        }
        boolean first = true;
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c == ']' && !first) {
                out.append(']');
                return;
            }
            first = false;
            switch (c) {
                case '\\' -> escape(true);
                case '[', ']', '&', '~', '^' -> out.append('\\').append(c);
                case ' ', '#' -> out.append('\\').append(c);
                default -> out.append(c);
            }
        }
        throw ExceptionTypes.raise(RegexModule.ERROR, "unterminated character set at position " + (at - 1), in);
    }

    private void group() {
        if (!source.startsWith("?", at)) {
            groups++;
            out.append('(');
            return;
        }
        if (source.startsWith("?P<", at)) {
            int end = source.indexOf('>', at);
            String name = end < 0 ? "" : source.substring(at + 3, end);
            if (!StringText.isIdentifier(name)) {
                throw ExceptionTypes.raise(RegexModule.ERROR, "bad character in group name '" + name + "'", in);
            }
            names.put(name, ++groups);
            out.append('(');
            at = end + 1;
        } else if (source.startsWith("?P=", at)) {
            int end = source.indexOf(')', at);
            Integer number = names.get(end < 0 ? "" : source.substring(at + 3, end));
            if (number == null) {
                throw ExceptionTypes.raise(RegexModule.ERROR, "unknown group name", in);
            }
            out.append("(?:\\").append(number).append(')');
            at = end + 1;
        } else if (source.startsWith("?#", at)) {
            at = Math.max(at, source.indexOf(')', at)) + 1;
        } else if (source.startsWith("?(", at)) {
            throw in.refuse("it uses a conditional group in a regular expression");
        } else {
            out.append('(');
        }
    }
}
