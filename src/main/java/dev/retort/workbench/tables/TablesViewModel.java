package dev.retort.workbench.tables;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.TableName;
import dev.retort.connect.Database;
import dev.retort.engine.DatabaseState;
import dev.retort.engine.Engine;
import dev.retort.revision.Direction;
import dev.retort.schema.TableSummary;
import dev.retort.workbench.shell.DatabaseStanding;
import dev.retort.workbench.shell.Destination.Touched;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** The tables of the session's database, the one that is looked at, and what the last run touched. */
final class TablesViewModel {

    /** Where PostgreSQL puts tables unless it is told otherwise. */
    private static final String USUAL = "public";

    private final Engine engine;
    private final Session session;
    private final Latest listing;
    private final DataModel data;
    private final StructureModel structure;
    private final ObservableList<TableSummary> tables = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ReadOnlyObjectWrapper<@Nullable TableSummary> selected = new ReadOnlyObjectWrapper<>(this,
            "selected");
    private final BooleanProperty structureWanted = new SimpleBooleanProperty(this, "structureWanted");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ObservableMap<TableName, Touch> touches = FXCollections.observableHashMap();
    private @Nullable Touched lastRun;
    private @Nullable TableName wanted;
    private boolean rowsWanted;
    private @Nullable Database listed;
    private List<String> listedRows = List.of();
    private boolean stale;
    private boolean inFront;

    TablesViewModel(Engine engine, Work work, Session session, Notices notices) {
        this.engine = engine;
        this.session = session;
        this.listing = new Latest(work);
        this.data = new DataModel(engine, work, notices);
        this.structure = new StructureModel(engine, work);
        session.databaseProperty().subscribe(_ -> databaseChanged());
        session.migratingProperty().addListener((_, before, _) -> stale |= before != null);
        session.standingProperty().subscribe(_ -> readWhatIsStale());
        structureWanted.subscribe(_ -> showSelected());
    }

    DataModel data() {
        return data;
    }

    StructureModel structure() {
        return structure;
    }

    /** Every table and view, sorted by schema and name, the usual schema first. */
    ObservableList<TableSummary> tables() {
        return tables;
    }

    /** What a table's name must contain to be listed. */
    StringProperty searchProperty() {
        return search;
    }

    ReadOnlyObjectProperty<@Nullable TableSummary> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Whether the structure is looked at rather than the rows. */
    BooleanProperty structureWantedProperty() {
        return structureWanted;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the tables could not be listed; null where they could. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What the last run did, for each table that it touched and that is there now. */
    ObservableMap<TableName, Touch> touches() {
        return touches;
    }

    /** The last run whose marks are shown; empty once they were cleared. */
    Optional<Touched> lastRun() {
        return Optional.ofNullable(lastRun);
    }

    /** The tables whose names fit what is searched for. */
    List<TableSummary> found() {
        String typed = search.get().strip().toLowerCase(Locale.ROOT);
        return typed.isEmpty()
                ? List.copyOf(tables)
                : tables.stream()
                        .filter(table -> (table.schema() + "." + table.name()).toLowerCase(Locale.ROOT).contains(typed))
                        .toList();
    }

    /** The screen came to the front: what changed meanwhile is read. */
    void shown() {
        inFront = true;
        readWhatIsStale();
    }

    private void databaseChanged() {
        Database now = session.database().orElse(null);
        if (!Objects.equals(now, listed)) {
            listing.cancel();
            tables.clear();
            touches.clear();
            lastRun = null;
            wanted = null;
            listed = null;
            busy.set(false);
            failure.set(null);
            select(null);
            readWhatIsStale();
        }
    }

    /** Reads the list where the database, or where it stands, is not what was read; only while anybody looks. */
    private void readWhatIsStale() {
        Database database = session.database().orElse(null);
        if (!inFront || database == null
                || !(session.standingProperty().get() instanceof DatabaseStanding.Known known)) {
            return;
        }
        if (stale || !database.equals(listed) || !known.state().rows().equals(listedRows)) {
            refresh();
        }
    }

    /** Reads the list again, and what is looked at. */
    void refresh() {
        Database database = session.database().orElse(null);
        if (database == null) {
            return;
        }
        listed = database;
        listedRows = session.state().map(DatabaseState::rows).orElse(List.of());
        stale = false;
        busy.set(true);
        listing.start(Job.quiet(Messages.text("tables.listing", database.name()), _ -> engine.tables().list(database))
                .then(this::list).otherwise(why -> {
                    busy.set(false);
                    failure.set(why);
                    wanted = wanted != null ? wanted : selectedName().orElse(null);
                    tables.clear();
                    select(null);
                }));
    }

    private void list(List<TableSummary> read) {
        List<TableSummary> now = read.stream().sorted(Comparator.comparing(table -> !table.schema().equals(USUAL)))
                .toList();
        busy.set(false);
        failure.set(null);
        if (!tables.equals(now)) {
            tables.setAll(now);
        }
        mark();
        TableName name = wanted != null ? wanted : selectedName().orElse(null);
        wanted = null;
        select(find(name).or(this::firstTouched).or(() -> tables.stream().findFirst()).orElse(null));
    }

    private Optional<TableName> selectedName() {
        return Optional.ofNullable(selected.get()).map(TablesViewModel::nameOf);
    }

    private Optional<TableSummary> find(@Nullable TableName name) {
        return tables.stream().filter(table -> nameOf(table).equals(name)).findFirst();
    }

    private Optional<TableSummary> firstTouched() {
        return tables.stream().filter(table -> touches.containsKey(nameOf(table))).findFirst();
    }

    static TableName nameOf(TableSummary table) {
        return new TableName(table.schema(), table.name());
    }

    /** Looks at a table; null looks at none. */
    void select(@Nullable TableSummary table) {
        selected.set(table);
        rowsWanted = true;
        showSelected();
    }

    /** Looks at a table by its name, once it is listed. */
    void lookFor(TableName name) {
        Optional<TableSummary> found = find(name);
        if (found.isPresent()) {
            select(found.get());
        } else {
            wanted = name;
        }
    }

    private void showSelected() {
        TableSummary table = selected.get();
        Database database = session.database().orElse(null);
        if (table == null || database == null) {
            data.clear();
            structure.clear();
            return;
        }
        if (structureWanted.get()) {
            structure.show(database, nameOf(table));
        } else {
            structure.clear();
            // Back from the structure, the rows stay where they were left.
            if (rowsWanted || !data.shows(database, nameOf(table))) {
                data.show(database, nameOf(table));
            }
            rowsWanted = false;
        }
    }

    /** Marks what a run touched, and looks at the first table of it. */
    void markTouched(Touched run) {
        lastRun = run;
        wanted = null;
        selected.set(null);
        refresh();
    }

    void clearTouches() {
        lastRun = null;
        touches.clear();
    }

    private void mark() {
        Database database = session.database().orElse(null);
        if (lastRun == null || database == null) {
            return;
        }
        touches.clear();
        touches.putAll(Touch.of(lastRun.sql(), database.url().dialect(), tables));
    }

    /** What the last run did to a table, as a sentence; empty where it did nothing. */
    Optional<String> touchSentence(TableSummary table) {
        Touch touch = touches.get(nameOf(table));
        if (touch == null || lastRun == null) {
            return Optional.empty();
        }
        boolean up = lastRun.direction() == Direction.UPGRADE;
        return Optional.of(Messages.text(up ? "tables.touched.upgrade" : "tables.touched.downgrade",
                String.join("; ", touch.sentences().stream().distinct().limit(4).toList())));
    }

    /** How many rows a table has, as far as anybody knows: counted where all were seen, else estimated. */
    Map.Entry<Boolean, Long> rowCount(TableSummary table) {
        DataModel.Shown shown = data.shownProperty().get();
        boolean counted = shown != null && shown.query().table().equals(nameOf(table))
                && shown.query().filters().isEmpty() && shown.rows().isComplete();
        return counted
                ? Map.entry(true, (long) Objects.requireNonNull(shown).rows().size())
                : Map.entry(false, table.rows());
    }
}
