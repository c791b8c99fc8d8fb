package dev.retort.workbench.tables;

import java.util.function.BiConsumer;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.Page.PageColumn;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Messages;

/**
 * A column's name over its type, and the field to filter by; a click sorts. A grid makes the headers of all its columns
 * at once, and a field costs milliseconds: a header is empty until it comes into sight.
 */
final class ColumnHeader extends VBox {

    private static final Duration TYPING = Duration.millis(400);
    private static final PseudoClass SORTED = PseudoClass.getPseudoClass("sorted");

    private final PageColumn column;
    private final Runnable sort;
    private final BiConsumer<String, String> filtered;
    private final Runnable reached;
    private @Nullable Boolean ascending;
    private String filteredBy = "";
    private @Nullable Parts parts;

    /** What is seen of it. */
    private record Parts(StackPane arrow, TextField filter) {}

    /**
     * @param sort does what a click asks for
     * @param filtered hears the column and what was typed, once typing pauses
     * @param reached is called when the keyboard's focus comes to the field, which may be out of sight
     */
    ColumnHeader(PageColumn column, Runnable sort, BiConsumer<String, String> filtered, Runnable reached) {
        this.column = column;
        this.sort = sort;
        this.filtered = filtered;
        this.reached = reached;
        getStyleClass().add("grid-header");
    }

    /** Fills the header, the first time it is called. */
    void comeIntoSight() {
        if (parts == null) {
            StackPane arrow = new StackPane();
            arrow.setMinWidth(Region.USE_PREF_SIZE);
            arrow.managedProperty().bind(Bindings.isNotEmpty(arrow.getChildren()));
            TextField filter = new TextField(filteredBy);
            parts = new Parts(arrow, filter);
            VBox words = words(arrow);
            prepare(filter);
            tellOnceWanted(words, filter);
            getChildren().addAll(words, filter);
            VBox.setVgrow(words, Priority.ALWAYS);
            drawArrow(arrow);
        }
    }

    private VBox words(StackPane arrow) {
        Label name = Labels.of(column.name(), "column-name");
        name.setMinWidth(0);
        HBox first = new HBox(4, name, arrow);
        if (column.primaryKey()) {
            first.getChildren().addFirst(Icon.KEY.node(11, "warning"));
        } else if (column.foreignKey()) {
            first.getChildren().addFirst(Icon.LINK.node(11));
        }
        first.getStyleClass().add("first");
        VBox words = new VBox(first, Labels.of(column.type(), "column-type"));
        words.getStyleClass().add("words");
        if (column.numeric()) {
            words.getStyleClass().add("right");
        }
        words.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                sort.run();
            }
        });
        return words;
    }

    /** A tooltip is a window of its own: hundreds of columns would make hundreds of them that nobody asks for. */
    private void tellOnceWanted(VBox words, TextField filter) {
        addEventFilter(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                removeEventFilter(MouseEvent.MOUSE_ENTERED, this);
                Tooltip.install(words, new Tooltip(column.name() + "\n" + column.type()));
                filter.setTooltip(new Tooltip(Messages.text("tables.filter.help")));
            }
        });
    }

    private void prepare(TextField filter) {
        filter.setId("table-filter-" + column.name());
        filter.setPromptText(Messages.text(column.numeric() ? "tables.filter.any" : "tables.filter.contains"));
        filter.setAccessibleText(Messages.text("tables.filter", column.name()));
        filter.getStyleClass().add("filter-field");
        filter.setMinWidth(0);
        PauseTransition pause = new PauseTransition(TYPING);
        pause.setOnFinished(_ -> filtered.accept(column.name(), filter.getText()));
        filter.textProperty().subscribe((_, typed) -> {
            // What the grid itself writes into the field was not typed.
            if (!typed.equals(filteredBy)) {
                pause.playFromStart();
            } else {
                pause.stop();
            }
        });
        filter.setOnAction(_ -> {
            pause.stop();
            filtered.accept(column.name(), filter.getText());
        });
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            }
        });
        filter.focusVisibleProperty().subscribe(visible -> {
            if (visible) {
                reached.run();
            }
        });
        // Pressing in the field must neither sort nor drag the column.
        filter.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    }

    /** Shows what the rows are sorted and filtered by; null for a column they are not sorted by. */
    void show(@Nullable Boolean sortedUpwards, String filter) {
        ascending = sortedUpwards;
        filteredBy = filter;
        pseudoClassStateChanged(SORTED, ascending != null);
        Parts shown = parts;
        if (shown != null) {
            drawArrow(shown.arrow());
            if (!shown.filter().isFocused() && !shown.filter().getText().strip().equals(filter)) {
                shown.filter().setText(filter);
            }
        }
    }

    private void drawArrow(StackPane arrow) {
        if (ascending == null) {
            arrow.getChildren().clear();
        } else {
            arrow.getChildren().setAll((ascending ? Icon.ARROW_UP : Icon.ARROW_DOWN).node(11, "accent"));
        }
    }
}
