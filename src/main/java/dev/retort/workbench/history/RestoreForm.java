package dev.retort.workbench.history;

import java.time.ZoneId;
import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.retort.backup.BackupManifest;
import dev.retort.engine.BackupHealth;
import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.history.RestoreModel.Losses;
import dev.retort.workbench.history.RestoreModel.Stage;
import dev.retort.workbench.shell.Form;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.text.Wording;
import dev.retort.workbench.theme.EnvironmentColour;
import dev.retort.workbench.theme.Stylesheets;

/** What the pane shows that restores a backup: the backup, where to, what is lost, how it ends. */
final class RestoreForm {

    private final RestoreModel model;
    private final Runnable close;
    private final Form form;
    private final VBox state = new VBox(8);
    private final VBox choice = new VBox(12);
    private final VBox danger = new VBox(8);
    private final Button restore = Buttons.confirm(Icon.UNDO, "");
    private final Button leave = Buttons.plain(Messages.text("control.cancel"));
    private final Button stop = Buttons.plain(Icon.STOP, Messages.text("history.restore.stop"));

    private RestoreForm(RestoreModel model, ZoneId zone, Runnable close) {
        this.model = model;
        this.close = close;
        form = new Form(Messages.text("history.restore.title"), facts(model.backup(), zone), health(), choices(),
                state);
        form.setId("restore-pane");
        form.getStylesheets().add(Stylesheets.of(RestoreForm.class, "history.css"));
        restore.setId("restore-button");
        restore.disableProperty().bind(model.readyProperty().not());
        restore.setOnAction(_ -> model.restore());
        EnvironmentColour.mark(restore, model.database().environment());
        leave.setId("restore-close");
        leave.setMinWidth(Region.USE_PREF_SIZE);
        leave.setOnAction(_ -> close.run());
        stop.setId("restore-stop");
        stop.setOnAction(_ -> model.cancel());
        model.inPlaceProperty().subscribe(_ -> arrange());
        model.lossesProperty().subscribe(_ -> arrange());
        model.stageProperty().subscribe(this::show);
    }

    /** @param close closes the pane */
    static Form of(RestoreModel model, ZoneId zone, Runnable close) {
        return new RestoreForm(model, zone, close).form;
    }

    private static Node facts(BackupManifest backup, ZoneId zone) {
        VBox facts = new VBox(6, fact("history.restore.of", Labels.wrapped(backup.database())),
                fact("history.backups.column.taken",
                        Labels.wrapped(Wording.minute(backup.createdAt(), zone) + ", " + backup.reason())),
                fact("history.backups.column.heads", Labels.wrapped(backup.heads().isEmpty()
                        ? Messages.text("history.backups.base")
                        : String.join(", ", backup.heads()), "mono")),
                fact("history.backups.column.size", Labels.wrapped(Wording.bytes(backup.size()))),
                fact("history.restore.made-with", Labels.wrapped(backup.tools())),
                fact("history.restore.file", Labels.wrapped(backup.file().toString(), "mono")));
        facts.getStyleClass().add("facts");
        return facts;
    }

    private static Node fact(String key, Label value) {
        HBox line = new HBox(8, Labels.of(Messages.text(key), "what"), value);
        HBox.setHgrow(value, javafx.scene.layout.Priority.ALWAYS);
        return line;
    }

    private Node health() {
        HBox line = new HBox(8);
        line.getStyleClass().add("log-what");
        model.healthProperty().subscribe(health -> line.getChildren().setAll(health == null
                ? List.of(new BusyRing(14), Labels.wrapped(Messages.text("history.restore.checking"), "muted"))
                : health == BackupHealth.INTACT
                        ? List.of(Icon.CHECK.node(14, "success"),
                                Labels.wrapped(Messages.text("history.restore.intact")))
                        : List.of(Icon.ERROR.node(14, "danger"), Labels.wrapped(Messages.text(
                                "history.restore." + (health == BackupHealth.MISSING ? "missing" : "damaged")),
                                "danger"))));
        return line;
    }

    private Node choices() {
        ToggleGroup group = new ToggleGroup();
        RadioButton beside = new RadioButton(Messages.text("history.restore.beside"));
        beside.setId("restore-beside");
        RadioButton inPlace = new RadioButton(Messages.text("history.restore.in-place"));
        inPlace.setId("restore-in-place");
        beside.setToggleGroup(group);
        inPlace.setToggleGroup(group);
        beside.setSelected(true);
        group.selectedToggleProperty().subscribe(now -> model.inPlaceProperty().set(now == inPlace));
        choice.getChildren().addAll(
                new VBox(2, beside, indented(Messages.text("history.restore.beside.hint"))),
                new VBox(2, inPlace, indented(Messages.text("history.restore.in-place.hint"))), danger);
        choice.getStyleClass().add("restore-choice");
        return choice;
    }

    private static Label indented(String words) {
        Label label = Labels.wrapped(words, "secondary", "indented");
        return label;
    }

    private void arrange() {
        danger.getChildren().clear();
        boolean inPlace = model.inPlaceProperty().get();
        String name = model.database().name();
        restore.setText(
                Messages.text(inPlace ? "history.restore.button.in-place" : "history.restore.button.beside"));
        if (!inPlace) {
            return;
        }
        danger.getChildren().add(switch (model.lossesProperty().get()) {
            case Losses.Reading _ -> new HBox(8, new BusyRing(14),
                    Labels.wrapped(Messages.text("history.restore.losses.reading"), "muted"));
            case Losses.Known(List<String> sentences) -> losses(sentences);
            case Losses.Unknown(Throwable why) -> new Banner(Banner.Look.WARNING,
                    Messages.text("history.restore.losses.unknown", Problem.of(why).title()));
        });
        CheckBox understood = new CheckBox(Messages.text("history.restore.understood"));
        understood.setId("restore-understood");
        understood.setWrapText(true);
        understood.selectedProperty().bindBidirectional(model.understoodProperty());
        danger.getChildren().add(understood);
        if (model.isGuarded()) {
            TextField typed = new TextField();
            typed.setId("confirm-name");
            typed.setAccessibleText(Messages.text("history.restore.confirm-name", name));
            typed.textProperty().bindBidirectional(model.typedNameProperty());
            danger.getChildren().addAll(Labels.wrapped(Messages.text("history.restore.confirm-name", name)), typed);
        }
    }

    private static Node losses(List<String> sentences) {
        if (sentences.isEmpty()) {
            return new Banner(Banner.Look.SUCCESS, Messages.text("history.restore.losses.none"));
        }
        VBox box = new VBox(4, new HBox(8, Icon.WARNING.node(14, "danger"),
                Labels.wrapped(Messages.text("history.restore.losses"), "strong")));
        sentences.forEach(sentence -> box.getChildren().add(Labels.wrapped("· " + sentence)));
        box.getStyleClass().add("losses");
        return box;
    }

    private void show(Stage stage) {
        choice.setDisable(false);
        state.getChildren().clear();
        switch (stage) {
            case Stage.Asking _ -> buttons(leave, restore);
            case Stage.Running(var job) -> {
                choice.setDisable(true);
                ProgressBar bar = new ProgressBar();
                bar.setMaxWidth(Double.MAX_VALUE);
                bar.progressProperty().bind(job.doneProperty());
                state.getChildren().addAll(Labels.wrapped(job.title()), bar,
                        Labels.of(job.detailProperty(), "secondary"));
                buttons(stop);
            }
            case Stage.Beside(String name) -> {
                Button copy = Buttons.small(Icon.COPY, Messages.text("history.restore.copy-name"));
                copy.setOnAction(_ -> Clipboards.copy(name));
                finished(new Banner(Banner.Look.SUCCESS, Messages.text("history.restore.done-beside", name), copy));
            }
            case Stage.InPlace(List<String> left) -> {
                finished(new Banner(Banner.Look.SUCCESS,
                        Messages.text("history.restore.done-in-place", model.database().name())));
                left.forEach(sentence -> state.getChildren().add(new Banner(Banner.Look.NOTE, sentence)));
            }
            case Stage.Stopped _ -> {
                state.getChildren().add(new Banner(Banner.Look.NOTE, Messages.text("history.restore.stopped")));
                buttons(leave, restore);
            }
            case Stage.Failed(Throwable why) -> {
                state.getChildren().add(new ProblemPane(Problem.of(why)
                        .withState(Messages.text("history.restore.failed-state", model.database().name()))));
                buttons(leave, restore);
            }
        }
    }

    private void finished(Node sentence) {
        choice.setDisable(true);
        state.getChildren().add(sentence);
        Button done = Buttons.primary(Icon.CHECK, Messages.text("control.close"));
        done.setId("restore-done");
        done.setOnAction(_ -> close.run());
        buttons(done);
        done.requestFocus();
    }

    private void buttons(Button... shown) {
        form.buttons(List.of(shown));
    }
}
