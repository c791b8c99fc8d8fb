package dev.retort.workbench.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupManifest;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.Columns;
import dev.retort.workbench.control.ConfirmPopover;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.history.BackupRow.Health;
import dev.retort.workbench.history.BackupsViewModel.Content;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** The backups of the database, newest first, and what can be done with them. */
final class BackupsView extends BorderPane {

    private final BackupsViewModel model;
    private final HistoryScreen.Frame frame;
    private final Consumer<BackupManifest> restore;
    private final TableView<BackupRow> list = new TableView<>();
    private final StackPane middle = new StackPane();

    /** @param restore opens the pane that restores a backup */
    BackupsView(BackupsViewModel model, HistoryScreen.Frame frame, Consumer<BackupManifest> restore) {
        this.model = model;
        this.frame = frame;
        this.restore = restore;
        getStyleClass().add("backups");
        setTop(toolbar());
        setCenter(middle);
        fillList();
        model.contentProperty().subscribe(_ -> show());
        model.failureProperty().subscribe(_ -> show());
    }

    private HBox toolbar() {
        Label count = Labels.of("", "secondary");
        count.textProperty().bind(Bindings.createStringBinding(
                () -> model.rows().isEmpty()
                        ? ""
                        : Messages.text("backups.count", model.rows().size(),
                                Figures.bytes(model.rows().stream().mapToLong(row -> row.manifest().size()).sum())),
                model.rows()));
        Button back = Buttons.small(Icon.UNDO, Messages.text("backups.restore"));
        back.setId("backup-restore");
        back.setOnAction(_ -> restoreSelected());
        back.disableProperty().bind(model.selectedProperty().isNull());
        Button delete = Buttons.small(Icon.DELETE, Messages.text("backups.delete"));
        delete.setId("backup-delete");
        delete.setOnAction(_ -> askDelete(delete));
        delete.disableProperty().bind(model.selectedProperty().isNull());
        Button take = takeButton("backup-take", false);
        for (Button button : List.of(back, delete, take)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        HBox bar = new HBox(Labels.of(Messages.text("backups.title"), "strong"), count, Labels.spacer(), back, delete,
                take);
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private Button takeButton(String id, boolean primary) {
        Button take = primary
                ? Buttons.primary(Icon.BACKUP, Messages.text("backups.take"))
                : Buttons.small(Icon.BACKUP, Messages.text("backups.take"));
        take.setId(id);
        take.setOnAction(_ -> model.take());
        take.textProperty().bind(model.takingProperty().map(
                taking -> Messages.text(taking ? "backups.taking-now" : "backups.take")));
        take.disableProperty().bind(model.takingProperty().or(frame.session().databaseProperty().isNull())
                .or(frame.session().migratingProperty().isNotNull()));
        return take;
    }

    private void fillList() {
        list.setId("backup-list");
        list.setItems(model.rows());
        list.setFixedCellSize(28);
        list.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<BackupRow, String> reason = Columns.text(text("reason"), 240, row -> row.manifest().reason());
        reason.setMinWidth(120);
        TableColumn<BackupRow, String> id = Columns.text(text("id"), 330, BackupRow::id, "mono");
        Columns.between(id, 250, 360);
        TableColumn<BackupRow, String> heads = Columns.text(text("heads"), 210,
                row -> RestoreModel.headsOf(row.manifest()), "mono");
        Columns.between(heads, 112, 280);
        list.getColumns().setAll(List.of(
                Columns.fixed(Columns.text(text("taken"), LogEntriesTable.MINUTE_WIDTH,
                        row -> Figures.minute(row.manifest().createdAt(), frame.zone())), LogEntriesTable.MINUTE_WIDTH),
                id, heads, Columns.fixed(
                        Columns.text(text("size"), 84, row -> Figures.bytes(row.manifest().size()), "right"), 84),
                Columns.fixed(healthColumn(), 112), reason));
        list.setRowFactory(_ -> new Row());
        list.getSelectionModel().selectedItemProperty().subscribe(now -> {
            if (now != null) {
                model.selectedProperty().set(now);
            }
        });
        model.selectedProperty().subscribe(this::select);
        model.rows().addListener((ListChangeListener<BackupRow>) _ -> select(model.selectedProperty().get()));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                askDelete(list);
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                restoreSelected();
                event.consume();
            }
        });
    }

    private void select(@Nullable BackupRow row) {
        if (row == null) {
            list.getSelectionModel().clearSelection();
        } else if (row != list.getSelectionModel().getSelectedItem()) {
            list.getSelectionModel().select(row);
        }
    }

    private static String text(String column) {
        return Messages.text("backups.column." + column);
    }

    private static TableColumn<BackupRow, BackupRow> healthColumn() {
        TableColumn<BackupRow, BackupRow> column = Columns.row(text("state"), 112, _ -> new Columns.Cell(null, null));
        column.setCellFactory(_ -> new HealthCell());
        return column;
    }

    private void show() {
        Content content = model.contentProperty().get();
        Throwable failure = model.failureProperty().get();
        middle.getChildren().setAll(switch (content) {
            case LOADING -> new StackPane();
            case ROWS -> list;
            case EMPTY -> new EmptyState(Icon.BACKUP, Messages.text("backups.empty.title"),
                    Messages.text("backups.empty.text"), takeButton("backup-take-first", true));
            case FAILED -> failure == null ? new StackPane() : failed(failure);
        });
    }

    private static Node failed(Throwable failure) {
        VBox box = new VBox(new ProblemPane(Problem.of(failure)));
        box.getStyleClass().add("failed");
        return box;
    }

    private void restoreSelected() {
        BackupRow row = model.selectedProperty().get();
        if (row != null) {
            restore.accept(row.manifest());
        }
    }

    private void askDelete(Node beside) {
        BackupRow row = model.selectedProperty().get();
        if (row != null) {
            ConfirmPopover.ask(beside, "backup-delete-confirm",
                    Messages.text("backups.delete-ask", row.id(), Figures.bytes(row.manifest().size())),
                    Messages.text("backups.delete-verb"), () -> model.delete(row));
        }
    }

    private final class Row extends TableRow<BackupRow> {

        Row() {
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !isEmpty()) {
                    restoreSelected();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable BackupRow row, boolean empty) {
            super.updateItem(row, empty);
            setContextMenu(row == null || empty ? null : menu(row.manifest()));
        }

        private ContextMenu menu(BackupManifest backup) {
            return new ContextMenu(item(Icon.UNDO, "backups.restore", BackupsView.this::restoreSelected),
                    item(Icon.DELETE, "backups.delete", () -> askDelete(this)), new SeparatorMenuItem(),
                    item(Icon.COPY, "backups.copy-id", () -> Clipboards.copy(backup.id())),
                    item(Icon.FOLDER, "backups.reveal", () -> reveal(backup.file())));
        }

        private void reveal(Path file) {
            frame.reveal().accept(file);
        }

        private static MenuItem item(Icon icon, String key, Runnable action) {
            MenuItem item = new MenuItem(Messages.text(key), icon.node());
            item.setOnAction(_ -> action.run());
            return item;
        }
    }

    /** Follows what is found of one backup's file. */
    private static final class HealthCell extends TableCell<BackupRow, BackupRow> {

        private Subscription following = Subscription.EMPTY;

        @Override
        protected void updateItem(@Nullable BackupRow row, boolean empty) {
            super.updateItem(row, empty);
            following.unsubscribe();
            following = Subscription.EMPTY;
            if (row == null || empty) {
                setGraphic(null);
            } else {
                following = row.healthProperty().subscribe(health -> setGraphic(label(health)));
            }
        }

        private static Label label(Health health) {
            String words = Messages.text("backups.state." + health.name().toLowerCase(Locale.ROOT));
            return switch (health) {
                case WAITING -> LogEntriesTable.label(Icon.CLOCK, "hint", words, "muted");
                case CHECKING -> {
                    Label label = Labels.of(words, "muted");
                    label.setGraphic(new BusyRing(13));
                    label.setGraphicTextGap(6);
                    yield label;
                }
                case INTACT -> LogEntriesTable.label(Icon.CHECK, "success", words, "default");
                case MISSING -> LogEntriesTable.label(Icon.ERROR, "danger", words, "danger");
                case DAMAGED -> LogEntriesTable.label(Icon.WARNING, "danger", words, "danger");
                case UNKNOWN -> LogEntriesTable.label(Icon.INFO, "hint", words, "muted");
            };
        }
    }
}
