package dev.retort.connect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

/** The text of {@code profiles.toml}, changed line by line, so that everything else in it stays as a person wrote it. */
final class ProfilesText {

    private static final String TABLE = "profiles";

    /** A key, its value on the same line, and a comment. */
    private static final Pattern ASSIGNMENT = Pattern
            .compile("(?<key>\\s*[^=]+=\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\"'#\\s]+)(?<comment>\\s*(?:#.*)?)");

    private final List<String> lines;
    private final String separator;
    private final Path file;

    /** @param text valid TOML */
    ProfilesText(String text, Path file) {
        this.separator = text.contains("\r\n") ? "\r\n" : "\n";
        this.lines = new ArrayList<>(text.isEmpty() ? List.of() : Arrays.asList(text.split("\\R", -1)));
        this.file = file;
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
    }

    String text() {
        return lines.isEmpty() ? "" : String.join(separator, lines) + separator;
    }

    void rename(String from, String to) {
        int header = headerLine(from);
        if (!from.equals(to)) {
            int comment = lines.get(header).indexOf('#', lines.get(header).lastIndexOf(']'));
            lines.set(header, header(to) + (comment < 0 ? "" : " " + lines.get(header).substring(comment)));
        }
    }

    /** Sets these keys of a profile, which is added at the end where it is not there yet. */
    void put(String name, Map<String, String> values) {
        Map<String, String> left = new LinkedHashMap<>(values);
        TomlParseResult parsed = parse();
        if (!parsed.contains(List.of(TABLE, name))) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(header(name));
            left.forEach((key, value) -> lines.add(key + " = " + quoted(value)));
            return;
        }
        int last = headerLine(name);
        for (String key : values.keySet()) {
            TomlPosition place = parsed.inputPositionOf(List.of(TABLE, name, key));
            if (place != null) {
                int line = place.line() - 1;
                lines.set(line, assigned(line, Objects.requireNonNull(left.remove(key))));
                last = Math.max(last, line);
            }
        }
        for (Map.Entry<String, String> entry : left.entrySet()) {
            lines.add(++last, entry.getKey() + " = " + quoted(entry.getValue()));
        }
    }

    /** Removes a profile with the comments right above it, but not those right above the next. */
    void remove(String name) {
        int from = headerLine(name);
        int to = lines.size();
        TomlParseResult parsed = parse();
        for (List<String> path : parsed.keyPathSet(true)) {
            boolean below = path.size() > 1 && path.get(0).equals(TABLE) && path.get(1).equals(name);
            TomlPosition place = parsed.inputPositionOf(path);
            if (!below && place != null && place.line() - 1 > from) {
                to = Math.min(to, place.line() - 1);
            }
        }
        if (to < lines.size()) {
            to = startOfComments(to);
        }
        from = startOfComments(from);
        lines.subList(from, Math.max(from, to)).clear();
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
    }

    private int startOfComments(int line) {
        int start = line;
        while (start > 0 && lines.get(start - 1).stripLeading().startsWith("#")) {
            start--;
        }
        return start;
    }

    private String assigned(int line, String value) {
        Matcher matcher = ASSIGNMENT.matcher(lines.get(line));
        if (!matcher.matches()) {
            throw notEditable(line);
        }
        return matcher.group("key") + quoted(value) + matcher.group("comment");
    }

    private int headerLine(String name) {
        TomlPosition place = parse().inputPositionOf(List.of(TABLE, name));
        int line = place == null ? 0 : place.line() - 1;
        if (place == null || !lines.get(line).stripLeading().startsWith("[")) {
            throw notEditable(line);
        }
        return line;
    }

    private RetortException notEditable(int line) {
        return new RetortException(ProblemCode.INVALID_SETTINGS,
                "The profiles file is written in a way that Retort cannot change.")
                .hint("Give each profile a table of its own, [profiles.NAME], with one key a line; or change it by hand.")
                .at(new SourcePosition(file.toString(), line + 1, 1));
    }

    private TomlParseResult parse() {
        return Toml.parse(String.join("\n", lines));
    }

    private static String header(String name) {
        return "[" + TABLE + "." + (name.matches("[A-Za-z0-9_-]+") ? name : quoted(name)) + "]";
    }

    private static String quoted(String text) {
        return "\"" + Toml.tomlEscape(text) + "\"";
    }
}
