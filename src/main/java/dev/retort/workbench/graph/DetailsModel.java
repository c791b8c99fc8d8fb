package dev.retort.workbench.graph;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.engine.PlanRequest;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.script.Script;
import dev.retort.sql.DialectName;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** The details of what is selected: one revision, or the way between two. */
public final class DetailsModel {

    private final Session session;
    private final Engine engine;
    private final Latest latest;
    private final ReadOnlyObjectWrapper<@Nullable GraphRow> row = new ReadOnlyObjectWrapper<>(this, "row");
    private final ReadOnlyObjectWrapper<@Nullable GraphRow> other = new ReadOnlyObjectWrapper<>(this, "other");
    private final ReadOnlyObjectWrapper<Details> upgrade = new ReadOnlyObjectWrapper<>(this, "upgrade", Details.NONE);
    private final ReadOnlyObjectWrapper<Details> downgrade = new ReadOnlyObjectWrapper<>(this, "downgrade",
            Details.NONE);
    private final ReadOnlyStringWrapper source = new ReadOnlyStringWrapper(this, "source", "");
    private final ObjectProperty<DialectName> dialect = new SimpleObjectProperty<>(this, "dialect",
            DialectName.POSTGRESQL);

    private record Both(Details upgrade, Details downgrade) {}

    /** A call of the engine that gives a plan. */
    private interface Planning {
        Details get();
    }

    public DetailsModel(Session session, Engine engine, Work work) {
        this.session = session;
        this.engine = engine;
        this.latest = new Latest(work);
        session.databaseProperty().subscribe(database -> {
            if (database != null) {
                dialect.set(database.url().dialect());
            }
        });
        dialect.subscribe(this::read);
    }

    /** Shows one revision, none for an empty list, or the way between two. */
    public void show(List<GraphRow> selected) {
        row.set(selected.isEmpty() ? null : selected.getFirst());
        other.set(selected.size() < 2 ? null : selected.get(1));
        read();
    }

    private void read() {
        GraphRow now = row.get();
        GraphRow second = other.get();
        OpenProject project = session.project().filter(OpenProject::isShown).orElse(null);
        source.set(now == null || project == null ? "" : project.scripts().find(now.id()).map(Script::text).orElse(""));
        if (now == null || now.revision() == null || project == null) {
            latest.cancel();
            upgrade.set(Details.NONE);
            downgrade.set(Details.NONE);
            return;
        }
        DialectName shown = dialect.get();
        latest.start(Job.quiet("details", _ -> second == null || second.revision() == null
                ? new Both(preview(project, now, Direction.UPGRADE, shown),
                        preview(project, now, Direction.DOWNGRADE, shown))
                : between(project, now.id(), second.id(), shown)).then(both -> {
                    upgrade.set(both.upgrade());
                    downgrade.set(both.downgrade());
                }));
    }

    private Details preview(OpenProject project, GraphRow of, Direction direction, DialectName in) {
        return attempt(() -> Details.of(engine.preview(project, of.id(), direction, in)));
    }

    /** Up from the older to the newer, and down again; both rows on one line of the graph. */
    private Both between(OpenProject project, String newer, String older, DialectName in) {
        return new Both(
                attempt(() -> Details.of(engine.plan(project,
                        new PlanRequest(Direction.UPGRADE, List.of(newer), false, null, List.of(older), in)))),
                attempt(() -> Details.of(engine.plan(project,
                        new PlanRequest(Direction.DOWNGRADE, List.of(older), false, null, List.of(newer), in)))));
    }

    private static Details attempt(Planning planning) {
        try {
            return planning.get();
        } catch (RetortException refused) {
            return Details.failed(refused);
        }
    }

    /** The script of what is selected, for the editor; empty where no file has it. */
    public Optional<Script> script() {
        GraphRow now = row.get();
        return now == null ? Optional.empty() : session.project().flatMap(project -> project.scripts().find(now.id()));
    }

    /** What is selected; the upper of two. Null for nothing. */
    public ReadOnlyObjectProperty<@Nullable GraphRow> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /** The lower of two that are selected; null where one is. */
    public ReadOnlyObjectProperty<@Nullable GraphRow> otherProperty() {
        return other.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Details> upgradeProperty() {
        return upgrade.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Details> downgradeProperty() {
        return downgrade.getReadOnlyProperty();
    }

    /** The file as it is. */
    public ReadOnlyStringProperty sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** Whose SQL is shown; the database's at first. */
    public ObjectProperty<DialectName> dialectProperty() {
        return dialect;
    }
}
