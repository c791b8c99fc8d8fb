package dev.retort.workbench.history;

import java.util.List;
import java.util.function.Consumer;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Columns;
import dev.retort.workbench.control.Columns.Cell;
import dev.retort.workbench.control.ConfirmPopover;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.text.Wording;

/** The backups, each with the state of its file, and what can be done with it. */
final class BackupsView extends VBox {

    private final BackupsModel model;
    private final Consumer<BackupRow> restore;
    private final TableView<BackupRow> table = new TableView<>();
    private final Label counter = Labels.counter();

    /** @param restore opens the pane that restores one */
    BackupsView(BackupsModel model, HistoryScreen.Frame frame, Consumer<BackupRow> restore) {
        this.model = model;
        this.restore = restore;
        getStyleClass().add("backups");
        Button take = Buttons.small(Icon.BACKUP, Messages.text("history.backups.take"));
        take.setId("backup-take");
        take.setOnAction(_ -> model.take());
        take.disableProperty().bind(model.takingProperty());
        take.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(Labels.of(Messages.text("history.backups.title"), "strong"), counter, Labels.spacer(),
                take);
        bar.getStyleClass().add("toolbar");
        table.setId("backup-list");
        table.setItems(model.rows());
        table.setFixedCellSize(32);
        table.getColumns().addAll(List.of(
                Columns.text(Messages.text("history.backups.column.taken"), 130,
                        row -> Wording.minute(row.manifest().createdAt(), frame.zone()), "small-text"),
                Columns.text(Messages.text("history.backups.column.reason"), 230, row -> row.manifest().reason()),
                Columns.text(Messages.text("history.backups.column.heads"), 150,
                        row -> row.manifest().heads().isEmpty()
                                ? Messages.text("history.backups.base")
                                : String.join(", ", row.manifest().heads()),
                        "mono"),
                Columns.text(Messages.text("history.backups.column.size"), 90,
                        row -> Wording.bytes(row.manifest().size()), "right", "small-text"),
                Columns.row(Messages.text("history.backups.column.check"), 190, row -> new Cell(null, check(row))),
                Columns.text(Messages.text("history.backups.column.id"), 220, row -> row.manifest().id(), "mono",
                        "muted"),
                Columns.row("", 160, row -> new Cell(null, actions(row)))));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            BackupRow row = table.getSelectionModel().getSelectedItem();
            if (row != null && event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                restore.accept(row);
                event.consume();
            }
        });
        model.rows().addListener((ListChangeListener<BackupRow>) _ -> describe());
        model.failureProperty().subscribe(_ -> describe());
        model.takingProperty().subscribe(_ -> describe());
    }

    private void describe() {
        counter.setText(Integer.toString(model.rows().size()));
        counter.setVisible(!model.rows().isEmpty());
        Throwable failure = model.failureProperty().get();
        if (failure != null) {
            VBox box = new VBox(new ProblemPane(Problem.of(failure)));
            box.getStyleClass().add("padded");
            table.setPlaceholder(box);
        } else if (model.takingProperty().get()) {
            table.setPlaceholder(new BusyRing(24));
        } else {
            table.setPlaceholder(new EmptyState(Icon.BACKUP, Messages.text("history.backups.empty.title"),
                    Messages.text("history.backups.empty.text")));
        }
    }

    private Node check(BackupRow row) {
        HBox line = switch (row.checkProperty().get()) {
            case NOT_CHECKED -> new HBox(8, Labels.of(Messages.text("history.backups.not-checked"), "muted"),
                    Buttons.link(Messages.text("history.backups.check"), () -> model.check(row)));
            case CHECKING -> new HBox(8, new BusyRing(14),
                    Labels.of(Messages.text("history.backups.is-checking"), "muted"));
            case INTACT -> new HBox(6, Icon.CHECK.node(14, "success"),
                    Labels.of(Messages.text("history.backups.intact")));
            case MISSING -> new HBox(6, Icon.WARNING.node(14, "warning"),
                    Labels.of(Messages.text("history.backups.missing"), "warning"));
            case DAMAGED -> new HBox(6, Icon.ERROR.node(14, "danger"),
                    Labels.of(Messages.text("history.backups.damaged"), "danger"));
        };
        line.getStyleClass().add("log-what");
        return line;
    }

    private Node actions(BackupRow row) {
        Button restoring = Buttons.small(Icon.UNDO, Messages.text("history.backups.restore"));
        restoring.getStyleClass().add("backup-restore");
        restoring.setOnAction(_ -> restore.accept(row));
        Button delete = Buttons.smallIcon(Icon.DELETE, Messages.text("history.backups.delete"));
        delete.getStyleClass().add("backup-delete");
        delete.setOnAction(_ -> ConfirmPopover.ask(delete, "backup-delete-confirm",
                Messages.text("history.backups.delete.ask", row.manifest().id(),
                        Wording.bytes(row.manifest().size())),
                Messages.text("history.backups.delete.verb"), () -> model.delete(row)));
        HBox line = new HBox(4, restoring, delete);
        line.getStyleClass().add("backup-actions");
        return line;
    }

    /** Selects a backup and shows it. */
    void select(BackupRow row) {
        table.getSelectionModel().select(row);
        table.scrollTo(row);
        table.requestFocus();
    }
}
