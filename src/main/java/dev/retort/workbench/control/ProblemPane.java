package dev.retort.workbench.control;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.retort.workbench.text.Messages;

/** What failed, on which statement and line, where the database stands, what to do, and "Copy details". */
public final class ProblemPane extends VBox {

    private static final int SHOWN_SQL = 1000;

    /** @param actions the ways out that this place offers, as buttons */
    public ProblemPane(Problem problem, Node... actions) {
        getStyleClass().add("problem-pane");
        Label title = Labels.wrapped(problem.title(), "title");
        HBox.setHgrow(title, Priority.ALWAYS);
        if (problem.cancelled()) {
            getStyleClass().add("cancelled");
        }
        HBox first = new HBox(8, problem.cancelled()
                ? Icon.STOP.node(16, "warning")
                : Icon.PROBLEM.node(16, "danger"), title);
        getChildren().add(first);
        if (problem.position() != null) {
            addLine("control.problem.where", Labels.of(problem.position().toString(), "mono"));
        }
        if (problem.sql() != null) {
            String sql = problem.sql().strip();
            Label statement = Labels.wrapped(sql.length() > SHOWN_SQL ? sql.substring(0, SHOWN_SQL) + " …" : sql,
                    "mono", "statement");
            statement.setMaxWidth(Double.MAX_VALUE);
            getChildren().add(statement);
        }
        if (!problem.state().isEmpty()) {
            addLine("control.problem.state", Labels.wrapped(problem.state()));
        }
        if (!problem.hint().isEmpty()) {
            addLine("control.problem.hint", Labels.wrapped(problem.hint()));
        }
        Button copy = Buttons.small(Icon.COPY, Messages.text("control.copy-details"));
        copy.setOnAction(_ -> {
            Clipboards.copy(problem.details());
            copy.setText(Messages.text("control.copied"));
        });
        HBox buttons = new HBox(8, actions);
        buttons.getChildren().add(copy);
        getChildren().add(buttons);
    }

    private void addLine(String whatKey, Label words) {
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().add(new HBox(8, Labels.of(Messages.text(whatKey), "what"), words));
    }
}
