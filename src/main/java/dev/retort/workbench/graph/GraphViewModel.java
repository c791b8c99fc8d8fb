package dev.retort.workbench.graph;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.DatabaseState;
import dev.retort.engine.OpenProject;
import dev.retort.problem.RetortException;
import dev.retort.project.AlembicProject;
import dev.retort.run.Interruption;
import dev.retort.workbench.shell.DatabaseStanding;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** What the graph shows: the rows that pass the filter, and what stands in its way. */
public final class GraphViewModel {

    private final Session session;
    private final Latest latest;
    private final ObservableList<GraphRow> rows = FXCollections.observableArrayList();
    private final ObservableList<GraphRow> rowsShown = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyIntegerWrapper lanes = new ReadOnlyIntegerWrapper(this, "lanes", 1);
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(this, "content",
            Content.LOADING);
    private final ObservableList<RetortException> problems = FXCollections.observableArrayList();
    private final ObservableList<RetortException> problemsShown = FXCollections.unmodifiableObservableList(problems);
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyBooleanWrapper withoutDatabase = new ReadOnlyBooleanWrapper(this, "withoutDatabase");
    private final ReadOnlyObjectWrapper<@Nullable Interruption> interruption = new ReadOnlyObjectWrapper<>(this,
            "interruption");
    private final ReadOnlyObjectWrapper<List<String>> notes = new ReadOnlyObjectWrapper<>(this, "notes", List.of());
    private final ReadOnlyObjectWrapper<@Nullable String> toSelect = new ReadOnlyObjectWrapper<>(this, "toSelect");
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final BooleanProperty pendingOnly = new SimpleBooleanProperty(this, "pendingOnly");

    /** What fills the screen. */
    public enum Content {
        /** Nothing is read yet. */
        LOADING,
        /** The rows. */
        ROWS,
        /** There is no revision yet. */
        EMPTY,
        /** The files that can be read are no graph. */
        PROBLEMS,
        /** No row passes the filter. */
        NOTHING_FOUND
    }

    public GraphViewModel(Session session, Work work) {
        this.session = session;
        this.latest = new Latest(work);
        session.projectProperty().subscribe(this::read);
        session.standingProperty().subscribe(this::read);
        filter.subscribe(this::read);
        pendingOnly.subscribe(this::read);
    }

    private void read() {
        OpenProject project = session.project().orElse(null);
        DatabaseState state = session.state().orElse(null);
        failure.set(session.standingProperty().get() instanceof DatabaseStanding.Unknown unknown
                ? unknown.failure()
                : null);
        withoutDatabase.set(project != null && session.standingProperty().get() instanceof DatabaseStanding.NoDatabase);
        interruption.set(state == null ? null : state.interruption());
        if (project == null) {
            latest.cancel();
            rows.clear();
            problems.clear();
            content.set(Content.LOADING);
            return;
        }
        problems.setAll(project.problems());
        AlembicProject alembic = project.project().alembic();
        notes.set(alembic == null ? List.of() : alembic.notes());
        if (!project.isShown()) {
            latest.cancel();
            rows.clear();
            count.set("");
            content.set(Content.PROBLEMS);
            return;
        }
        String wanted = filter.get();
        boolean pending = pendingOnly.get();
        latest.start(Job.quiet("graph", _ -> GraphRows.of(project, state, wanted, pending))
                .then(read -> show(read, project.isReadable() ? state : null)));
    }

    /** @param state null where nobody knows what is pending */
    private void show(GraphRows read, @Nullable DatabaseState state) {
        lanes.set(read.lanes());
        rows.setAll(read.rows());
        count.set(state == null
                ? Messages.text("graph.count", read.total())
                : Messages.text("graph.count-pending", read.total(), state.pending()));
        content.set(!rows.isEmpty() ? Content.ROWS : read.total() == 0 ? Content.EMPTY : Content.NOTHING_FOUND);
    }

    /** Whether the project names no database and none was chosen: the graph shows its files alone. */
    public ReadOnlyBooleanProperty withoutDatabaseProperty() {
        return withoutDatabase.getReadOnlyProperty();
    }

    /** What a person should know of the project, a sentence each: what its Alembic does that Retort does not. */
    public ReadOnlyObjectProperty<List<String>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /** Asks the view to select a revision; a filter that hides it is taken away. */
    public void select(String id) {
        if (rows.stream().noneMatch(row -> row.id().equals(id))) {
            pendingOnly.set(false);
            filter.set("");
        }
        toSelect.set(null);
        toSelect.set(id);
    }

    /** The row that a version table's id or a revision has; empty where none is shown. */
    public Optional<GraphRow> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** The ids of the heads, as a new revision's parents are chosen from. */
    public List<String> heads() {
        return session.project().filter(OpenProject::isReadable)
                .map(project -> project.graph().heads().stream().map(head -> head.id()).toList()).orElse(List.of());
    }

    public ObservableList<GraphRow> rows() {
        return rowsShown;
    }

    public ReadOnlyIntegerProperty lanesProperty() {
        return lanes.getReadOnlyProperty();
    }

    /** {@code 25 revisions · 3 pending}. */
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** What is wrong with the files. */
    public ObservableList<RetortException> problems() {
        return problemsShown;
    }

    /** Why the database's state is not known; null where it is, or is being read. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** A statement that began and was not seen to end; null for none. */
    public ReadOnlyObjectProperty<@Nullable Interruption> interruptionProperty() {
        return interruption.getReadOnlyProperty();
    }

    /** The revision the view should select and show; null for none. */
    public ReadOnlyObjectProperty<@Nullable String> toSelectProperty() {
        return toSelect.getReadOnlyProperty();
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public BooleanProperty pendingOnlyProperty() {
        return pendingOnly;
    }
}
