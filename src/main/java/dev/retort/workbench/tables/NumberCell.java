package dev.retort.workbench.tables;

import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.text.Figures;

/** The number of a row in the order shown; a click selects the whole row. */
final class NumberCell extends TableCell<GridRow, GridRow> {

    NumberCell() {
        getStyleClass().add("number");
        setOnMouseClicked(event -> {
            if (!isEmpty() && getTableView() instanceof DataGrid grid) {
                grid.selectRow(getIndex());
                event.consume();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable GridRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty || row == null ? null : Figures.count(getIndex() + 1L));
    }
}
