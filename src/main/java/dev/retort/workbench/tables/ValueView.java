package dev.retort.workbench.tables;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.Page.PageColumn;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** The whole of one value. */
final class ValueView extends VBox {

    private final Label name = Labels.of("", "strong");
    private final Label type = Labels.of("", "mono", "muted");
    private final Label size = Labels.of("", "secondary");
    private final TextArea text = new TextArea();
    private final Button copy = Buttons.small(Icon.COPY, Messages.text("control.copy"));

    ValueView(Runnable close) {
        setId("table-value");
        getStyleClass().addAll("value-view", "divided-left");
        Button cross = Buttons.icon(Icon.CLOSE, Messages.text("control.close"));
        cross.setOnAction(_ -> close.run());
        name.setMinWidth(0);
        type.setMinWidth(0);
        HBox bar = new HBox(name, type, Labels.spacer(), cross);
        bar.getStyleClass().add("toolbar");
        text.setId("table-value-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().addAll("mono", "value-text");
        VBox.setVgrow(text, Priority.ALWAYS);
        copy.setOnAction(_ -> Clipboards.copy(text.getText()));
        HBox footer = new HBox(8, size, Labels.spacer(), copy);
        footer.getStyleClass().add("value-footer");
        getChildren().addAll(bar, text, footer);
    }

    void show(PageColumn column, long row, @Nullable String value) {
        name.setText(column.name());
        type.setText(column.type());
        text.setText(value == null ? "" : value);
        text.setPromptText(value == null ? Messages.text("tables.value.null") : "");
        copy.setDisable(value == null);
        String length = value == null
                ? Messages.text("tables.null")
                : Messages.text("tables.value.length", value.length());
        size.setText(Messages.text("tables.value.row", Figures.count(row)) + " · " + length);
    }
}
