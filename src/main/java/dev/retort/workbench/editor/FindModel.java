package dev.retort.workbench.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Finds words in a text, and replaces them. */
final class FindModel {

    /** More are not shown: nobody steps through them, and each costs. Replacing takes them all. */
    static final int MOST_SHOWN = 2000;

    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final StringProperty replacement = new SimpleStringProperty(this, "replacement", "");
    private final BooleanProperty matchCase = new SimpleBooleanProperty(this, "matchCase");
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final ReadOnlyObjectWrapper<List<Range>> matches = new ReadOnlyObjectWrapper<>(this, "matches", List.of());
    private String text = "";

    /** From {@code start} up to but without {@code end}, in UTF-16 units. */
    record Range(int start, int end) {}

    /** A range of a text and what takes its place. */
    record Replacement(int start, int end, String by, int count) {}

    FindModel() {
        query.subscribe(this::search);
        matchCase.subscribe(this::search);
        active.subscribe(this::search);
    }

    StringProperty queryProperty() {
        return query;
    }

    StringProperty replacementProperty() {
        return replacement;
    }

    BooleanProperty matchCaseProperty() {
        return matchCase;
    }

    /** Whether anybody is looking; nothing is searched otherwise. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** The first places found, in their order; at most {@value #MOST_SHOWN}. */
    ReadOnlyObjectProperty<List<Range>> matchesProperty() {
        return matches.getReadOnlyProperty();
    }

    /** Searches another text from now on. */
    void searchIn(String now) {
        if (!text.equals(now)) {
            text = now;
            search();
        }
    }

    private void search() {
        List<Range> found = new ArrayList<>();
        if (active.get() && !query.get().isEmpty()) {
            Matcher matcher = matcher();
            while (found.size() < MOST_SHOWN && matcher.find()) {
                found.add(new Range(matcher.start(), matcher.end()));
            }
        }
        matches.set(List.copyOf(found));
    }

    private Matcher matcher() {
        int flags = matchCase.get()
                ? Pattern.LITERAL
                : Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(query.get(), flags).matcher(text);
    }

    /** The first place at or behind an offset; from the beginning again where there is none. */
    Optional<Range> next(int from) {
        List<Range> all = matches.get();
        return all.stream().filter(range -> range.start() >= from).findFirst().or(() -> all.stream().findFirst());
    }

    /** The last place that begins before an offset; from the end again where there is none. */
    Optional<Range> previous(int before) {
        List<Range> all = matches.get();
        return all.reversed().stream().filter(range -> range.start() < before).findFirst()
                .or(() -> all.reversed().stream().findFirst());
    }

    /** Which of the places that are shown a range is, counted from 1; 0 for none of them. */
    int indexOf(int start, int end) {
        return matches.get().indexOf(new Range(start, end)) + 1;
    }

    /** One change of the text that replaces every place; empty where nothing is found. */
    Optional<Replacement> replaceAll() {
        if (query.get().isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = matcher();
        StringBuilder by = new StringBuilder();
        int first = -1;
        int end = 0;
        int count = 0;
        while (matcher.find()) {
            if (first < 0) {
                first = matcher.start();
            } else {
                by.append(text, end, matcher.start());
            }
            by.append(replacement.get());
            end = matcher.end();
            count++;
        }
        return count == 0 ? Optional.empty() : Optional.of(new Replacement(first, end, by.toString(), count));
    }
}
