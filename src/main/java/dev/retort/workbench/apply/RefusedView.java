package dev.retort.workbench.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.text.Messages;

/** Why there is no plan, and the ways out. */
final class RefusedView {

    private RefusedView() {}

    /** @param edit leads to a place in a file */
    static Node of(ApplyViewModel model, ApplyParts parts, Runnable close, Consumer<SourcePosition> edit) {
        VBox box = new VBox(16);
        box.getStyleClass().add("refused");
        model.failureProperty().subscribe(failure -> {
            box.getChildren().clear();
            if (failure != null) {
                boolean unreadable = failure instanceof RetortException known
                        && known.code() == ProblemCode.UNSUPPORTED_PYTHON;
                Problem problem = Problem.of(failure);
                box.getChildren().add(new ProblemPane(unreadable ? problem.withoutHint() : problem,
                        ways(failure, model, parts, close, edit).toArray(Node[]::new)));
                if (unreadable) {
                    box.getChildren().add(new AlembicQuestion(model));
                }
            }
        });
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private static List<Node> ways(Throwable failure, ApplyViewModel model, ApplyParts parts, Runnable close,
            Consumer<SourcePosition> edit) {
        List<Node> ways = new ArrayList<>();
        ProblemCode code = failure instanceof RetortException known ? known.code() : null;
        if (code == ProblemCode.MULTIPLE_HEADS && model.wanted().direction() == Direction.UPGRADE) {
            ways.add(way("merge-heads", Icon.MERGE, "graph.merge", () -> {
                close.run();
                parts.navigator().go(new Destination.Merge());
            }));
            ways.add(way("upgrade-heads", Icon.UPGRADE, "shell.upgrade-heads",
                    () -> parts.navigator().go(Destination.upgrade("heads"))));
        }
        SourcePosition at = failure instanceof RetortException known ? known.position() : null;
        if (at != null) {
            ways.add(way("open-in-editor", Icon.EDIT, "graph.edit", () -> edit.accept(at)));
        }
        ways.add(way("plan-again", Icon.REFRESH, "apply.plan-again", model::plan));
        return ways;
    }

    private static Button way(String id, Icon icon, String key, Runnable action) {
        Button button = Buttons.small(icon, Messages.text(key));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
