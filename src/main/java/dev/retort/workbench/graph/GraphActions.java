package dev.retort.workbench.graph;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import dev.retort.engine.OpenProject;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;
import dev.retort.script.Script;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.graph.GraphRow.Place;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;

/** What can be done with a revision, from the context menu and from the details. */
final class GraphActions {

    private final Session session;
    private final GraphViewModel model;
    private final Navigator navigator;
    private final Consumer<Path> reveal;

    /** @param reveal shows a file in the system's file manager */
    GraphActions(Session session, GraphViewModel model, Navigator navigator, Consumer<Path> reveal) {
        this.session = session;
        this.model = model;
        this.navigator = navigator;
        this.reveal = reveal;
    }

    void upgradeTo(GraphRow row) {
        navigator.go(Destination.upgrade(row.id()));
    }

    void downgradeTo(GraphRow row) {
        navigator.go(Destination.downgrade(row.id()));
    }

    void stamp(GraphRow row) {
        navigator.go(new Destination.Migration(Direction.STAMP, List.of(row.id()), false));
    }

    /** Forgets what the version table says and takes the heads' place: the way out of an id no file has. */
    void stampPurged(String target) {
        navigator.go(new Destination.Migration(Direction.STAMP, List.of(target), true));
    }

    void newRevisionOn(GraphRow row) {
        navigator.go(new Destination.NewRevision(List.of(row.id())));
    }

    void merge() {
        navigator.go(new Destination.Merge());
    }

    void edit(GraphRow row) {
        script(row, script -> navigator.go(new Destination.InEditor(script.path(), null)));
    }

    /** Opens the file of a problem where it is. */
    void edit(SourcePosition at) {
        session.project().ifPresent(
                project -> navigator.go(new Destination.InEditor(project.folder().resolve(at.file()), at)));
    }

    void reveal(GraphRow row) {
        script(row, script -> reveal.accept(script.path()));
    }

    void copyId(GraphRow row) {
        Clipboards.copy(row.id());
    }

    private void script(GraphRow row, Consumer<Script> action) {
        session.project().flatMap(project -> project.scripts().find(row.id())).ifPresent(action);
    }

    /** Whether a downgrade to it would undo anything. */
    boolean canDowngradeTo(GraphRow row) {
        return row.isApplied() && session.state().map(state -> !state.rows().equals(List.of(row.id()))).orElse(false);
    }

    /** Whether anything that changes the database may start now. */
    boolean isIdle() {
        return session.migratingProperty().get() == null;
    }

    /** The menu of a row. */
    ContextMenu menu(GraphRow row) {
        ContextMenu menu = new ContextMenu();
        if (row.place() == Place.MISSING) {
            menu.getItems().addAll(item("action-copy-id", Icon.COPY, "graph.copy-id", true, () -> copyId(row)));
            return menu;
        }
        boolean known = row.place() != Place.UNKNOWN && isIdle();
        menu.getItems().addAll(
                item("action-upgrade-here", Icon.ARROW_UP, "graph.upgrade-here", known && row.place() == Place.PENDING,
                        () -> upgradeTo(row)),
                item("action-downgrade-here", Icon.ARROW_DOWN, "graph.downgrade-here",
                        isIdle() && canDowngradeTo(row), () -> downgradeTo(row)),
                item("action-stamp-here", Icon.STAMP, "graph.stamp-here", known, () -> stamp(row)),
                new SeparatorMenuItem(),
                item("action-new-revision", Icon.ADD, "graph.new-from-here", true, () -> newRevisionOn(row)),
                item("action-merge", Icon.MERGE, "graph.merge", model.heads().size() > 1, this::merge),
                item("action-edit", Icon.EDIT, "graph.edit", true, () -> edit(row)), new SeparatorMenuItem(),
                item("action-copy-id", Icon.COPY, "graph.copy-id", true, () -> copyId(row)),
                item("action-reveal", Icon.FOLDER, "graph.reveal", true, () -> reveal(row)));
        return menu;
    }

    private static MenuItem item(String id, Icon icon, String key, boolean enabled, Runnable action) {
        Node picture = icon.node();
        MenuItem item = new MenuItem(Messages.text(key), picture);
        item.setId(id);
        item.setDisable(!enabled);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
