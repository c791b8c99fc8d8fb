package dev.retort.workbench.shell;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.RunningJob;

/** The lower edge: what happened last, what runs now with its cross, which database. */
final class StatusBar extends HBox {

    private final StackPane icon = new StackPane();
    private final Label message = Labels.of("", "small-text", "muted");
    private final Hyperlink details = Buttons.link(Messages.text("shell.details"), this::showDetails);
    private final Label task = Labels.of("", "small-text", "muted");
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = Buttons.smallIcon(Icon.CLOSE, Messages.text("shell.cancel-task"));
    private final HBox running = new HBox(8, task, progress, cancel);
    private final Panes panes;
    private @Nullable Problem problem;

    StatusBar(StatusModel model, ShellViewModel shell, Panes panes) {
        this.panes = panes;
        getStyleClass().add("status-bar");
        message.setId("status-message");
        message.setMinWidth(60);
        Labels.tellWhole(message);
        progress.setId("task-progress");
        progress.setPrefWidth(120);
        cancel.setId("task-cancel");
        running.getStyleClass().add("running");
        details.getStyleClass().add("small-text");
        Label database = Labels.of(shell.serverProperty(), "small-text", "muted");
        database.setId("status-database");
        database.setGraphic(Icon.SERVER.node(13));
        database.visibleProperty().bind(shell.serverProperty().isNotEmpty());
        database.managedProperty().bind(database.visibleProperty());
        getChildren().addAll(icon, message, details, Labels.spacer(), running, database);
        model.statusProperty().subscribe(this::show);
        model.jobProperty().subscribe(this::show);
    }

    private void show(StatusModel.Status status) {
        icon.getChildren().setAll(status.icon().node(13, status.look()));
        icon.setVisible(!status.sentence().isEmpty());
        message.setText(status.sentence());
        problem = status.problem();
        details.setVisible(problem != null);
        details.setManaged(problem != null);
    }

    private void show(@Nullable RunningJob job) {
        running.setVisible(job != null);
        running.setManaged(job != null);
        task.textProperty().unbind();
        progress.progressProperty().unbind();
        if (job != null) {
            task.textProperty().bind(Bindings.createStringBinding(
                    () -> job.detailProperty().get().isEmpty() ? job.title() : job.detailProperty().get(),
                    job.detailProperty()));
            progress.progressProperty().bind(job.doneProperty());
            cancel.setOnAction(_ -> job.cancel());
        }
    }

    private void showDetails() {
        if (problem != null) {
            panes.open(Pane.narrow(new Form(Messages.text("shell.problem"), new ProblemPane(problem))));
        }
    }
}
