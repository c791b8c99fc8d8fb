package dev.retort.project;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

/**
 * A {@code .env} file: {@code NAME=value} lines, with or without {@code export}. Nothing is executed and nothing
 * expanded: {@code $} is a character like any other.
 *
 * <ul>
 * <li>A bare value ends at the line's end, or at a {@code #} after a space; spaces around it are left out.
 * <li>In double quotes {@code \n \r \t \" \\ \$} are what they stand for, in single quotes nothing is special; both may
 * go over several lines.
 * <li>Of a name given twice the last value counts. Lines without {@code =} are passed over.
 * </ul>
 */
public final class DotEnv {

    private static final Pattern NAME = Pattern
            .compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*");
    private static final Pattern AFTER_QUOTE = Pattern.compile("[ \\t]*(?:#.*)?");

    private final Path file;
    private final Map<String, String> values;

    private DotEnv(Path file, Map<String, String> values) {
        this.file = file;
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Reads a file; one that does not exist has no values.
     *
     * @throws RetortException {@code invalid-settings}, with the line, for a quote that does not end or is followed by
     *         more; no message repeats a value
     */
    public static DotEnv read(Path file) {
        try {
            return parse(Files.exists(file) ? Files.readString(file) : "", file);
        } catch (CharacterCodingException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The file " + file + " is not in UTF-8.", e)
                    .hint("Save it again in UTF-8.");
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The file " + file + " cannot be read.", e)
                    .hint("Check its rights.");
        }
    }

    /** As {@link #read}, of a text. */
    static DotEnv parse(String text, Path file) {
        return new DotEnv(file, new Parser(text.startsWith("\uFEFF") ? text.substring(1) : text, file).parse());
    }

    /** The value of a name; empty where the file does not set it. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Everything it sets, in the file's order. */
    public Map<String, String> values() {
        return values;
    }

    private static final class Parser {

        private final String[] lines;
        private final Path file;
        private final Map<String, String> values = new LinkedHashMap<>();
        private int at;

        Parser(String text, Path file) {
            this.lines = text.split("\r\n|\n|\r", -1);
            this.file = file;
        }

        Map<String, String> parse() {
            for (at = 0; at < lines.length; at++) {
                Matcher matcher = NAME.matcher(lines[at]);
                if (matcher.lookingAt()) {
                    String rest = lines[at].substring(matcher.end());
                    boolean quoted = rest.startsWith("\"") || rest.startsWith("'");
                    values.put(matcher.group(1), quoted ? quoted(rest) : bare(rest));
                }
            }
            return values;
        }

        private static String bare(String rest) {
            if (rest.startsWith("#")) {
                return "";
            }
            return rest.replaceFirst("[ \\t]#.*$", "").strip();
        }

        /** Leaves {@link #at} on the line where the value ends. */
        private String quoted(String rest) {
            int first = at;
            char quote = rest.charAt(0);
            StringBuilder value = new StringBuilder();
            String line = rest.substring(1);
            while (true) {
                int end = readUntil(quote, line, value);
                if (end >= 0) {
                    if (!AFTER_QUOTE.matcher(line.substring(end + 1)).matches()) {
                        throw wrong(at, "There is more text behind a closing quote.");
                    }
                    return value.toString();
                }
                if (++at == lines.length) {
                    throw wrong(first, "A quoted value has no closing quote.");
                }
                value.append('\n');
                line = lines[at];
            }
        }

        /** Where the closing quote stands in the line; -1 where it is not in it. */
        private static int readUntil(char quote, String line, StringBuilder value) {
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == quote) {
                    return i;
                }
                if (c == '\\' && quote == '"' && i + 1 < line.length()) {
                    value.append(unescaped(line.charAt(++i)));
                    continue;
                }
                value.append(c);
            }
            return -1;
        }

        private static String unescaped(char c) {
            return switch (c) {
                case 'n' -> "\n";
                case 'r' -> "\r";
                case 't' -> "\t";
                case '"', '\\', '$' -> String.valueOf(c);
                default -> "\\" + c;
            };
        }

        private RetortException wrong(int line, String message) {
            return new RetortException(ProblemCode.INVALID_SETTINGS, message)
                    .hint("A \" inside a value in double quotes is written \\\".")
                    .at(new SourcePosition(file.toString(), line + 1, 1));
        }
    }
}
