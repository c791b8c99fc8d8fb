package dev.retort.workbench.editor;

import java.util.List;
import java.util.function.IntConsumer;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.retort.revision.Direction;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.control.Segments;
import dev.retort.workbench.editor.PreviewModel.Preview;
import dev.retort.workbench.editor.PreviewModel.Statement;
import dev.retort.workbench.text.Messages;

/** What the file would run, statement by statement in words. */
final class PreviewView extends VBox {

    private final PreviewModel model;
    private final IntConsumer goToLine;
    private final VBox content = new VBox();
    private final Label dialect = Labels.of("", "secondary");
    private final Label unsaved = Labels.wrapped(Messages.text("editor.preview.as-saved"), "secondary");

    PreviewView(PreviewModel model, IntConsumer goToLine) {
        this.model = model;
        this.goToLine = goToLine;
        setId("editor-preview-pane");
        getStyleClass().addAll("side-pane", "divided-left");
        Button cross = Buttons.icon(Icon.CLOSE, Messages.text("editor.preview.close"));
        cross.setOnAction(_ -> model.wantedProperty().set(false));
        HBox bar = new HBox(8, Icon.VIEW.node(14), Labels.of(Messages.text("editor.preview.title"), "strong"), dialect,
                Labels.spacer(), cross);
        bar.getStyleClass().add("side-bar");
        Segments<Direction> way = new Segments<>(List.of(Direction.UPGRADE, Direction.DOWNGRADE),
                direction -> Messages.text("editor.preview." + direction.text()));
        way.valueProperty().bindBidirectional(model.directionProperty());
        unsaved.managedProperty().bind(unsaved.visibleProperty());
        VBox top = new VBox(8, way, unsaved);
        top.getStyleClass().add("side-top");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        content.getStyleClass().add("side-content");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(bar, top, scroll);
        model.previewProperty().subscribe(this::show);
    }

    /** Says whether the file has changes that the preview does not show. */
    void showUnsaved(boolean dirty) {
        unsaved.setVisible(dirty);
    }

    private void show(Preview preview) {
        dialect.setText(model.dialect().title());
        content.getChildren().setAll(switch (preview) {
            case Preview.None _ -> List.of(Labels.wrapped(Messages.text("editor.preview.none"), "muted"));
            case Preview.Failed(Throwable why) -> List.of(new ProblemPane(Problem.of(why)));
            case Preview.Statements(List<Statement> statements) -> statements.isEmpty()
                    ? List.of(Labels.wrapped(Messages.text("editor.preview.empty"), "muted"))
                    : statements.stream().map(this::row).toList();
        });
    }

    private Node row(Statement statement) {
        String sentence = statement.sentence().isEmpty()
                ? statement.sql()
                : Character.toUpperCase(statement.sentence().charAt(0)) + statement.sentence().substring(1);
        Label words = Labels.wrapped(sentence);
        words.setTooltip(new Tooltip(statement.sql()));
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Hyperlink line = Buttons.link(Integer.toString(statement.line()), () -> goToLine.accept(statement.line()));
        line.setAccessibleText(Messages.text("editor.problems.line", statement.line()));
        line.setMinWidth(Region.USE_PREF_SIZE);
        Node icon = statement.losesData()
                ? Icon.WARNING.node(14, "warning")
                : Icon.CHEVRON_RIGHT.node(14);
        if (statement.losesData()) {
            icon.setAccessibleText(Messages.text("editor.preview.loses"));
            Tooltip.install(icon, new Tooltip(Messages.text("editor.preview.loses")));
        }
        HBox row = new HBox(8, icon, words, line);
        row.getStyleClass().add("preview-row");
        return row;
    }
}
