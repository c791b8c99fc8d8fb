package dev.retort.workbench.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.engine.Engine;
import dev.retort.engine.ExportFormat;
import dev.retort.engine.OpenProject;
import dev.retort.run.LogEntry;
import dev.retort.run.LogQuery;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** The log of the session's database: the rows that pass the filter, and the one that is looked at. */
final class HistoryViewModel {

    /** Entries read at once. */
    static final int PAGE = 500;

    private final Engine engine;
    private final Work work;
    private final Session session;
    private final Notices notices;
    private final Latest reading;
    private final DatabaseWatch watch;
    private final List<LogEntry> entries = new ArrayList<>();
    private final List<LogRow> all = new ArrayList<>();
    private final ObservableList<LogRow> rows = FXCollections.observableArrayList();
    private final ObservableList<LogRow> rowsShown = FXCollections.unmodifiableObservableList(rows);
    private final ObjectProperty<@Nullable LogRow> selected = new SimpleObjectProperty<>(this, "selected");
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper(this, "more");
    private final ReadState<Content> state = new ReadState<>(Content.LOADING, Content.FAILED);
    private boolean loaded;
    private @Nullable String wanted;

    /** What fills the place of the log. */
    enum Content {
        /** Nothing is read yet. */
        LOADING, ROWS,
        /** Nothing ever ran. */
        EMPTY,
        /** No row passes the filter. */
        NOTHING_FOUND,
        /** The log cannot be read. */
        FAILED
    }

    HistoryViewModel(Engine engine, Work work, Session session, Notices notices) {
        this.engine = engine;
        this.work = work;
        this.session = session;
        this.notices = notices;
        this.reading = new Latest(work);
        this.watch = new DatabaseWatch(session, new DatabaseWatch.Hearer(this::forget, this::read, this::fail));
        filter.subscribe(this::sift);
    }

    /** The screen came to the front, or went. */
    void inFront(boolean now) {
        watch.inFront(now);
    }

    private void forget() {
        reading.cancel();
        loaded = false;
        entries.clear();
        all.clear();
        selected.set(null);
        rows.clear();
        more.set(false);
        count.set("");
        state.forget();
    }

    private void fail(Throwable why) {
        forget();
        state.fail(why);
    }

    private void read(OpenProject project, Database database) {
        reading.start(Job.quiet(Messages.text("history.reading"),
                _ -> engine.log(project, database, LogQuery.newest(PAGE))).then(read -> {
                    entries.clear();
                    show(project, read);
                }).otherwise(this::fail));
    }

    /** Reads the entries before those that are shown. */
    void readOlder() {
        OpenProject project = session.project().orElse(null);
        Database database = session.database().orElse(null);
        if (project == null || database == null || entries.isEmpty()) {
            return;
        }
        long last = entries.getLast().id();
        reading.start(Job.of(Messages.text("history.reading"),
                _ -> engine.log(project, database, LogQuery.newest(PAGE).after(last)))
                .then(read -> show(project, read)).otherwise(notices::problem));
    }

    private void show(OpenProject project, List<LogEntry> read) {
        loaded = true;
        entries.addAll(read);
        more.set(read.size() == PAGE);
        all.clear();
        all.addAll(LogRows.of(project, entries, session.state().orElse(null)));
        LogRow before = selected.get();
        selected.set(before == null ? null : all.stream().filter(row -> isSame(row, before)).findFirst().orElse(null));
        sift();
        if (wanted != null) {
            String revision = wanted;
            wanted = null;
            select(revision);
        }
    }

    private static boolean isSame(LogRow one, LogRow other) {
        LogEntry entry = one.entry();
        LogEntry otherEntry = other.entry();
        return entry == null || otherEntry == null
                ? entry == otherEntry && one.revision().equals(other.revision())
                : entry.id() == otherEntry.id();
    }

    private void sift() {
        if (!loaded) {
            return;
        }
        String words = filter.get();
        rows.setAll(words.isBlank() ? all : all.stream().filter(row -> row.has(words)).toList());
        count.set(rows.size() == all.size()
                ? Messages.text("history.count", all.size())
                : Messages.text("history.count-of", rows.size(), all.size()));
        state.show(contentNow());
    }

    private Content contentNow() {
        if (!rows.isEmpty()) {
            return Content.ROWS;
        }
        return all.isEmpty() ? Content.EMPTY : Content.NOTHING_FOUND;
    }

    /** Selects the latest entry of a revision, once the log is read; empty for the top. */
    void select(String revision) {
        Optional<LogRow> row = all.stream().filter(each -> revision.isEmpty() || each.revision().equals(revision))
                .findFirst();
        if (row.isEmpty()) {
            wanted = loaded ? null : revision;
            return;
        }
        if (!rows.contains(row.get())) {
            filter.set("");
        }
        selected.set(row.get());
    }

    /** Writes the rows that are shown to a file. */
    void export(ExportFormat format, Path file) {
        List<LogRow> shown = List.copyOf(rows);
        work.start(Job.of(Messages.text("history.exporting"),
                _ -> engine.revisionFiles().save(file, LogExport.text(shown, format), null))
                .then(_ -> notices.done(Messages.text("history.exported", shown.size(), file.toString())))
                .otherwise(notices::problem));
    }

    ObservableList<LogRow> rows() {
        return rowsShown;
    }

    /** The row whose details are shown; null for none. */
    ObjectProperty<@Nullable LogRow> selectedProperty() {
        return selected;
    }

    StringProperty filterProperty() {
        return filter;
    }

    /** {@code 25 entries}, {@code 3 of 25 entries}. */
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Whether the log goes on before the last entry that is shown. */
    ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Content> contentProperty() {
        return state.contentProperty();
    }

    /** Why the log cannot be read; null where it can. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return state.failureProperty();
    }
}
