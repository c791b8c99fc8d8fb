package dev.retort.workbench.tables;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.Page.PageColumn;
import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.tables.DataModel.Query;
import dev.retort.workbench.tables.DataModel.Shown;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** The Data tab: the grid, the value that is open beside it, and a line that says what is seen. */
final class DataView extends BorderPane {

    private static final KeyCombination SORT = new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_NAMES = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);
    private static final KeyCombination SELECT_ALL = new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);

    private final TablesViewModel tables;
    private final DataModel model;
    private final Notices notices;
    private final DataGrid grid;
    private final ValueView value = new ValueView(this::closeValue);
    private final Label seen = Labels.of("", "secondary");
    private final Label order = Labels.of("", "secondary");
    private final Label cells = Labels.of("", "secondary");
    private final Button clearFilters = Buttons.small(Icon.CLOSE, Messages.text("tables.filter.clear"));
    private final Banner problem;

    DataView(TablesViewModel tables, Notices notices) {
        this.tables = tables;
        this.model = tables.data();
        this.notices = notices;
        this.grid = new DataGrid(model);
        Button again = Buttons.small(Icon.REFRESH, Messages.text("tables.reload"));
        again.setOnAction(_ -> model.refresh());
        problem = new Banner(Banner.Look.DANGER, "", again);
        seen.setId("table-rows-seen");
        clearFilters.setId("table-filter-clear");
        clearFilters.setOnAction(_ -> model.clearFilters());
        HBox footer = new HBox(16, seen, order, clearFilters, Labels.spacer(), cells);
        footer.getStyleClass().add("grid-footer");
        for (Label label : List.of(seen, order)) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        cells.setMinWidth(0);
        setTop(new VBox(problem));
        setCenter(grid);
        setBottom(footer);
        grid.setContextMenu(menu());
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        grid.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && isOnCell(event)) {
                openValue();
            }
        });
        grid.getFocusModel().focusedCellProperty().subscribe(_ -> focusMoved());
        model.shownProperty().subscribe((before, now) -> {
            if (before == null || now == null || !before.query().equals(now.query())) {
                setRight(null);
            }
            say();
        });
        model.queryProperty().subscribe(_ -> say());
        model.busyProperty().subscribe(_ -> say());
        grid.inSightProperty().subscribe(_ -> say());
        model.failureProperty().subscribe(this::complain);
    }

    private static boolean isOnCell(MouseEvent event) {
        for (Node at = event.getPickResult().getIntersectedNode(); at != null; at = at.getParent()) {
            if (at instanceof ValueCell cell) {
                return !cell.isEmpty();
            }
        }
        return false;
    }

    private void complain(@Nullable Throwable failure) {
        say();
        problem.show(failure != null);
        if (failure != null) {
            Problem words = Problem.of(failure);
            problem.setText(words.title() + (words.hint().isEmpty() ? "" : " " + words.hint()));
        }
    }

    private void say() {
        Query query = model.queryProperty().get();
        Shown shown = model.shownProperty().get();
        boolean filtered = query != null && !query.filters().isEmpty();
        clearFilters.setVisible(filtered);
        clearFilters.setManaged(filtered);
        grid.setPlaceholder(model.busyProperty().get() && shown == null
                ? new BusyRing(24)
                : Labels.of(Messages.text(model.failureProperty().get() != null
                        ? "tables.not-read"
                        : filtered ? "tables.no-match" : "tables.no-rows"), "muted"));
        if (query == null || shown == null) {
            seen.setText("");
            order.setText("");
            return;
        }
        String range = grid.inSightProperty().get();
        seen.setText(shown.rows().isEmpty()
                ? Messages.text("tables.footer.none")
                : range.isEmpty()
                        ? ""
                        : Messages.text("tables.footer.rows", range.split("–")[0], range.split("–")[1], total(shown)));
        String sort = query.sort();
        String sorted = sort == null
                ? Messages.text("tables.footer.by-key")
                : Messages.text(query.ascending() ? "tables.footer.sorted.up" : "tables.footer.sorted.down", sort);
        order.setText(filtered
                ? sorted + " · " + Messages.text("tables.footer.filtered", String.join(", ", query.filters().keySet()))
                : sorted);
    }

    private String total(Shown shown) {
        int known = shown.rows().size();
        if (shown.rows().isComplete()) {
            return Figures.count(known);
        }
        var table = tables.selectedProperty().get();
        long estimate = table == null || !shown.query().filters().isEmpty() ? -1 : table.rows();
        return estimate > known
                ? Messages.text("tables.footer.about", Figures.count(estimate))
                : Messages.text("tables.footer.at-least", Figures.count(known));
    }

    private ContextMenu menu() {
        MenuItem copy = item("tables.copy", Icon.COPY, () -> copy(false));
        copy.setAccelerator(COPY);
        MenuItem names = item("tables.copy-with-names", null, () -> copy(true));
        names.setAccelerator(COPY_NAMES);
        MenuItem open = item("tables.open-value", Icon.VIEW, this::openValue);
        MenuItem filter = item("tables.filter-value", Icon.FILTER, this::filterByValue);
        MenuItem sort = item("tables.sort", Icon.ARROW_UP, this::sortByFocused);
        sort.setAccelerator(SORT);
        ContextMenu menu = new ContextMenu(copy, names, open, filter, sort);
        menu.setOnShowing(_ -> {
            boolean none = focused() == null;
            menu.getItems().forEach(item -> item.setDisable(none));
        });
        return menu;
    }

    private static MenuItem item(String key, @Nullable Icon icon, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key), icon == null ? null : icon.node(14));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void pressed(KeyEvent event) {
        if (COPY_NAMES.match(event)) {
            copy(true);
            event.consume();
        } else if (COPY.match(event)) {
            copy(false);
            event.consume();
        } else if (SORT.match(event)) {
            sortByFocused();
            event.consume();
        } else if (SELECT_ALL.match(event)) {
            selectHeld();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == grid && focused() != null) {
            openValue();
            event.consume();
        }
    }

    private void sortByFocused() {
        Focused focused = focused();
        if (focused != null) {
            model.sortBy(focused.column().name());
        }
    }

    /** Everything there is would mean reading all of it: the rows known so far, where they are not too many. */
    private void selectHeld() {
        Shown shown = model.shownProperty().get();
        if (shown != null && !shown.rows().isEmpty()) {
            int last = Math.min(shown.rows().size(), PagedRows.PAGE_SIZE * PagedRows.HELD_PAGES) - 1;
            grid.getSelectionModel().selectRange(0, grid.getColumns().get(1), last, grid.getColumns().getLast());
        }
    }

    private void copy(boolean withNames) {
        Shown shown = model.shownProperty().get();
        DataGrid.Selection selection = grid.selection();
        if (shown == null || selection.cells() == 0) {
            return;
        }
        List<GridRow> rows = new ArrayList<>();
        selection.rows().forEach(row -> rows.add(shown.rows().get(row)));
        List<String> names = withNames
                ? selection.columns().stream().map(i -> shown.columns().get(i).name()).toList()
                : List.of();
        Clipboards.copy(Clip.of(names, rows, selection.columns()));
        int held = (int) rows.stream().filter(GridRow::isHeld).count();
        notices.note(held == rows.size()
                ? Messages.text("tables.copied", held)
                : Messages.text("tables.copied.part", held, rows.size()));
    }

    /** A row that is held and the column of the cell that has the focus; null for none. */
    private @Nullable Focused focused() {
        Shown shown = model.shownProperty().get();
        int row = grid.focusedRow();
        int column = grid.focusedColumn();
        if (shown == null || row < 0 || row >= shown.rows().size() || column < 0) {
            return null;
        }
        GridRow held = shown.rows().get(row);
        return held.isHeld() ? new Focused(held, column, shown.columns().get(column)) : null;
    }

    private record Focused(GridRow row, int index, PageColumn column) {}

    private void focusMoved() {
        Focused focused = focused();
        if (focused == null) {
            cells.setText("");
            return;
        }
        String text = focused.row().value(focused.index());
        String shownText = text == null
                ? Messages.text("tables.null")
                : text.length() > 60 ? text.substring(0, 60).replace('\n', ' ') + "…" : text.replace('\n', ' ');
        cells.setText(focused.column().name() + " = " + shownText);
        if (getRight() == value) {
            showValue(focused);
        }
    }

    private void openValue() {
        Focused focused = focused();
        if (focused != null) {
            setRight(value);
            showValue(focused);
        }
    }

    private void showValue(Focused focused) {
        model.wholeValue(focused.row(), focused.index(),
                text -> {
                    // A long value comes later: another may have been chosen meanwhile.
                    if (focused.equals(focused())) {
                        value.show(focused.column(), focused.row().number(), text);
                    }
                });
    }

    private void filterByValue() {
        Focused focused = focused();
        if (focused != null) {
            String text = focused.row().value(focused.index());
            model.filter(focused.column().name(), text == null ? "null" : "= " + text);
        }
    }

    /** Closes the open value. */
    void closeValue() {
        if (getRight() == value) {
            setRight(null);
            grid.requestFocus();
        }
    }
}
