package dev.retort.workbench.history;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupManifest;
import dev.retort.sql.DialectName;
import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.history.RestoreModel.Losses;
import dev.retort.workbench.history.RestoreModel.Outcome;
import dev.retort.workbench.shell.Form;
import dev.retort.workbench.shell.Pane;
import dev.retort.workbench.shell.Panes;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.EnvironmentColour;
import dev.retort.workbench.theme.Stylesheets;
import dev.retort.workbench.work.RunningJob;

/** Asks where a backup is to be restored to, shows what that loses and how far it is, and ends in a sentence. */
final class RestorePane {

    private final RestoreModel model;
    private final Panes panes;
    private final Form form;
    private final VBox losses = new VBox(8);
    private final VBox state = new VBox(12);
    private final VBox choices;
    private final VBox confirm;
    private final Button start = Buttons.primary(Icon.UNDO, Messages.text("restore.go-beside"));
    private final Button overwrite = Buttons.confirm(Icon.UNDO, "");
    private final Button cancel = Buttons.plain(Icon.STOP, Messages.text("restore.cancel"));
    private final Button close = Buttons.plain(Messages.text("control.close"));

    private RestorePane(RestoreModel model, Panes panes, ZoneId zone) {
        this.model = model;
        this.panes = panes;
        this.choices = choices();
        this.confirm = confirm();
        this.form = new Form(Messages.text("restore.title"), facts(zone), choices, losses, confirm, state);
        form.setId("restore-pane");
        form.getStyleClass().add("restore");
        form.getStylesheets().add(Stylesheets.of(RestorePane.class, "history.css"));
        dressButtons();
        model.inPlaceProperty().subscribe(_ -> show());
        model.lossesProperty().subscribe(_ -> show());
        model.outcomeProperty().subscribe(_ -> show());
        model.jobProperty().subscribe(_ -> show());
    }

    /** Slides the pane in; while a restore is under way it stays. */
    static void open(RestoreModel model, Panes panes, ZoneId zone) {
        RestorePane pane = new RestorePane(model, panes, zone);
        panes.open(new Pane(pane.form, 520, () -> !model.isRunning(), () -> {}));
    }

    private Node facts(ZoneId zone) {
        BackupManifest backup = model.subject().backup();
        GridPane facts = new GridPane();
        facts.getStyleClass().add("facts");
        fact(facts, "backup", Labels.wrapped(backup.id(), "mono"));
        fact(facts, "of", Labels.wrapped(backup.database(), "mono"));
        fact(facts, "taken", Labels.wrapped(Messages.text("restore.taken",
                Figures.minute(backup.createdAt(), zone), backup.reason())));
        fact(facts, "heads", Labels.wrapped(RestoreModel.headsOf(backup), "mono"));
        fact(facts, "size", Labels.of(Figures.bytes(backup.size())));
        return facts;
    }

    private static void fact(GridPane facts, String key, Label value) {
        Label name = Labels.of(Messages.text("restore.fact." + key), "muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.TOP);
        GridPane.setHgrow(value, Priority.ALWAYS);
        facts.addRow(facts.getRowCount(), name, value);
    }

    private VBox choices() {
        ToggleGroup group = new ToggleGroup();
        String kind = model.subject().database().url().dialect() == DialectName.SQLITE ? "file" : "database";
        RadioButton beside = choice(group, "restore-beside", "restore.beside." + kind);
        RadioButton inPlace = choice(group, "restore-in-place", "restore.in-place");
        beside.setSelected(!model.inPlaceProperty().get());
        inPlace.selectedProperty().bindBidirectional(model.inPlaceProperty());
        return new VBox(12, described(beside, Messages.text("restore.beside-text." + kind)),
                described(inPlace, Messages.text("restore.in-place-text", model.subject().database().name())));
    }

    private static RadioButton choice(ToggleGroup group, String id, String key) {
        RadioButton button = new RadioButton(Messages.text(key));
        button.setId(id);
        button.setToggleGroup(group);
        return button;
    }

    private static Node described(RadioButton button, String words) {
        VBox box = new VBox(2, button, Labels.wrapped(words, "secondary"));
        box.getStyleClass().add("described");
        return box;
    }

    private VBox confirm() {
        TextField name = new TextField();
        name.setId("restore-confirm-name");
        name.textProperty().bindBidirectional(model.confirmedNameProperty());
        Label label = Labels.wrapped(Messages.text("restore.confirm", model.nameToConfirm()));
        label.setLabelFor(name);
        name.setAccessibleText(label.getText());
        return new VBox(4, label, name);
    }

    private void dressButtons() {
        start.setId("restore-button");
        start.setOnAction(_ -> model.start());
        start.disableProperty().bind(model.ready().not());
        overwrite.setId("restore-button");
        overwrite.setText(Messages.text("restore.go-in-place", model.subject().database().name()));
        EnvironmentColour.mark(overwrite, model.subject().database().environment());
        overwrite.setOnAction(_ -> model.start());
        overwrite.disableProperty().bind(model.ready().not());
        cancel.setId("restore-cancel");
        cancel.setOnAction(_ -> model.cancel());
        close.setId("restore-close");
        close.setOnAction(_ -> panes.close());
    }

    private void show() {
        Outcome outcome = model.outcomeProperty().get();
        boolean choosing = !(outcome instanceof Outcome.Running) && !(outcome instanceof Outcome.Restored);
        boolean inPlace = model.inPlaceProperty().get();
        choices.setDisable(!choosing);
        confirm.setDisable(!choosing);
        shown(choices, !(outcome instanceof Outcome.Restored));
        shown(losses, choosing && inPlace);
        shown(confirm, choosing && inPlace && !model.nameToConfirm().isEmpty());
        losses.getChildren().setAll(losses(model.lossesProperty().get()));
        state.getChildren().setAll(state(outcome));
        shown(state, !state.getChildren().isEmpty());
        form.buttons(switch (outcome) {
            case Outcome.Running _ -> List.of(cancel);
            case Outcome.Restored _ -> List.of(close);
            case Outcome.Choosing _,Outcome.Stopped _,Outcome.Failed _ -> List.of(close,
                    inPlace ? overwrite : start);
        });
        close.setText(Messages.text(outcome instanceof Outcome.Restored ? "control.close" : "control.cancel"));
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static List<Node> losses(Losses losses) {
        return switch (losses) {
            case Losses.Unread _ -> List.of();
            case Losses.Reading _ -> List.of(new HBox(8, new BusyRing(14),
                    Labels.of(Messages.text("restore.reading-losses"), "muted")));
            case Losses.Unknown(Throwable failure) -> List.of(new ProblemPane(Problem.of(failure)));
            case Losses.Known(List<String> sentences) -> sentences.isEmpty()
                    ? List.of(new Banner(Banner.Look.NOTE, Messages.text("restore.no-losses")))
                    : List.of(lossCard(sentences));
        };
    }

    private static Node lossCard(List<String> sentences) {
        VBox card = new VBox(4, line(Icon.WARNING, "warning", Messages.text("restore.losses"), "strong"));
        card.setId("restore-losses");
        card.getStyleClass().add("loss-card");
        for (String sentence : sentences) {
            Label words = Labels.wrapped(sentence);
            words.getStyleClass().add("loss");
            card.getChildren().add(words);
        }
        return card;
    }

    private static HBox line(Icon icon, String look, String words, String styleClass) {
        Label label = Labels.wrapped(words, styleClass);
        HBox.setHgrow(label, Priority.ALWAYS);
        return new HBox(8, icon.node(16, look), label);
    }

    private List<Node> state(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Choosing _ -> List.of();
            case Outcome.Running _ -> running(model.jobProperty().get());
            case Outcome.Stopped _ -> List.of(new Banner(Banner.Look.NOTE, Messages.text("restore.stopped")));
            case Outcome.Failed(Throwable failure) -> List.of(new ProblemPane(Problem.of(failure)));
            case Outcome.Restored restored -> restored(restored);
        };
    }

    private static List<Node> running(@Nullable RunningJob job) {
        ProgressBar bar = new ProgressBar(-1);
        bar.setId("restore-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        Label detail = Labels.of(Messages.text("restore.begun"), "secondary");
        if (job != null) {
            bar.progressProperty().bind(job.doneProperty());
            detail.textProperty().bind(job.detailProperty()
                    .map(words -> words.isEmpty() ? Messages.text("restore.begun") : words));
        }
        return List.of(bar, detail);
    }

    private static List<Node> restored(Outcome.Restored restored) {
        HBox sentence = line(Icon.DONE, "success", restored.sentence(), "label");
        sentence.setId("restore-result");
        List<Node> nodes = new ArrayList<>(List.of(sentence));
        for (String note : restored.notes()) {
            nodes.add(line(Icon.INFO, "accent", note, "muted"));
        }
        if (!restored.made().isEmpty()) {
            Button copy = Buttons.small(Icon.COPY, Messages.text("restore.copy-name"));
            copy.setOnAction(_ -> Clipboards.copy(restored.made()));
            nodes.add(copy);
        }
        return nodes;
    }
}
