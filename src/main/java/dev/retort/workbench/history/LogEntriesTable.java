package dev.retort.workbench.history;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import dev.retort.revision.Direction;
import dev.retort.run.LogEntry;
import dev.retort.workbench.control.Columns;
import dev.retort.workbench.control.FittingRow;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Room;
import dev.retort.workbench.control.Tag;
import dev.retort.workbench.history.LogRow.FileState;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** The entries of the log, newest first. */
final class LogEntriesTable extends TableView<LogRow> {

    /** Enough for the widest digits a date can have. */
    static final double MINUTE_WIDTH = 136;

    private static final PseudoClass FOREIGN = PseudoClass.getPseudoClass("foreign");

    private final HistoryViewModel model;

    LogEntriesTable(HistoryViewModel model, ZoneId zone) {
        super(model.rows());
        this.model = model;
        setId("history-table");
        setFixedCellSize(28);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        addColumns(zone);
        setRowFactory(_ -> new Row());
        followSelection();
    }

    /** What a narrow table leaves out stands in the details of the entry. */
    private void addColumns(ZoneId zone) {
        TableColumn<LogRow, LogRow> message = Columns.row(text("message"), 320, LogEntriesTable::message);
        message.setMinWidth(170);
        TableColumn<LogRow, LogRow> direction = Columns
                .fixed(Columns.row(text("direction"), 108, LogEntriesTable::direction), 108);
        TableColumn<LogRow, String> by = Columns.between(Columns.text(text("by"), 120, LogRow::by, "muted"), 90, 200);
        TableColumn<LogRow, String> took = Columns.fixed(Columns.text(text("took"), 68,
                of(entry -> Figures.duration(entry.duration())), "right", "muted"), 68);
        TableColumn<LogRow, String> statements = Columns.fixed(Columns.text(text("statements"), 88,
                of(entry -> Figures.count(entry.statements())), "right", "muted"), 88);
        TableColumn<LogRow, String> backup = Columns.between(
                Columns.text(text("backup"), 230, LogRow::backup, "mono", "muted"), 120, 260);
        getColumns().setAll(List.of(Columns.fixed(Columns.row(text("result"), 112, LogEntriesTable::result), 112),
                Columns.fixed(Columns.text(text("when"), MINUTE_WIDTH,
                        of(entry -> Figures.minute(entry.startedAt(), zone)), "muted"), MINUTE_WIDTH),
                direction, Columns.fixed(Columns.text(text("revision"), 112, LogEntriesTable::revision, "mono"), 112),
                message, by, took, statements, backup));
        Room.showFrom(this, 660, direction);
        Room.showFrom(this, 730, took);
        Room.showFrom(this, 820, by);
        Room.showFrom(this, 910, statements);
        Room.showFrom(this, 1040, backup);
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

    private static Function<LogRow, String> of(Function<LogEntry, String> words) {
        return row -> row.entry() == null ? "" : words.apply(row.entry());
    }

    private static String revision(LogRow row) {
        if (!row.revision().isEmpty()) {
            return row.revision();
        }
        // A restore has no revision of its own either, and leaves the database at those of its backup.
        List<String> heads = row.entry() == null ? List.of() : row.entry().headsAfter();
        return heads.isEmpty() ? Messages.text("history.base") : String.join(", ", heads);
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
        Label message = Labels.shrinking(messageOf(row), 110, row.message().isEmpty() ? "hint" : "words");
        FittingRow box = new FittingRow(8, message);
        if (row.entry() != null && !row.entry().error().isEmpty()) {
            box.getChildren().add(
                    Labels.shrinking(row.entry().error().lines().findFirst().orElse(""), 48, "danger"));
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
