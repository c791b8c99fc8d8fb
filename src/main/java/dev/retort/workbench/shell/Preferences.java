package dev.retort.workbench.shell;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.SplitPane;

/** What the window remembers from one start to the next, in one small file; used on the window's thread. */
public final class Preferences {

    private final Path file;
    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> changed = new HashSet<>();

    private Preferences(Path file) {
        this.file = file;
    }

    /** Reads the file; one that is absent or cannot be read counts as empty, since nothing in it is needed. */
    public static Preferences read(Path file) {
        Preferences preferences = new Preferences(file);
        preferences.values.putAll(load(file));
        return preferences;
    }

    private static Map<String, String> load(Path file) {
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(in);
        } catch (IOException | IllegalArgumentException _) {
            read.clear();
        }
        Map<String, String> values = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> values.put(key, read.getProperty(key)));
        return values;
    }

    public String get(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    public double get(String key, double otherwise) {
        try {
            return Double.parseDouble(values.getOrDefault(key, ""));
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    /** Keeps a value; an empty one is forgotten. */
    public void put(String key, String value) {
        changed.add(key);
        if (value.isEmpty()) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    /** Forgets everything under a prefix. */
    void forget(String prefix) {
        values.keySet().stream().filter(key -> key.startsWith(prefix)).forEach(changed::add);
        values.keySet().removeIf(key -> key.startsWith(prefix));
    }

    /** Puts a split's divider where it was left, and keeps where it is moved to. */
    public void remember(SplitPane split, String key, double otherwise) {
        String full = "split." + key;
        split.setDividerPositions(get(full, otherwise));
        split.getDividers().getFirst().positionProperty()
                .addListener((_, _, position) -> put(full, "%.4f".formatted(position.doubleValue())));
    }

    /** As {@link #remember}, where the part at the start is so wide at first, in pixels. */
    public void rememberStart(SplitPane split, String key, double width) {
        rememberOnceLaidOut(split, key, whole -> width / whole);
    }

    /** As {@link #remember}, where the part at the end is so wide at first, in pixels, and never more than 45 %. */
    public void rememberEnd(SplitPane split, String key, double width) {
        rememberOnceLaidOut(split, key, whole -> Math.max(0.55, 1 - width / whole));
    }

    private void rememberOnceLaidOut(SplitPane split, String key, DoubleUnaryOperator otherwise) {
        double kept = get("split." + key, Double.NaN);
        double width = split.getWidth();
        remember(split, key, width > 0 ? otherwise.applyAsDouble(width) : 0.5);
        if (Double.isNaN(kept) && width == 0) {
            split.widthProperty().addListener(new ChangeListener<>() {
                @Override
                public void changed(ObservableValue<? extends Number> of, Number before, Number now) {
                    of.removeListener(this);
                    split.setDividerPositions(otherwise.applyAsDouble(now.doubleValue()));
                }
            });
        }
    }

    /**
     * What writes down what this window changed; made on the window's thread, run on any. What another window wrote
     * meanwhile stays.
     */
    public Runnable keeping() {
        Map<String, String> mine = new TreeMap<>();
        changed.forEach(key -> mine.put(key, values.getOrDefault(key, "")));
        return () -> merge(mine);
    }

    private synchronized void merge(Map<String, String> mine) {
        Map<String, String> all = load(file);
        mine.forEach((key, value) -> {
            if (value.isEmpty()) {
                all.remove(key);
            } else {
                all.put(key, value);
            }
        });
        write(all.entrySet().stream().map(entry -> escaped(entry.getKey()) + "=" + escaped(entry.getValue()))
                .collect(Collectors.joining("\n", "", "\n")));
    }

    private static String escaped(String text) {
        StringWriter out = new StringWriter();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\\', '=', ':', '#', '!' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case ' ' -> out.append("\\ ");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Writes a text whole or not at all. */
    private void write(String text) {
        try {
            Files.createDirectories(file.getParent());
            Path beside = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the window's preferences in " + file, e);
        }
    }
}
