package dev.retort.workbench.history;

import java.util.function.Consumer;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.Stylesheets;

/** The log above, the backups below. */
final class HistoryView extends StackPane {

    private final LogView log;
    private final BackupsView backups;

    HistoryView(LogModel logModel, BackupsModel backupsModel, HistoryScreen.Frame frame,
            Consumer<BackupRow> restore) {
        getStyleClass().add("history");
        getStylesheets().add(Stylesheets.of(HistoryView.class, "history.css"));
        backups = new BackupsView(backupsModel, frame, restore);
        log = new LogView(logModel, frame, id -> backupsModel.find(id).ifPresentOrElse(this::select,
                () -> frame.notices().note(Messages.text("history.backups.gone", id))));
        SplitPane split = new SplitPane(log, backups);
        split.setOrientation(Orientation.VERTICAL);
        SplitPane.setResizableWithParent(backups, false);
        frame.preferences().remember(split, "history", 0.64);
        Button connections = Buttons.plain(Icon.CONNECTIONS, Messages.text("tables.none.connections"));
        connections.setOnAction(_ -> frame.navigator().go(new Destination.OnScreen("connections")));
        EmptyState none = new EmptyState(Icon.HISTORY, Messages.text("tables.none.title"),
                Messages.text("history.none.text"), connections);
        frame.session().databaseProperty()
                .subscribe(database -> getChildren().setAll(database == null ? none : split));
    }

    void select(BackupRow row) {
        backups.select(row);
    }

    void select(HistoryRow row) {
        log.select(row);
    }

    void find() {
        log.find();
    }
}
