package dev.retort.workbench.graph;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.text.Messages;

/** The files that cannot be read, each with its way to the editor: without them there is no graph. */
final class UnreadableFiles extends ScrollPane {

    private final GraphActions actions;
    private final VBox list = new VBox(12);

    UnreadableFiles(GraphViewModel model, GraphActions actions) {
        this.actions = actions;
        setId("graph-problems");
        setFitToWidth(true);
        list.getStyleClass().add("problem-list");
        setContent(list);
        model.problems().addListener((ListChangeListener<RetortException>) _ -> show(model));
        show(model);
    }

    private void show(GraphViewModel model) {
        list.getChildren().setAll(Labels.wrapped(Messages.text("graph.problems", model.problems().size()), "heading"));
        for (RetortException problem : model.problems()) {
            SourcePosition at = problem.position();
            if (at == null) {
                list.getChildren().add(new ProblemPane(Problem.of(problem)));
            } else {
                Button open = Buttons.small(Icon.EDIT, Messages.text("graph.edit"));
                open.setOnAction(_ -> actions.edit(at));
                list.getChildren().add(new ProblemPane(Problem.of(problem), open));
            }
        }
    }
}
