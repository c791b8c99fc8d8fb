package dev.retort.workbench.editor;

import java.util.List;
import java.util.function.IntConsumer;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.retort.sql.DialectName;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Segments;
import dev.retort.workbench.editor.Preview.Way;
import dev.retort.workbench.text.Messages;

/** What the file in front would run, both ways, in words; each with its line. */
final class PreviewView extends VBox {

    private final VBox content = new VBox();
    private final IntConsumer goTo;

    /**
     * @param goTo leads to a line of the file
     * @param close hides the pane
     */
    PreviewView(PreviewModel model, IntConsumer goTo, Runnable close) {
        this.goTo = goTo;
        setId("editor-preview");
        getStyleClass().add("preview");
        Button cross = Buttons.smallIcon(Icon.CLOSE, Messages.text("editor.preview.close"));
        cross.setOnAction(_ -> close.run());
        Segments<DialectName> dialect = new Segments<>(List.of(DialectName.values()), DialectName::title);
        dialect.setId("editor-preview-dialect");
        dialect.valueProperty().bindBidirectional(model.dialectProperty());
        HBox heading = new HBox(8, Icon.VIEW.node(14), Labels.of(Messages.text("editor.preview"), "strong"),
                Labels.spacer(), dialect, cross);
        heading.getStyleClass().add("editor-bar");
        content.getStyleClass().add("preview-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(heading, scroll);
        model.previewProperty().subscribe(this::show);
    }

    private void show(Preview preview) {
        switch (preview) {
            case Preview.Nothing(String reason) -> content.getChildren().setAll(Labels.wrapped(reason, "muted"));
            case Preview.Statements(Way upgrade, Way downgrade) -> {
                content.getChildren().setAll(Labels.of(Messages.text("editor.preview.upgrade"), "way"));
                add(upgrade);
                Label second = Labels.of(Messages.text("editor.preview.downgrade"), "way");
                second.getStyleClass().add("second");
                content.getChildren().add(second);
                add(downgrade);
            }
        }
    }

    private void add(Way way) {
        if (!way.note().isEmpty()) {
            content.getChildren().add(Labels.wrapped(way.note(), "secondary"));
        }
        way.lines().forEach(line -> content.getChildren().add(row(line)));
    }

    private Node row(Preview.Line line) {
        Node sign = switch (line.kind()) {
            case ADDS -> Icon.ADD.node(13, "success");
            case CHANGES -> Icon.EDIT.node(13, "warning");
            case REMOVES -> Icon.DELETE.node(13, "danger");
        };
        Label words = Labels.wrapped(line.sentence());
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Hyperlink number = Buttons.link(Integer.toString(line.line()), () -> goTo.accept(line.line()));
        number.setAccessibleText(Messages.text("editor.line", Integer.toString(line.line())));
        number.getStyleClass().add("small-text");
        number.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(10, sign, words, number);
        row.getStyleClass().add("preview-row");
        return row;
    }
}
