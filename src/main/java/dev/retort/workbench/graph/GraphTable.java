package dev.retort.workbench.graph;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Callback;

import org.jspecify.annotations.Nullable;

import dev.retort.revision.LaneRow;
import dev.retort.workbench.control.Columns;
import dev.retort.workbench.control.FittingRow;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Room;
import dev.retort.workbench.control.Tag;
import dev.retort.workbench.graph.GraphRow.Place;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** The rows of the graph. */
final class GraphTable extends TableView<GraphRow> {

    private static final KeyCombination MENU = new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private static final double LEAST_MESSAGE = 120;
    /** Where the table is narrower, the message has the room of the date, which the details say too. */
    private static final double WITH_CREATED = 690;

    private final GraphViewModel model;
    private final ZoneId zone;

    GraphTable(GraphViewModel model, ZoneId zone) {
        super(model.rows());
        this.model = model;
        this.zone = zone;
        setId("graph-table");
        setFixedCellSize(LanePane.ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        TableColumn<GraphRow, GraphRow> lanes = new TableColumn<>(Messages.text("graph.column.graph"));
        lanes.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        lanes.setCellFactory(_ -> new LaneCell());
        lanes.setSortable(false);
        lanes.setReorderable(false);
        lanes.getStyleClass().add("lanes-column");
        model.lanesProperty().subscribe(count -> {
            double width = LanePane.widthOf(count.intValue());
            lanes.setMinWidth(width);
            lanes.setPrefWidth(width);
            lanes.setMaxWidth(width);
        });
        TableColumn<GraphRow, GraphRow> message = Columns.row(Messages.text("graph.column.message"), 400,
                this::message);
        message.setMinWidth(150);
        TableColumn<GraphRow, String> created = Columns.fixed(
                Columns.text(Messages.text("graph.column.created"), 134, this::created, "muted"), 134);
        getColumns().setAll(List.of(lanes, message,
                Columns.fixed(Columns.text(Messages.text("graph.column.id"), 108, GraphRow::id, "mono"), 108), created,
                Columns.fixed(Columns.row(Messages.text("graph.column.applied"), 150, this::applied), 150)));
        Room.showFrom(this, WITH_CREATED, created);
    }

    private Columns.Cell message(GraphRow row) {
        Label message = Labels.shrinking(messageOf(row), LEAST_MESSAGE);
        if (row.place() == Place.CURRENT) {
            message.getStyleClass().add("strong");
        } else if (row.message().isEmpty()) {
            message.getStyleClass().add(row.place() == Place.MISSING ? "danger" : "hint");
        }
        FittingRow box = new FittingRow(8, message);
        if (row.head()) {
            box.getChildren().add(new Tag(Icon.HEAD, Messages.text("graph.head"), Tag.Look.STRONG));
        }
        if (row.place() == Place.CURRENT) {
            box.getChildren().add(new Tag(Icon.CURRENT, Messages.text("graph.current"), Tag.Look.FILLED));
        }
        LaneRow lanes = row.lanes();
        for (String label : row.labels()) {
            box.getChildren().add(Tag.ofLane(label, lanes == null ? 0 : lanes.colour()));
        }
        for (String needed : row.needs()) {
            box.getChildren().add(new Tag(Icon.LINK, Messages.text("graph.needs", needed), Tag.Look.DASHED));
        }
        for (String missing : row.cutOff()) {
            box.getChildren().add(new Tag(Icon.PROBLEM, Messages.text("graph.cut-off", missing), Tag.Look.WARNING));
        }
        if (row.state().edited()) {
            box.getChildren().add(new Tag(Icon.EDIT, Messages.text("graph.edited"), Tag.Look.WARNING));
        }
        return new Columns.Cell(null, box);
    }

    private static String messageOf(GraphRow row) {
        if (row.place() == Place.MISSING) {
            return Messages.text("graph.missing");
        }
        return row.message().isEmpty() ? Messages.text("graph.no-message") : row.message();
    }

    private String created(GraphRow row) {
        return row.revision() == null || row.revision().created() == null
                ? ""
                : Figures.minute(row.revision().created(), zone);
    }

    private Columns.Cell applied(GraphRow row) {
        return switch (row.place()) {
            case PENDING -> cell(Icon.PENDING, "accent", Messages.text("graph.pending"), "hint");
            case MISSING -> cell(Icon.PROBLEM, "danger", Messages.text("graph.no-file"), "danger");
            case UNKNOWN -> new Columns.Cell("", null);
            case APPLIED, CURRENT -> row.state().appliedAt() == null
                    ? cell(Icon.CHECK, "success",
                            Messages.text(row.state().byRetort() ? "graph.applied" : "graph.not-by-retort"), "muted")
                    : cell(Icon.CHECK, "success", Figures.minute(row.state().appliedAt(), zone), "muted");
        };
    }

    private static Columns.Cell cell(Icon icon, String look, String words, String styleClass) {
        Label label = Labels.of(words, styleClass);
        label.setGraphic(icon.node(icon == Icon.PENDING ? 9 : 13, look));
        label.setGraphicTextGap(6);
        return new Columns.Cell(null, label);
    }

    /** Selects a revision and brings it into sight. */
    void reveal(String id) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).id().equals(id)) {
                getSelectionModel().clearAndSelect(i);
                scrollTo(Math.max(0, i - 5));
                return;
            }
        }
    }

    /** Calls {@code hearer} with what is selected, top row first, at most two. */
    void onSelection(Consumer<List<GraphRow>> hearer) {
        getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> hearer
                .accept(getSelectionModel().getSelectedIndices().stream().filter(index -> index >= 0).sorted().limit(2)
                        .map(getItems()::get).toList()));
    }

    private final class LaneCell extends TableCell<GraphRow, GraphRow> {

        private final LanePane pane = new LanePane();

        @Override
        protected void updateItem(@Nullable GraphRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
            } else {
                int missing = getItems().size() - (row.layout() == null ? 0 : row.layout().size());
                pane.show(row, index -> model.rows().get(index + missing).place() == Place.PENDING);
                pane.setPrefWidth(getTableColumn().getWidth());
                setGraphic(pane);
            }
        }
    }

    /** Rows that open the menu of their revision. */
    Callback<TableView<GraphRow>, TableRow<GraphRow>> rowsWithMenu(GraphActions actions) {
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.CONTEXT_MENU || MENU.match(event)) {
                showMenu(actions);
                event.consume();
            }
        });
        return _ -> new Row(actions);
    }

    /** The menu of the selected row beside it, for the keyboard. */
    private void showMenu(GraphActions actions) {
        GraphRow row = getSelectionModel().getSelectedItem();
        lookupAll(".table-row-cell").stream().filter(Row.class::isInstance).map(Row.class::cast)
                .filter(cell -> row != null && cell.getItem() == row).findFirst()
                .ifPresent(cell -> actions.menu(row).show(cell, Side.BOTTOM, LanePane.widthOf(1), 0));
    }

    private static final class Row extends TableRow<GraphRow> {

        private final GraphActions actions;

        Row(GraphActions actions) {
            this.actions = actions;
            setOnContextMenuRequested(event -> {
                GraphRow row = getItem();
                if (row != null) {
                    this.actions.menu(row).show(this, event.getScreenX(), event.getScreenY());
                    event.consume();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable GraphRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(MISSING, row != null && row.place() == Place.MISSING);
            pseudoClassStateChanged(CURRENT, row != null && row.place() == Place.CURRENT);
        }
    }
}
