package dev.retort.alembic.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

/**
 * A file by the grammar of Python's {@code configparser} with its defaults: sections, {@code key = value} or
 * {@code key: value}, values continued on deeper indented lines, {@code #} and {@code ;} before whole lines of comment,
 * a {@code [DEFAULT]} section, {@code %(name)s} and {@code %%}. Keys do not mind case. Interpolation happens when a value
 * is asked for, so that a broken value elsewhere harms nobody.
 */
public final class IniFile {

    private static final Pattern SECTION = Pattern.compile("\\[(.+)](?!.*]).*");
    private static final Pattern OPTION = Pattern.compile("(.*?)\\s*[=:]\\s*(.*)", Pattern.DOTALL);
    private static final String DEFAULT = "DEFAULT";
    private static final int MOST_NESTED = 10;

    private final String file;
    private final Map<String, Map<String, Entry>> sections;

    /** A value as it is written, and its line, counted from 1. */
    private record Entry(String value, int line) {}

    private IniFile(String file, Map<String, Map<String, Entry>> sections) {
        this.file = file;
        this.sections = sections;
    }

    /**
     * Reads a text.
     *
     * @param path the file; what {@code %(here)s} stands for is its folder
     * @param shownAs how messages name it
     * @throws RetortException {@code invalid-settings}, with the line; no message repeats a value
     */
    static IniFile parse(String text, Path path, String shownAs) {
        Map<String, Map<String, Entry>> sections = new Parser(text, shownAs).parse();
        Map<String, Entry> defaults = sections.computeIfAbsent(DEFAULT, name -> new LinkedHashMap<>());
        String here = String.valueOf(path.toAbsolutePath().normalize().getParent());
        defaults.putIfAbsent("here", new Entry(here.replace("%", "%%"), 0));
        return new IniFile(shownAs, sections);
    }

    public boolean hasSection(String name) {
        return sections.containsKey(name) && !name.equals(DEFAULT);
    }

    /** The value of a key, its own section's or the default one's, with references put in. */
    public Optional<String> get(String section, String key) {
        return written(section, key).map(value -> expand(section, key, value, 1));
    }

    /** The value as it is written. */
    public Optional<String> written(String section, String key) {
        return entry(section, key).map(Entry::value);
    }

    /** Where the value begins. */
    public SourcePosition position(String section, String key) {
        return new SourcePosition(file, Math.max(1, entry(section, key).map(Entry::line).orElse(1)), 1);
    }

    private Optional<Entry> entry(String section, String key) {
        String name = key.toLowerCase(Locale.ROOT);
        Map<String, Entry> own = sections.getOrDefault(section, Map.of());
        Map<String, Entry> defaults = sections.getOrDefault(DEFAULT, Map.of());
        return Optional.ofNullable(own.get(name)).or(() -> Optional.ofNullable(defaults.get(name)));
    }

    private String expand(String section, String key, String value, int nested) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int sign = value.indexOf('%'); sign >= 0; sign = value.indexOf('%', at)) {
            out.append(value, at, sign);
            int close = value.startsWith("%(", sign) ? value.indexOf(")s", sign) : -1;
            if (value.startsWith("%%", sign)) {
                out.append('%');
                at = sign + 2;
            } else if (close >= 0 && nested < MOST_NESTED) {
                String name = value.substring(sign + 2, close);
                String inner = written(section, name).orElseThrow(() -> wrong(section, key,
                        "refers to %(" + name + ")s, which is not set",
                        "Set " + name + ", or write %% for a percent sign."));
                out.append(expand(section, key, inner, nested + 1));
                at = close + 2;
            } else {
                throw wrong(section, key, "has a % that stands for nothing",
                        "Write %% for a percent sign, as in a password.");
            }
        }
        return out.append(value, at, value.length()).toString();
    }

    private RetortException wrong(String section, String key, String what, String hint) {
        return new RetortException(ProblemCode.INVALID_SETTINGS, key + " in [" + section + "] of " + file + " " + what
                + ".").hint(hint).at(position(section, key)).data("setting", key);
    }

    /** One pass over the lines, as {@code RawConfigParser._read} makes it. */
    private static final class Parser {

        private final String[] lines;
        private final String file;
        private final Map<String, Map<String, Entry>> sections = new LinkedHashMap<>();
        private @Nullable Map<String, Entry> section;
        private @Nullable String key;
        private final List<String> value = new ArrayList<>();
        private int keyLine;
        private int indent;

        Parser(String text, String file) {
            this.lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r", -1);
            this.file = file;
        }

        Map<String, Map<String, Entry>> parse() {
            for (int i = 0; i < lines.length; i++) {
                line(lines[i], i + 1);
            }
            finish();
            return sections;
        }

        private void line(String line, int number) {
            String content = line.strip();
            if (content.startsWith("#") || content.startsWith(";")) {
                return;
            }
            if (content.isEmpty()) {
                if (key != null) {
                    value.add("");
                }
                return;
            }
            int column = line.indexOf(content.charAt(0));
            if (key != null && column > indent) {
                value.add(content);
                return;
            }
            indent = column;
            finish();
            Matcher header = SECTION.matcher(content);
            if (header.matches()) {
                begin(header.group(1), number);
            } else if (section == null) {
                throw wrong(number, "has text before its first [section]");
            } else {
                option(section, content, number);
            }
        }

        private void begin(String name, int number) {
            if (sections.containsKey(name) && !name.equals(DEFAULT)) {
                throw wrong(number, "has the section [" + name + "] twice");
            }
            section = sections.computeIfAbsent(name, one -> new LinkedHashMap<>());
        }

        private void option(Map<String, Entry> of, String content, int number) {
            Matcher option = OPTION.matcher(content);
            if (!option.matches() || option.group(1).isBlank()) {
                throw wrong(number, "has a line that is no \"key = value\"");
            }
            String name = option.group(1).strip().toLowerCase(Locale.ROOT);
            if (of.containsKey(name)) {
                throw wrong(number, "sets " + name + " twice in one section");
            }
            key = name;
            keyLine = number;
            value.add(option.group(2).strip());
        }

        private void finish() {
            if (key != null && section != null) {
                section.put(key, new Entry(String.join("\n", value).stripTrailing(), keyLine));
            }
            key = null;
            value.clear();
        }

        private RetortException wrong(int line, String what) {
            return new RetortException(ProblemCode.INVALID_SETTINGS, file + " " + what + ".")
                    .hint("See the grammar of Python's configparser.").at(new SourcePosition(file, line, 1));
        }
    }
}
