package dev.retort.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.script.TimeLimit;

/**
 * A table of a settings file. Every reading method checks the type, and complains with file and line; the value itself
 * is in no complaint about a type, for it may be a URL with a password.
 */
public final class SettingsTable {

    private final TomlTable table;
    private final String path;
    private final SourcePosition start;
    private final UnaryOperator<String> expansion;

    SettingsTable(TomlTable table, String path, SourcePosition start, UnaryOperator<String> expansion) {
        this.table = table;
        this.path = path;
        this.start = start;
        this.expansion = expansion;
    }

    /** The same, with every text read through {@code change}; what it throws gets the place of the text. */
    public SettingsTable expanding(UnaryOperator<String> change) {
        return new SettingsTable(table, path, start, change);
    }

    /** The keys of this table in the order they stand in the file. */
    public List<String> keys() {
        return table.keySet().stream().sorted(Comparator.comparingInt((String key) -> position(key).line())
                .thenComparingInt(key -> position(key).column())).toList();
    }

    /** Whether the key stands in this table. */
    public boolean has(String key) {
        return table.get(List.of(key)) != null;
    }

    /** Refuses a key that is not one of {@code known}, guessing which was meant. */
    public void allowOnly(Collection<String> known) {
        for (String key : keys()) {
            if (known.contains(key)) {
                continue;
            }
            String hint = SpellingSuggestion.closest(key, known).map(guess -> "Did you mean " + guess + "?")
                    .orElse("Known here: " + String.join(", ", known.stream().sorted().toList()) + ".");
            String where = path.isEmpty() ? "" : " in [" + path + "]";
            throw wrong(key, "There is no setting \"" + key + "\"" + where + ".").hint(hint);
        }
    }

    /** A table below this one; empty where there is none. */
    public Optional<SettingsTable> table(String key) {
        return value(key, TomlTable.class, "a table")
                .map(found -> new SettingsTable(found, path.isEmpty() ? key : path + "." + key, position(key),
                        expansion));
    }

    /**
     * A text, its {@code ${NAME}}s expanded; empty where the key is not there.
     *
     * @throws RetortException {@code invalid-settings} where it is no text, or a name has no value
     */
    public Optional<String> string(String key) {
        return written(key).map(text -> expanded(key, text));
    }

    /** A text as it is written, not expanded. */
    public Optional<String> written(String key) {
        return value(key, String.class, "a text in quotes");
    }

    /** A list of texts. */
    public Optional<List<String>> strings(String key) {
        return value(key, TomlArray.class, "a list of texts, such as [\"one\"]").map(array -> {
            List<String> texts = new ArrayList<>();
            for (Object element : array.toList()) {
                if (!(element instanceof String text)) {
                    throw wrong(key, name(key) + " must be a list of texts, such as [\"one\"].");
                }
                texts.add(expanded(key, text));
            }
            return texts;
        });
    }

    /** A time such as {@code 5s}; a bare 0 may go without quotes. */
    public Optional<Duration> duration(String key) {
        if (Long.valueOf(0).equals(table.get(List.of(key)))) {
            return Optional.of(Duration.ZERO);
        }
        return value(key, String.class, "a time with its unit in quotes, such as \"5s\"")
                .map(text -> expanded(key, text)).map(text -> TimeLimit.parse(text).orElseThrow(
                        () -> wrong(key, name(key) + " is \"" + text + "\", which is no time.")
                                .hint("Write a number and its unit: 500ms, 5s, 2min, 1h, or 0 for no limit.")));
    }

    /** One of the given words. */
    public Optional<String> choice(String key, List<String> words) {
        return string(key).map(word -> {
            if (!words.contains(word)) {
                throw wrong(key, name(key) + " is \"" + word + "\", which it cannot be.")
                        .hint("One of: " + String.join(", ", words) + ".");
            }
            return word;
        });
    }

    /** Where the key stands, or the table where it has no such key. */
    public SourcePosition position(String key) {
        @Nullable
        TomlPosition place = table.inputPositionOf(List.of(key));
        return place == null ? start : new SourcePosition(start.file(), place.line(), place.column());
    }

    /** The key as a person would look for it: {@code database.url}. */
    public String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** A complaint about a key, to be thrown. */
    public RetortException wrong(String key, String message) {
        return new RetortException(ProblemCode.INVALID_SETTINGS, message).at(position(key)).data("setting", name(key));
    }

    private String expanded(String key, String text) {
        try {
            return expansion.apply(text);
        } catch (RetortException e) {
            throw e.at(position(key)).data("setting", name(key));
        }
    }

    private <T> Optional<T> value(String key, Class<T> type, String expected) {
        Object found = table.get(List.of(key));
        if (found == null) {
            return Optional.empty();
        }
        if (!type.isInstance(found)) {
            throw wrong(key, name(key) + " must be " + expected + ".");
        }
        return Optional.of(type.cast(found));
    }
}
