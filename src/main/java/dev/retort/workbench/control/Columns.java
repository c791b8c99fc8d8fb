package dev.retort.workbench.control;

import java.util.function.Function;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

/** Columns of tables whose rows are records. */
public final class Columns {

    private Columns() {}

    /** A column of words; {@code styleClasses} such as {@code mono} or {@code right} go to its cells and header. */
    public static <R> TableColumn<R, String> text(String title, double width, Function<R, String> value,
            String... styleClasses) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new TextCell<>());
        column.getStyleClass().addAll(styleClasses);
        size(column, width);
        return column;
    }

    /** A column whose cells draw the whole row. */
    public static <R> TableColumn<R, R> row(String title, double width, Function<R, Cell> drawing) {
        TableColumn<R, R> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new DrawnCell<>(drawing));
        size(column, width);
        return column;
    }

    /** The same column, never of another width. */
    public static <R, T> TableColumn<R, T> fixed(TableColumn<R, T> column, double width) {
        return between(column, width, width);
    }

    /** The same column, at least and at most so wide. */
    public static <R, T> TableColumn<R, T> between(TableColumn<R, T> column, double least, double most) {
        column.setMinWidth(least);
        column.setMaxWidth(most);
        return column;
    }

    private static void size(TableColumn<?, ?> column, double width) {
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
    }

    /** What a cell shows: words, a node, or both. */
    public record Cell(@Nullable String text, javafx.scene.@Nullable Node graphic) {}

    private static final class TextCell<R> extends TableCell<R, String> {

        TextCell() {
            Labels.tellWhole(this);
        }

        @Override
        protected void updateItem(@Nullable String words, boolean empty) {
            super.updateItem(words, empty);
            setText(empty ? null : words);
        }
    }

    private static final class DrawnCell<R> extends TableCell<R, R> {

        private final Function<R, Cell> drawing;

        DrawnCell(Function<R, Cell> drawing) {
            this.drawing = drawing;
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
            } else {
                Cell cell = drawing.apply(row);
                setText(cell.text());
                setGraphic(cell.graphic());
            }
        }
    }
}
