package dev.retort.workbench.apply;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;
import dev.retort.plan.Plan;
import dev.retort.revision.Direction;
import dev.retort.run.RunResult;
import dev.retort.workbench.apply.ApplyViewModel.Stage;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.EnvironmentColour;

/** What will happen, in a sentence, and the buttons that let it happen or not. */
final class ApplyFooter extends HBox {

    private final ApplyViewModel model;
    private final Label sentence = Labels.wrapped("");
    private final Label keycap = Labels.keycap("Esc");
    private final Button cancel = Buttons.plain(Messages.text("control.cancel"));
    private final Button apply = Buttons.confirm(Icon.UPGRADE, "");
    private final Button changes = Buttons.primary(Icon.TABLES, Messages.text("apply.show-changes"));
    private final Runnable close;

    ApplyFooter(ApplyViewModel model, ApplyParts parts, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().add("pane-footer");
        sentence.setId("apply-sentence");
        sentence.setGraphicTextGap(10);
        cancel.setId("apply-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        apply.setId("apply-button");
        apply.setMinWidth(USE_PREF_SIZE);
        apply.setOnAction(_ -> model.apply());
        EnvironmentColour.mark(apply, model.database().environment());
        changes.setId("show-changes");
        changes.setMinWidth(USE_PREF_SIZE);
        changes.setOnAction(_ -> {
            RunResult result = model.resultProperty().get();
            if (result != null) {
                close.run();
                parts.navigator().go(ResultView.touched(result));
            }
        });
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(sentence, keycap, cancel, changes, apply);
        model.stageProperty().subscribe(_ -> update());
        model.agreement().backupProperty().subscribe(_ -> update());
        model.agreement().offerProperty().subscribe(_ -> update());
        model.canApplyProperty().subscribe(_ -> update());
        model.cancellingProperty().subscribe(_ -> update());
    }

    private void update() {
        Stage stage = model.stageProperty().get();
        Plan plan = model.planProperty().get();
        RunResult result = model.resultProperty().get();
        boolean applying = stage == Stage.READY || stage == Stage.RUNNING;
        show(apply, applying);
        apply.setDisable(!model.canApplyProperty().get());
        show(changes, result != null && !result.applied().isEmpty() && (stage == Stage.DONE || stage == Stage.STOPPED));
        show(keycap, stage != Stage.RUNNING);
        cancel.setDisable(model.cancellingProperty().get() && stage == Stage.RUNNING);
        cancel.getStyleClass().removeAll("danger", "button-outlined");
        if (stage == Stage.RUNNING) {
            cancel.getStyleClass().addAll("danger", "button-outlined");
            cancel.setGraphic(Icon.STOP.node());
            cancel.setText(Messages.text(cancel.isDisabled() ? "apply.cancelling" : "apply.cancel-run"));
            cancel.setOnAction(_ -> model.cancel());
        } else {
            cancel.setGraphic(null);
            cancel.setText(Messages.text(stage == Stage.READY || stage == Stage.PLANNING
                    ? "control.cancel"
                    : "control.close"));
            cancel.setOnAction(_ -> close.run());
        }
        if (plan != null && applying) {
            String key = (stage == Stage.RUNNING ? "apply.button-running." : "apply.button.")
                    + plan.direction().text();
            apply.setText(Messages.text(key, plan.steps().size(), model.databaseName()));
            apply.setGraphic((plan.direction() == Direction.DOWNGRADE ? Icon.DOWNGRADE : Icon.UPGRADE).node());
        }
        sentence.setText(sentence(stage, plan, result));
        sentence.setGraphic(sentence.getText().isEmpty() ? null : Icon.DATABASE.node(16));
    }

    private String sentence(Stage stage, @Nullable Plan plan, @Nullable RunResult result) {
        String name = model.databaseName();
        return switch (stage) {
            case PLANNING, REFUSED, NOTHING -> "";
            case READY -> plan == null
                    ? ""
                    : Messages.text(model.agreement().backupProperty().get() == BackupKind.FULL
                            ? "apply.will-backup"
                            : "apply.will-run", plan.statementCount(), name);
            case RUNNING -> Messages.text("apply.is-running", name);
            case DONE, STOPPED -> result instanceof RunResult.Completed completed
                    ? ResultView.sentence(completed)
                    : result instanceof RunResult.Stopped stopped ? stopped.state() : "";
        };
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
