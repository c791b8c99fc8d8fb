package dev.retort.workbench.apply;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.problem.ProblemCode;
import dev.retort.revision.Direction;
import dev.retort.run.RunResult;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** How a run ended: done, or what failed and where the database stands now; and where to go from here. */
final class ResultView {

    private ResultView() {}

    /** @param again makes the plan again, from where the database stands now */
    static Node of(RunResult result, Navigator navigator, Runnable again) {
        return switch (result) {
            case RunResult.Completed completed -> done(completed, navigator);
            case RunResult.Stopped stopped -> stopped(stopped, navigator, again);
        };
    }

    /** One sentence: {@code Applied 3 revisions in 27.4 s}. */
    static String sentence(RunResult.Completed completed) {
        return Messages.text("apply.done." + completed.plan().direction().text(), completed.applied().size(),
                Figures.duration(completed.duration()));
    }

    private static Node done(RunResult.Completed completed, Navigator navigator) {
        String heads = completed.headsNow().isEmpty()
                ? Messages.text("apply.base")
                : String.join(", ", completed.headsNow());
        VBox words = new VBox(2, Labels.of(sentence(completed), "strong"),
                Labels.of(Messages.text("apply.done-at", heads), "secondary"));
        HBox line = new HBox(10, Icon.DONE.node(18, "success"), words, Labels.spacer());
        line.getStyleClass().addAll("result-done");
        String backup = completed.backup();
        if (backup != null && completed.plan().direction() == Direction.DOWNGRADE) {
            line.getChildren().add(restore(backup, navigator));
        }
        return line;
    }

    private static Node stopped(RunResult.Stopped stopped, Navigator navigator, Runnable again) {
        List<Node> ways = new ArrayList<>();
        String backup = stopped.backup();
        if (backup != null) {
            ways.add(restore(backup, navigator));
        }
        ProblemCode code = stopped.cause().code();
        Button retry = Buttons.small(Icon.REFRESH, Messages.text(code == ProblemCode.VERSION_TABLE_CHANGED
                || code == ProblemCode.PLAN_CHANGED ? "apply.plan-again" : "apply.try-again"));
        retry.setId("plan-again");
        retry.setOnAction(_ -> again.run());
        ways.add(retry);
        Problem problem = Problem.of(stopped.cause()).withState(stopped.state());
        ProblemPane pane = new ProblemPane(problem, ways.toArray(Node[]::new));
        VBox box = new VBox(pane);
        box.getStyleClass().add("result-stopped");
        return box;
    }

    private static Button restore(String backup, Navigator navigator) {
        Button restore = Buttons.small(Icon.UNDO, Messages.text("apply.restore"));
        restore.setId("restore-backup");
        restore.setMinWidth(Region.USE_PREF_SIZE);
        restore.setOnAction(_ -> navigator.go(new Destination.Restore(backup)));
        return restore;
    }

    /** The tables browser with what ran marked in it. */
    static Destination touched(RunResult result) {
        Plan plan = result.plan();
        List<String> sql = new ArrayList<>();
        for (PlannedStep step : plan.steps()) {
            if (result.applied().contains(step.revision())) {
                step.statements().stream().map(PlannedStatement::sql).forEach(sql::add);
            }
        }
        return new Destination.Touched(List.copyOf(result.applied()), plan.direction(), List.copyOf(sql));
    }
}
