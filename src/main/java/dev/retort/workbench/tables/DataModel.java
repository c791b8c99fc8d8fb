package dev.retort.workbench.tables;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.Page;
import dev.retort.browse.Page.PageColumn;
import dev.retort.browse.PageRequest;
import dev.retort.browse.PageRequest.Cursor;
import dev.retort.browse.TableName;
import dev.retort.connect.Database;
import dev.retort.engine.Engine;
import dev.retort.engine.ExportFormat;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.RunningJob;
import dev.retort.workbench.work.Work;

/** The rows of one table, as sorted and filtered; read page by page as they are looked at. */
final class DataModel {

    /** Whose rows, sorted and filtered how; {@code sort} is null for the key's order. */
    record Query(Database database, TableName table, @Nullable String sort, boolean ascending,
            Map<String, String> filters) {

        PageRequest after(@Nullable Cursor cursor) {
            return new PageRequest(table, sort, ascending, filters, cursor, PagedRows.PAGE_SIZE);
        }
    }

    /** What one query showed: its first page came, and the others follow. */
    record Shown(Query query, List<PageColumn> columns, PagedRows rows, Instant readAt) {}

    private final Engine engine;
    private final Work work;
    private final Notices notices;
    private final Latest first;
    private final List<RunningJob> pages = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Query> query = new ReadOnlyObjectWrapper<>(this, "query");
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");

    DataModel(Engine engine, Work work, Notices notices) {
        this.engine = engine;
        this.work = work;
        this.notices = notices;
        this.first = new Latest(work);
    }

    /** What was asked for; null while no table is chosen. */
    ReadOnlyObjectProperty<@Nullable Query> queryProperty() {
        return query.getReadOnlyProperty();
    }

    /** What is seen: still that of the query before while another's first page is being read. */
    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why rows could not be read; null where they could. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Shows a table from its first row, in its key's order and unfiltered; the same one keeps both. */
    void show(Database database, TableName table) {
        Query before = query.get();
        if (before != null && before.table().equals(table) && before.database().equals(database)) {
            refresh();
            return;
        }
        stopPages();
        shown.set(null);
        ask(new Query(database, table, null, true, Map.of()));
    }

    /** Whether the rows of a table are there to be seen. */
    boolean shows(Database database, TableName table) {
        Shown now = shown.get();
        return now != null && failure.get() == null && now.query().table().equals(table)
                && now.query().database().equals(database);
    }

    /** Shows nothing. */
    void clear() {
        first.cancel();
        stopPages();
        busy.set(false);
        failure.set(null);
        query.set(null);
        shown.set(null);
    }

    /** Reads again, from the first row. */
    void refresh() {
        Query again = query.get();
        if (again != null) {
            ask(again);
        }
    }

    /** Sorts by a column: upwards at first, then downwards, then by the key again. */
    void sortBy(String column) {
        Query now = query.get();
        if (now == null) {
            return;
        }
        boolean same = column.equals(now.sort());
        if (!same) {
            ask(new Query(now.database(), now.table(), column, true, now.filters()));
        } else if (now.ascending()) {
            ask(new Query(now.database(), now.table(), column, false, now.filters()));
        } else {
            ask(new Query(now.database(), now.table(), null, true, now.filters()));
        }
    }

    /** Shows only rows whose value fits what was typed; see {@link PageRequest#filters}. Blank means any. */
    void filter(String column, String typed) {
        Query now = query.get();
        if (now == null || typed.strip().equals(now.filters().getOrDefault(column, ""))) {
            return;
        }
        Map<String, String> filters = new TreeMap<>(now.filters());
        if (typed.isBlank()) {
            filters.remove(column);
        } else {
            filters.put(column, typed.strip());
        }
        ask(new Query(now.database(), now.table(), now.sort(), now.ascending(), Map.copyOf(filters)));
    }

    void clearFilters() {
        Query now = query.get();
        if (now != null && !now.filters().isEmpty()) {
            ask(new Query(now.database(), now.table(), now.sort(), now.ascending(), Map.of()));
        }
    }

    private void ask(Query wanted) {
        query.set(wanted);
        busy.set(true);
        first.start(Job.quiet(Messages.text("tables.reading", wanted.table().name()),
                progress -> engine.tables().page(wanted.database(), wanted.after(null), progress.cancellation()))
                .then(page -> firstCame(wanted, page)).otherwise(why -> {
                    busy.set(false);
                    failure.set(why);
                }));
    }

    private void firstCame(Query of, Page page) {
        stopPages();
        busy.set(false);
        failure.set(null);
        shown.set(new Shown(of, page.columns(),
                new PagedRows(page, (rows, number, after) -> load(of, rows, number, after)), page.readAt()));
    }

    private void load(Query of, PagedRows rows, int number, @Nullable Cursor after) {
        Consumer<Runnable> stillShown = action -> {
            Shown now = shown.get();
            if (now != null && now.rows() == rows) {
                action.run();
            }
        };
        pages.removeIf(job -> job.endedProperty().get());
        pages.add(work.start(Job.quiet(Messages.text("tables.reading", of.table().name()),
                progress -> engine.tables().page(of.database(), of.after(after), progress.cancellation()))
                .then(page -> stillShown.accept(() -> rows.arrived(number, page)))
                .otherwise(why -> stillShown.accept(() -> {
                    rows.failed(number);
                    failure.set(why);
                }))));
    }

    private void stopPages() {
        List<RunningJob> running = List.copyOf(pages);
        pages.clear();
        running.forEach(RunningJob::cancel);
    }

    /** Hands over the whole of a value, read again where only its beginning is held. */
    void wholeValue(GridRow row, int column, Consumer<@Nullable String> hearer) {
        Shown now = shown.get();
        String value = row.value(column);
        if (now == null || !Page.isCut(value) || row.key().isEmpty()) {
            hearer.accept(value);
            return;
        }
        String name = now.columns().get(column).name();
        work.start(Job.quiet(Messages.text("tables.reading", now.query().table().name()),
                progress -> Optional.ofNullable(engine.tables().fullValue(now.query().database(), now.query().table(),
                        row.key(), name, progress.cancellation())))
                .then(found -> hearer.accept(found.orElse(null))).otherwise(notices::problem));
    }

    /** Writes the rows, sorted and filtered as they are shown, to a file. */
    void export(ExportFormat format, Path file) {
        Query now = Objects.requireNonNull(query.get());
        work.start(Job.of(Messages.text("tables.exporting", now.table().name(), file.getFileName().toString()),
                progress -> engine.tables().export(now.database(), now.after(null), format, file,
                        progress.cancellation()))
                .then(count -> notices.done(
                        Messages.text("tables.exported", Figures.count(count), file.toString())))
                .otherwise(notices::problem));
    }
}
