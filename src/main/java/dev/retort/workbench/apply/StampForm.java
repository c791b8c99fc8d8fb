package dev.retort.workbench.apply;

import java.util.List;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import dev.retort.backup.BackupKind;
import dev.retort.plan.Plan;
import dev.retort.run.RunResult;
import dev.retort.workbench.apply.ApplyViewModel.Stage;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.shell.Form;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.EnvironmentColour;

/** Confirms a stamp: what the version table says now and would say then; no SQL of a revision runs. */
final class StampForm {

    private final ApplyViewModel model;
    private final ApplyParts parts;
    private final VBox body = new VBox(12);
    private final Button stamp = Buttons.confirm(Icon.STAMP, Messages.text("stamp.button"));

    StampForm(ApplyViewModel model, ApplyParts parts) {
        this.model = model;
        this.parts = parts;
        stamp.setId("stamp-button");
        stamp.setDefaultButton(true);
        stamp.setOnAction(_ -> {
            model.agreement().backupProperty().set(BackupKind.NONE);
            model.apply();
        });
        stamp.disableProperty().bind(model.canApplyProperty().not());
        EnvironmentColour.mark(stamp, model.database().environment());
    }

    Form form() {
        Button cancel = Buttons.plain(Messages.text("control.cancel"));
        cancel.setOnAction(_ -> parts.panes().close());
        Form form = new Form(Messages.text("stamp.title", model.databaseName()),
                Labels.wrapped(Messages.text("stamp.text"), "muted"), body);
        form.setId("stamp-pane");
        model.stageProperty().subscribe(this::show);
        model.failureProperty().subscribe(_ -> show(model.stageProperty().get()));
        return form.buttons(List.of(cancel, stamp));
    }

    private void show(Stage stage) {
        body.getChildren().clear();
        Plan plan = model.planProperty().get();
        Throwable failure = model.failureProperty().get();
        RunResult result = model.resultProperty().get();
        switch (stage) {
            case PLANNING, RUNNING -> body.getChildren().add(new BusyRing(18));
            case NOTHING -> body.getChildren().add(Labels.wrapped(Messages.text("stamp.nothing")));
            case DONE -> parts.panes().close();
            case READY, REFUSED, STOPPED -> {
                if (plan != null) {
                    describe(plan);
                }
            }
        }
        if (failure != null) {
            body.getChildren().add(new ProblemPane(Problem.of(failure)));
        }
        if (result instanceof RunResult.Stopped stopped) {
            body.getChildren().add(new ProblemPane(Problem.of(stopped.cause()).withState(stopped.state())));
        }
    }

    private void describe(Plan plan) {
        body.getChildren().addAll(
                new VBox(4, Labels.of(Messages.text("stamp.now"), "muted"), Labels.of(rows(plan.from()), "mono")),
                new VBox(4, Labels.of(Messages.text("stamp.then"), "muted"), Labels.of(rows(plan.to()), "mono")));
        plan.warnings().forEach(warning -> body.getChildren().add(Labels.wrapped(warning, "warning")));
        if (model.agreement().needsName()) {
            TextField name = new TextField();
            name.setId("confirm-name");
            name.textProperty().bindBidirectional(model.agreement().typedNameProperty());
            body.getChildren().addAll(Labels.wrapped(Messages.text("apply.confirm-name", model.databaseName())),
                    name);
        }
    }

    private static String rows(List<String> rows) {
        return rows.isEmpty() ? Messages.text("stamp.no-rows") : String.join("\n", rows);
    }
}
