package dev.retort.workbench.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.Page.PageColumn;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.tables.DataModel.Query;
import dev.retort.workbench.tables.DataModel.Shown;

/**
 * The rows as a grid: a number before each, then a column for each of the table's. Rows and columns out of sight have no
 * cells and no headers; rows out of sight are read when they come near.
 */
final class DataGrid extends TableView<GridRow> {

    private static final Duration SETTLE = Duration.millis(40);
    private static final double ROW = 28;

    private final DataModel model;
    private final List<ColumnHeader> headers = new ArrayList<>();
    private final PauseTransition settle = new PauseTransition(SETTLE);
    private final ReadOnlyStringWrapper inSight = new ReadOnlyStringWrapper(this, "inSight", "");
    private List<PageColumn> columns = List.of();
    private @Nullable Shown shown;
    private @Nullable ScrollBar sideways;
    private Subscription refills = Subscription.EMPTY;

    /** What is selected: whole rows by their place, and columns by their place among the table's. */
    record Selection(List<Integer> rows, List<Integer> columns) {

        int cells() {
            return rows.size() * columns.size();
        }
    }

    DataGrid(DataModel model) {
        this.model = model;
        setId("table-data-grid");
        getStyleClass().add("data-grid");
        setFixedCellSize(ROW);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getSelectionModel().setCellSelectionEnabled(true);
        setSortPolicy(_ -> false);
        settle.setOnFinished(_ -> look());
        widthProperty().subscribe(_ -> showHeaders());
        skinProperty().subscribe(skin -> {
            if (skin != null) {
                follow();
            }
        });
        model.shownProperty().subscribe(this::show);
        model.queryProperty().subscribe(_ -> dressHeaders());
    }

    /** Which rows are seen, such as {@code 1–21}; empty while none are. */
    ReadOnlyStringProperty inSightProperty() {
        return inSight.getReadOnlyProperty();
    }

    private void show(@Nullable Shown now) {
        Shown before = shown;
        shown = now;
        refills.unsubscribe();
        if (now == null) {
            setItems(FXCollections.emptyObservableList());
            getColumns().clear();
            headers.clear();
            columns = List.of();
            inSight.set("");
            return;
        }
        boolean same = before != null && before.query().table().equals(now.query().table())
                && columns.equals(now.columns());
        if (!same) {
            makeColumns(now);
        }
        getSelectionModel().clearSelection();
        setItems(now.rows());
        scrollTo(0);
        if (!same) {
            scrollToColumnIndex(0);
        }
        refills = now.rows().refillsProperty().subscribe((_, _) -> refresh());
        dressHeaders();
        settle.playFromStart();
    }

    private void makeColumns(Shown now) {
        columns = now.columns();
        headers.clear();
        List<TableColumn<GridRow, ?>> made = new ArrayList<>();
        made.add(numbers());
        for (int i = 0; i < columns.size(); i++) {
            made.add(column(i, columns.get(i), ColumnWidths.of(columns.get(i), i, now.rows())));
        }
        getColumns().setAll(made);
        showHeaders();
    }

    private static TableColumn<GridRow, GridRow> numbers() {
        TableColumn<GridRow, GridRow> column = new TableColumn<>();
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new NumberCell());
        column.getStyleClass().add("row-number");
        column.setPrefWidth(56);
        column.setMinWidth(40);
        column.setSortable(false);
        column.setReorderable(false);
        StackPane sign = new StackPane(Icon.FILTER.node(12));
        sign.getStyleClass().add("filter-sign");
        column.setGraphic(sign);
        return column;
    }

    private TableColumn<GridRow, GridRow> column(int index, PageColumn described, double width) {
        TableColumn<GridRow, GridRow> column = new TableColumn<>();
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new ValueCell(index, described.numeric()));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setMinWidth(48);
        ColumnHeader header = new ColumnHeader(described, () -> model.sortBy(described.name()), model::filter,
                () -> scrollToColumn(column));
        header.prefWidthProperty().bind(column.widthProperty());
        column.widthProperty().subscribe((_, _) -> showHeaders());
        headers.add(header);
        column.setGraphic(header);
        return column;
    }

    private void dressHeaders() {
        Query query = model.queryProperty().get();
        if (query == null) {
            return;
        }
        for (int i = 0; i < headers.size(); i++) {
            String name = columns.get(i).name();
            headers.get(i).show(name.equals(query.sort()) ? query.ascending() : null,
                    query.filters().getOrDefault(name, ""));
        }
    }

    /** Fills the headers in sight, and one on either side: the keyboard's focus goes there from the last in sight. */
    private void showHeaders() {
        double left = sideways == null || !sideways.isVisible() ? 0 : sideways.getValue();
        double edge = getColumns().isEmpty() ? 0 : getColumns().getFirst().getWidth() - left;
        boolean before = false;
        for (int i = 0; i < headers.size(); i++) {
            double width = getColumns().get(i + 1).getWidth();
            boolean seen = edge + width > 0 && edge < getWidth();
            if (seen || before) {
                headers.get(i).comeIntoSight();
            }
            if (seen && i > 0) {
                headers.get(i - 1).comeIntoSight();
            }
            before = seen;
            edge += width;
        }
    }

    private void follow() {
        for (Node bar : lookupAll(".scroll-bar")) {
            if (bar instanceof ScrollBar scrolls && scrolls.getOrientation() == Orientation.HORIZONTAL) {
                sideways = scrolls;
                scrolls.valueProperty().subscribe(_ -> showHeaders());
            }
        }
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.positionProperty().subscribe(_ -> settle());
            flow.heightProperty().subscribe(_ -> settle());
            flow.cellCountProperty().subscribe(_ -> settle());
        }
    }

    /** A pause that runs is left to end: a long scroll is looked at on its way. */
    private void settle() {
        if (settle.getStatus() != javafx.animation.Animation.Status.RUNNING) {
            settle.playFromStart();
        }
    }

    private void look() {
        Shown now = shown;
        Node flow = lookup(".virtual-flow");
        if (now == null || !(flow instanceof VirtualFlow<?> rows)) {
            return;
        }
        IndexedCell<?> first = rows.getFirstVisibleCell();
        IndexedCell<?> last = rows.getLastVisibleCell();
        if (first == null || last == null || now.rows().isEmpty()) {
            inSight.set("");
            return;
        }
        int end = Math.min(last.getIndex(), now.rows().size() - 1);
        inSight.set("%,d–%,d".formatted(first.getIndex() + 1, end + 1));
        now.rows().look(first.getIndex(), end);
    }

    /** The place of the cell that has the focus among the table's columns; -1 for none. */
    int focusedColumn() {
        return getFocusModel().getFocusedCell().getColumn() - 1;
    }

    int focusedRow() {
        return getFocusModel().getFocusedCell().getRow();
    }

    /** What is selected, as the rectangle around it. */
    Selection selection() {
        TreeSet<Integer> rows = new TreeSet<>();
        TreeSet<Integer> chosen = new TreeSet<>();
        for (TablePosition<?, ?> position : getSelectionModel().getSelectedCells()) {
            rows.add(position.getRow());
            if (position.getColumn() > 0) {
                chosen.add(position.getColumn() - 1);
            } else {
                for (int i = 0; i < columns.size(); i++) {
                    chosen.add(i);
                }
            }
        }
        return new Selection(List.copyOf(rows), List.copyOf(chosen));
    }

    /** Selects one row over all columns. */
    void selectRow(int row) {
        getSelectionModel().clearSelection();
        if (!columns.isEmpty()) {
            getSelectionModel().selectRange(row, getColumns().get(1), row, getColumns().getLast());
        }
    }
}
