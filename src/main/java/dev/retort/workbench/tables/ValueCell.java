package dev.retort.workbench.tables;

import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.text.Messages;

/** One value on one line; NULL is shown as such. */
final class ValueCell extends TableCell<GridRow, GridRow> {

    private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");
    private static final int SHOWN = 300;

    private final int column;

    ValueCell(int column, boolean numeric) {
        this.column = column;
        getStyleClass().add("value");
        if (numeric) {
            getStyleClass().add("right");
        }
    }

    @Override
    protected void updateItem(@Nullable GridRow row, boolean empty) {
        super.updateItem(row, empty);
        String value = empty || row == null ? null : row.value(column);
        boolean held = row != null && row.isHeld();
        pseudoClassStateChanged(NULL, !empty && held && value == null);
        pseudoClassStateChanged(ABSENT, !empty && row != null && !held);
        if (empty || row == null) {
            setText(null);
        } else if (!held) {
            setText("…");
        } else {
            setText(value == null ? Messages.text("tables.null") : onOneLine(value));
        }
    }

    private static String onOneLine(String value) {
        String start = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        return start.replace("\r\n", " ↵ ").replace("\n", " ↵ ").replace('\t', ' ');
    }
}
