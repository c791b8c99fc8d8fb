package dev.retort.workbench.history;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.engine.DatabaseState;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.engine.RevisionState;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.run.LogEntry;
import dev.retort.run.LogQuery;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** The migration log, newest first, and below it what another tool applied. */
final class LogModel {

    /** How many entries are read at once. */
    static final int PAGE = 500;

    private final Engine engine;
    private final Work work;
    private final Session session;
    private final Notices notices;
    private final Latest latest;
    private final List<LogEntry> entries = new ArrayList<>();
    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<@Nullable Direction> direction = new SimpleObjectProperty<>(this, "direction");
    private final ReadOnlyBooleanWrapper hasOlder = new ReadOnlyBooleanWrapper(this, "hasOlder");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");

    LogModel(Engine engine, Work work, Session session, Notices notices) {
        this.engine = engine;
        this.work = work;
        this.session = session;
        this.notices = notices;
        this.latest = new Latest(work);
        filter.subscribe(_ -> choose());
        direction.subscribe(_ -> choose());
    }

    /** What fits the filter. */
    ObservableList<HistoryRow> rows() {
        return rows;
    }

    StringProperty filterProperty() {
        return filter;
    }

    /** Which way the steps went that are listed; null for every way. */
    ObjectProperty<@Nullable Direction> directionProperty() {
        return direction;
    }

    /** Whether there are older entries that are not read yet. */
    ReadOnlyBooleanProperty hasOlderProperty() {
        return hasOlder.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    boolean isEmpty() {
        return entries.isEmpty() && elsewhere().isEmpty();
    }

    /** Forgets what was read. */
    void clear() {
        latest.cancel();
        entries.clear();
        busy.set(false);
        hasOlder.set(false);
        failure.set(null);
        choose();
    }

    /** Reads the newest entries. */
    void reload() {
        read(LogQuery.newest(PAGE), true);
    }

    /** Reads the entries before the oldest that is there. */
    void readOlder() {
        if (hasOlder.get() && !busy.get()) {
            read(LogQuery.newest(PAGE).after(entries.getLast().id()), false);
        }
    }

    private void read(LogQuery query, boolean fromTop) {
        OpenProject project = session.project().orElse(null);
        Database database = session.database().orElse(null);
        if (project == null || database == null) {
            clear();
            return;
        }
        busy.set(true);
        latest.start(Job.quiet(Messages.text("history.reading"), _ -> engine.log(project, database, query))
                .then(read -> {
                    busy.set(false);
                    failure.set(null);
                    if (fromTop) {
                        entries.clear();
                    }
                    entries.addAll(read);
                    hasOlder.set(read.size() == PAGE);
                    choose();
                }).otherwise(why -> {
                    busy.set(false);
                    failure.set(why);
                }));
    }

    /** The entry to look at for a revision: its latest; empty for the top of the log. */
    Optional<HistoryRow> rowOf(String revision) {
        return rows.stream().filter(row -> revision.isEmpty() || row.revision().equals(revision)).findFirst();
    }

    private void choose() {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        Direction way = direction.get();
        List<HistoryRow> chosen = new ArrayList<>();
        entries.stream().filter(entry -> way == null || entry.direction() == way).map(HistoryRow.Ran::new)
                .filter(row -> row.matches(wanted)).forEach(chosen::add);
        if (way == null && !hasOlder.get()) {
            elsewhere().stream().filter(row -> row.matches(wanted)).forEach(chosen::add);
        }
        if (!rows.equals(chosen)) {
            rows.setAll(chosen);
        }
    }

    /** Newest first. */
    private List<HistoryRow.Elsewhere> elsewhere() {
        OpenProject project = session.project().orElse(null);
        DatabaseState state = session.state().orElse(null);
        if (project == null || state == null || !project.isReadable()) {
            return List.of();
        }
        return project.graph().newestFirst().stream().filter(revision -> isElsewhere(state.of(revision.id())))
                .map(LogModel::elsewhere).toList();
    }

    private static boolean isElsewhere(RevisionState state) {
        return state.applied() && !state.byRetort();
    }

    private static HistoryRow.Elsewhere elsewhere(Revision revision) {
        return new HistoryRow.Elsewhere(revision.id(), revision.message());
    }

    /** Writes the rows that are listed as CSV. */
    void export(Path file) {
        List<HistoryRow> listed = List.copyOf(rows);
        work.start(Job.of(Messages.text("history.exporting", Objects.toString(file.getFileName())), _ -> {
            Files.writeString(file, LogCsv.of(listed), StandardCharsets.UTF_8);
            return listed.size();
        }).then(count -> notices.done(Messages.text("history.exported", count, file.toString())))
                .otherwise(why -> notices.problem(Unwritable.asProblem(file, why))));
    }
}
