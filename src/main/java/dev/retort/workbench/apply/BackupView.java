package dev.retort.workbench.apply;

import java.nio.file.Path;
import java.util.List;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;
import dev.retort.engine.BackupOffer;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStep;
import dev.retort.problem.RetortException;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.control.Tag;
import dev.retort.workbench.shell.FolderPrompt;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** The right column: what to know before it runs, whether to back up first, and the name to type on production. */
final class BackupView extends BorderPane {

    private final ApplyViewModel model;
    private final FolderPrompt folders;
    private final VBox top = new VBox(12);
    private final VBox choice = new VBox();
    private final HBox destination = new HBox(8);

    BackupView(ApplyViewModel model, Plan plan, FolderPrompt folders) {
        this.model = model;
        this.folders = folders;
        getStyleClass().add("backup-view");
        top.getStyleClass().add("backup-top");
        choice.setId("backup-choice");
        choice.getStyleClass().addAll("card-box", "choices");
        destination.getStyleClass().add("destination");
        Label title = new Label(Messages.text("apply.backup"));
        title.setGraphic(Icon.BACKUP.node(15));
        VBox body = new VBox(8, choice, destination);
        body.getStyleClass().add("backup-body");
        VBox all = new VBox(top, Labels.sectionHeading(title), body);
        if (model.agreement().needsName()) {
            all.getChildren().add(confirmName());
        }
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        model.agreement().offerProperty().subscribe(offer -> show(plan, offer));
        model.failureProperty().subscribe(_ -> show(plan, model.agreement().offerProperty().get()));
        model.agreement().backupFolderProperty()
                .subscribe(_ -> showDestination(model.agreement().offerProperty().get()));
        model.agreement().backupProperty().subscribe(_ -> showDestination(model.agreement().offerProperty().get()));
    }

    private void show(Plan plan, @Nullable BackupOffer offer) {
        top.getChildren().clear();
        for (String warning : plan.warnings()) {
            top.getChildren().add(PlanView.note(Messages.text("apply.warning"), warning, "warning"));
        }
        List<String> open = plan.steps().stream().filter(step -> step.runtimeDependent() != null)
                .map(PlannedStep::revision).toList();
        if (!open.isEmpty()) {
            top.getChildren().add(PlanView.note(Messages.text("apply.open-steps", open.size()),
                    Messages.text("apply.open-steps-text", String.join(", ", open)), "warning"));
        }
        Throwable failure = model.failureProperty().get();
        if (failure != null) {
            top.getChildren().add(new ProblemPane(Problem.of(failure)));
        }
        if (offer != null && !offer.losesData().isEmpty()) {
            top.getChildren().add(PlanView.note(Messages.text("apply.loses"),
                    String.join("\n", offer.losesData()), "danger"));
        }
        top.setVisible(!top.getChildren().isEmpty());
        top.setManaged(top.isVisible());
        showChoice(offer, failure != null);
        showDestination(offer);
    }

    private void showChoice(@Nullable BackupOffer offer, boolean failed) {
        choice.getChildren().clear();
        if (offer == null && !failed) {
            HBox waiting = new HBox(8, new BusyRing(14), Labels.of(Messages.text("apply.backup-looking"), "muted"));
            waiting.getStyleClass().add("choice");
            choice.getChildren().add(waiting);
            return;
        }
        ToggleGroup group = new ToggleGroup();
        RetortException obstacle = offer == null ? null : offer.obstacle();
        boolean possible = offer != null && obstacle == null;
        String size = offer == null || offer.estimatedBytes() <= 0
                ? ""
                : Messages.text("apply.about", Figures.bytes(offer.estimatedBytes()));
        boolean suggested = offer != null && offer.preselected() == BackupKind.FULL;
        Node full = option(group, BackupKind.FULL, "backup-full", size, suggested && possible,
                obstacle != null
                        ? whyNot(obstacle)
                        : Messages.text(offer != null && offer.estimatedBytes() == 0
                                ? "apply.backup-empty"
                                : "apply.backup-full-text"));
        full.setDisable(!possible);
        boolean loses = offer != null && !offer.losesData().isEmpty();
        Node none = option(group, BackupKind.NONE, "backup-none", "", false,
                Messages.text(loses ? "apply.backup-none-loses" : "apply.backup-none-text"));
        choice.getChildren().addAll(full, none);
    }

    private static String whyNot(RetortException obstacle) {
        return obstacle.hint() == null ? obstacle.message() : obstacle.message() + " " + obstacle.hint();
    }

    private Node option(ToggleGroup group, BackupKind kind, String id, String size, boolean suggested, String text) {
        RadioButton button = new RadioButton(Messages.text("apply." + id));
        button.setId(id);
        button.setToggleGroup(group);
        button.setSelected(model.agreement().backupProperty().get() == kind);
        button.setOnAction(_ -> model.agreement().backupProperty().set(kind));
        HBox first = new HBox(8, button, Labels.spacer(), Labels.of(size, "strong"));
        HBox second = new HBox(8, Labels.wrapped(text, "secondary"), Labels.spacer());
        if (suggested) {
            second.getChildren().add(new Tag(null, Messages.text("apply.suggested"), Tag.Look.ACCENT));
        }
        second.getStyleClass().add("choice-text");
        VBox option = new VBox(2, first, second);
        option.getStyleClass().add("choice");
        model.agreement().backupProperty().subscribe(now -> option.pseudoClassStateChanged(
                PseudoClass.getPseudoClass("chosen"), now == kind));
        return option;
    }

    private void showDestination(@Nullable BackupOffer offer) {
        boolean shown = offer != null && model.agreement().backupProperty().get() == BackupKind.FULL;
        destination.setVisible(shown);
        destination.setManaged(shown);
        if (offer == null) {
            return;
        }
        Path own = model.agreement().backupFolderProperty().get();
        Label folder = Labels.of((own == null ? offer.folder() : own).toString(), "mono", "muted", "tiny");
        folder.setMinWidth(0);
        Labels.tellWhole(folder);
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Hyperlink change = Buttons.link(Messages.text("apply.change"), () -> folders
                .ask(Messages.text("apply.backup-folder"), offer.folder())
                .ifPresent(model.agreement().backupFolderProperty()::set));
        change.setMinWidth(USE_PREF_SIZE);
        destination.getChildren().setAll(List.of(Icon.DISK.node(14), folder, Labels.spacer()));
        if (own == null && offer.freeBytes() >= 0) {
            Label free = Labels.of(Messages.text("apply.free", Figures.bytes(offer.freeBytes())), "secondary");
            free.setMinWidth(USE_PREF_SIZE);
            destination.getChildren().add(free);
        }
        destination.getChildren().add(change);
    }

    private Node confirmName() {
        TextField field = new TextField();
        field.setId("confirm-name");
        field.setPromptText(model.databaseName());
        field.textProperty().bindBidirectional(model.agreement().typedNameProperty());
        Label ask = Labels.wrapped(Messages.text("apply.confirm-name", model.databaseName()));
        ask.setLabelFor(field);
        field.setAccessibleText(ask.getText());
        VBox box = new VBox(8, ask, field);
        box.getStyleClass().add("confirm-name");
        return box;
    }
}
