package dev.retort.workbench.graph;

import java.nio.file.Path;

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
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;

/** The files that cannot be read, each with its way to the editor: without them there is no graph. */
final class ProblemList extends ScrollPane {

    private final Session session;
    private final Navigator navigator;
    private final VBox list = new VBox(12);

    ProblemList(Session session, GraphViewModel model, Navigator navigator) {
        this.session = session;
        this.navigator = navigator;
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
                open.setOnAction(_ -> open(at));
                list.getChildren().add(new ProblemPane(Problem.of(problem), open));
            }
        }
    }

    private void open(SourcePosition at) {
        session.project().ifPresent(project -> {
            Path file = project.folder().resolve(at.file());
            navigator.go(new Destination.InEditor(file, at));
        });
    }
}
