package dev.retort.workbench.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Words in the sizes and weights the workbench uses. */
public final class Labels {

    private Labels() {}

    /** With style classes of the shared stylesheet: {@code mono}, {@code strong}, {@code secondary}, {@code muted}. */
    public static Label of(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    public static Label of(ObservableValue<String> text, String... styleClasses) {
        Label label = of("", styleClasses);
        label.textProperty().bind(text);
        return label;
    }

    /** Takes as many lines as it needs. */
    public static Label wrapped(String text, String... styleClasses) {
        Label label = of(text, styleClasses);
        label.setWrapText(true);
        label.getStyleClass().add("wrapped");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /**
     * Keeps its first {@code least} pixels to be seen where it must share a row that is too narrow, and says the rest in
     * a tooltip.
     */
    public static Label shrinking(String text, double least, String... styleClasses) {
        Label label = new Label(text) {
            @Override
            protected double computeMinWidth(double height) {
                return Math.min(least, computePrefWidth(height));
            }
        };
        label.getStyleClass().addAll(styleClasses);
        tellWhole(label);
        return label;
    }

    /** Says in a tooltip what a label or cell has no room for. */
    public static void tellWhole(Labeled label) {
        label.textProperty().subscribe(text -> {
            Tooltip there = label.getTooltip();
            if (text == null || text.isEmpty()) {
                label.setTooltip(null);
            } else if (there == null) {
                label.setTooltip(new Tooltip(text));
            } else {
                // A cell says something else with each row that is scrolled into it.
                there.setText(text);
            }
        });
    }

    /** A small rounded number, as on a tab. */
    public static Label counter() {
        return of("", "counter");
    }

    public static Label keycap(String keys) {
        Label keycap = of(keys, "keycap");
        keycap.setMinWidth(Region.USE_PREF_SIZE);
        return keycap;
    }

    /** Takes the room that is left in a row, so that what follows stands at its end. */
    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /** A heading of 32 px with whatever stands beside it. */
    public static HBox sectionHeading(Label title, javafx.scene.Node... beside) {
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox heading = new HBox(title);
        heading.getChildren().addAll(beside);
        heading.getStyleClass().add("section-heading");
        return heading;
    }
}
