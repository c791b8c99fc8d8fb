package dev.retort.workbench.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.retort.browse.TableName;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.revision.Revision;
import dev.retort.schema.TableSummary;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** What the command palette offers for what is typed: actions, revisions, tables. */
public final class PaletteModel {

    private static final int SHOWN = 60;

    private final Session session;
    private final Engine engine;
    private final Navigator navigator;
    private final Supplier<List<Action>> actions;
    private final Latest latest;
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> entriesShown = FXCollections.unmodifiableObservableList(entries);
    private List<Entry> everything = List.of();

    /**
     * One line of it.
     *
     * @param detail beside the title: an id, a schema
     * @param keys a shortcut; empty for none
     */
    public record Entry(Icon icon, String title, String detail, String keys, Runnable run) {

        private int rank(String typed) {
            String words = title.toLowerCase(Locale.ROOT);
            String beside = detail.toLowerCase(Locale.ROOT);
            if (words.startsWith(typed) || beside.startsWith(typed)) {
                return 0;
            }
            if (words.contains(" " + typed)) {
                return 1;
            }
            return words.contains(typed) || beside.contains(typed) ? 2 : 3;
        }
    }

    public PaletteModel(Session session, Engine engine, Work work, Navigator navigator,
            Supplier<List<Action>> actions) {
        this.session = session;
        this.engine = engine;
        this.navigator = navigator;
        this.actions = actions;
        this.latest = new Latest(work);
        query.subscribe(this::choose);
    }

    /** Looks at what there is now and empties the field; the tables follow once they are read. */
    public void open() {
        query.set("");
        gather();
        session.database().ifPresent(database -> latest.start(Job
                .quiet("tables for the palette", _ -> engine.tables().list(database)).then(this::take)
                .otherwise(_ -> {})));
    }

    private void take(List<TableSummary> read) {
        List<Entry> tables = read.stream().map(table -> new Entry(Icon.TABLE, table.name(), table.schema(), "",
                () -> navigator.go(new Destination.InTables(new TableName(table.schema(), table.name()))))).toList();
        // Behind what was there, which stays what it is: something of it may be chosen already.
        everything = Stream.concat(everything.stream(), tables.stream()).toList();
        choose(query.get());
    }

    private void gather() {
        List<Entry> all = new ArrayList<>();
        for (Action action : actions.get()) {
            if (action.enabled().getAsBoolean()) {
                all.add(new Entry(action.icon(), action.title(), "", action.keys(), action.run()));
            }
        }
        session.project().filter(OpenProject::isShown).ifPresent(project -> {
            for (Revision revision : project.shownGraph().newestFirst()) {
                String title = revision.message().isEmpty() ? Messages.text("palette.no-message") : revision.message();
                all.add(new Entry(Icon.GRAPH, title, revision.id(), "",
                        () -> navigator.go(new Destination.InGraph(revision.id()))));
            }
        });
        everything = all;
        choose(query.get());
    }

    private void choose(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<Entry> found = wanted.isEmpty()
                ? everything
                : everything.stream().filter(entry -> entry.rank(wanted) < 3)
                        .sorted(Comparator.comparingInt(entry -> entry.rank(wanted))).toList();
        entries.setAll(found.size() > SHOWN ? found.subList(0, SHOWN) : found);
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** What fits, best first. */
    public ObservableList<Entry> entries() {
        return entriesShown;
    }
}
