package dev.retort.workbench.history;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import dev.retort.revision.Direction;
import dev.retort.run.LogEntry;
import dev.retort.workbench.control.Columns;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Tag;
import dev.retort.workbench.history.LogRow.FileState;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.text.Wording;

/** The entries of the log, newest first. */
final class LogTable extends TableView<LogRow> {

    private static final PseudoClass FOREIGN = PseudoClass.getPseudoClass("foreign");

    private final HistoryViewModel model;

    LogTable(HistoryViewModel model, ZoneId zone) {
        super(model.rows());
        this.model = model;
        setId("history-table");
        setFixedCellSize(28);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<LogRow, LogRow> message = Columns.row(text("message"), 320, LogTable::message);
        message.setMinWidth(160);
        getColumns().setAll(List.of(fixed(Columns.row(text("result"), 120, LogTable::result), 120),
                fixed(Columns.text(text("when"), 124, of(entry -> Wording.minute(entry.startedAt(), zone)), "muted"),
                        124),
                fixed(Columns.row(text("direction"), 108, LogTable::direction), 108),
                fixed(Columns.text(text("revision"), 112, LogTable::revision, "mono"), 112), message,
                between(Columns.text(text("by"), 120, LogRow::by, "muted"), 80, 200),
                fixed(Columns.text(text("took"), 64, of(entry -> Wording.duration(entry.duration())), "right",
                        "muted"), 68),
                fixed(Columns.text(text("statements"), 80, of(entry -> Wording.count(entry.statements())), "right",
                        "muted"), 84),
                between(Columns.text(text("backup"), 150, LogRow::backup, "mono", "muted"), 64, 260)));
        setRowFactory(_ -> new Row());
        followSelection();
    }

    private void followSelection() {
        getSelectionModel().selectedItemProperty().subscribe(now -> {
            if (now != null) {
                model.selectedProperty().set(now);
            }
        });
        model.selectedProperty().subscribe(this::reveal);
        model.rows().addListener((ListChangeListener<LogRow>) _ -> reveal(model.selectedProperty().get()));
    }

    private void reveal(@Nullable LogRow row) {
        if (row == null) {
            getSelectionModel().clearSelection();
        } else if (!row.equals(getSelectionModel().getSelectedItem()) && getItems().contains(row)) {
            getSelectionModel().select(row);
            scrollTo(Math.max(0, getItems().indexOf(row) - 3));
        }
    }

    private static String text(String column) {
        return Messages.text("history.column." + column);
    }

    private static <T> TableColumn<LogRow, T> fixed(TableColumn<LogRow, T> column, double width) {
        return between(column, width, width);
    }

    private static <T> TableColumn<LogRow, T> between(TableColumn<LogRow, T> column, double least, double most) {
        column.setMinWidth(least);
        column.setMaxWidth(most);
        return column;
    }

    private static Function<LogRow, String> of(Function<LogEntry, String> words) {
        return row -> row.entry() == null ? "" : words.apply(row.entry());
    }

    private static String revision(LogRow row) {
        return row.revision().isEmpty() ? Messages.text("history.base") : row.revision();
    }

    private static Columns.Cell result(LogRow row) {
        return new Columns.Cell(null, resultLabel(row));
    }

    /** How it ended, as a word with its icon. */
    static Label resultLabel(LogRow row) {
        return switch (row.result()) {
            case DONE -> label(Icon.CHECK, "success", row.result().words(), "default");
            case FAILED -> label(Icon.ERROR, "danger", row.result().words(), "danger");
            case CANCELLED -> label(Icon.STOP, "warning", row.result().words(), "default");
            case FOREIGN -> label(Icon.INFO, "hint", row.result().words(), "muted");
        };
    }

    private static Columns.Cell direction(LogRow row) {
        return new Columns.Cell(null, row.entry() == null ? null : directionLabel(row.entry().direction()));
    }

    /** Which way, as a word with its arrow. */
    static Label directionLabel(Direction direction) {
        Icon icon = switch (direction) {
            case UPGRADE -> Icon.ARROW_UP;
            case DOWNGRADE -> Icon.ARROW_DOWN;
            case STAMP -> Icon.STAMP;
        };
        return label(icon, "", Messages.text("history.direction." + direction.name().toLowerCase(Locale.ROOT)),
                "default");
    }

    static Label label(Icon icon, String look, String words, String styleClass) {
        Label label = Labels.of(words, styleClass);
        label.setGraphic(look.isEmpty() ? icon.node(13) : icon.node(13, look));
        label.setGraphicTextGap(6);
        return label;
    }

    private static Columns.Cell message(LogRow row) {
        Label message = Labels.of(messageOf(row), row.message().isEmpty() ? "hint" : "words");
        message.setMinWidth(48);
        HBox box = new HBox(8, message);
        box.setAlignment(Pos.CENTER_LEFT);
        if (row.entry() != null && !row.entry().error().isEmpty()) {
            Label error = Labels.of(row.entry().error().lines().findFirst().orElse(""), "danger");
            error.setMinWidth(48);
            box.getChildren().add(error);
        }
        if (row.file() == FileState.EDITED) {
            box.getChildren().add(new Tag(Icon.EDIT, Messages.text("history.edited"), Tag.Look.WARNING));
        }
        return new Columns.Cell(null, box);
    }

    /** The message, or what stands for it where there is none. */
    static String messageOf(LogRow row) {
        if (!row.message().isEmpty()) {
            return row.message();
        }
        return Messages.text(row.revision().isEmpty() ? "history.to-base" : "history.no-message");
    }

    private static final class Row extends TableRow<LogRow> {

        @Override
        protected void updateItem(@Nullable LogRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(FOREIGN, row != null && row.entry() == null);
        }
    }
}
