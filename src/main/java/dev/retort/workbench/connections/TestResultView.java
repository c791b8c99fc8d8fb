package dev.retort.workbench.connections;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.retort.engine.ConnectionReport;
import dev.retort.engine.ConnectionReport.Finding;
import dev.retort.engine.ConnectionReport.Level;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** What a test of the connection found. */
final class TestResultView extends VBox {

    private final ConnectionsViewModel model;
    private final ZoneId zone;
    private final Label time = Labels.of("", "secondary");
    private final VBox content = new VBox();

    TestResultView(ConnectionsViewModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
        setId("profile-test-result");
        getStyleClass().addAll("test-result", "divided-left");
        HBox bar = new HBox(Labels.of(Messages.text("connections.result.title"), "strong"), Labels.spacer(), time);
        bar.getStyleClass().add("toolbar");
        content.getStyleClass().add("content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(bar, scroll);
        model.outcomeProperty().subscribe(this::show);
    }

    private void show(TestOutcome outcome) {
        time.setText("");
        switch (outcome) {
            case TestOutcome.Untested _ -> state("untested");
            case TestOutcome.Stopped _ -> state("stopped");
            case TestOutcome.Running _ -> content.getChildren().setAll(running());
            case TestOutcome.Tested(ConnectionReport report) -> {
                at(report.testedAt());
                content.getChildren().setAll(card(report), readsOnly());
            }
            case TestOutcome.Failed(Throwable failure, Instant when) -> {
                at(when);
                content.getChildren().setAll(new ProblemPane(Problem.of(failure)), readsOnly());
            }
        }
    }

    private void at(Instant when) {
        time.setText(Figures.timeOfDay(when, zone));
    }

    private void state(String key) {
        EmptyState empty = new EmptyState(Icon.TEST, Messages.text("connections.result." + key + ".title"),
                Messages.text("connections.result." + key + ".text"));
        VBox.setVgrow(empty, Priority.ALWAYS);
        content.getChildren().setAll(empty);
    }

    private Node running() {
        ProfileForm form = model.selectedProperty().get();
        Button cancel = Buttons.small(Icon.STOP, Messages.text("control.cancel"));
        cancel.setId("profile-test-cancel");
        cancel.setOnAction(_ -> model.cancelTest());
        Label words = Labels.wrapped(
                Messages.text("connections.result.running", form == null ? "" : form.name.get()));
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(8, new BusyRing(16), words, cancel);
        line.getStyleClass().add("running");
        return line;
    }

    private static Node card(ConnectionReport report) {
        VBox card = new VBox(heading(report));
        card.getStyleClass().add("result-card");
        for (Finding finding : report.findings()) {
            card.getChildren().add(line(finding));
        }
        return card;
    }

    private static Node heading(ConnectionReport report) {
        long notes = report.findings().stream().filter(finding -> finding.level() == Level.NOTE).count();
        String key = report.ready() ? "ready" : "not-ready";
        HBox heading = new HBox(8, (report.ready() ? Icon.DONE.node(16, "success") : Icon.ERROR.node(16, "danger")),
                Labels.of(Messages.text("connections.result." + key), "strong"), Labels.spacer(),
                Labels.of(Messages.text("connections.result.notes", notes), "secondary"));
        heading.getStyleClass().addAll("result-heading", key);
        return heading;
    }

    private static Node line(Finding finding) {
        Node icon = switch (finding.level()) {
            case GOOD -> Icon.CHECK.node(16, "success");
            case NOTE -> Icon.WARNING.node(16, "warning");
            case BAD -> Icon.ERROR.node(16, "danger");
        };
        icon.setAccessibleText(Messages.text("connections." + finding.level().name().toLowerCase(Locale.ROOT)));
        VBox words = new VBox(2, Labels.wrapped(finding.title(), "finding-title"));
        if (!finding.detail().isEmpty()) {
            words.getChildren().add(Labels.wrapped(finding.detail(), "secondary"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(12, icon, words);
        line.getStyleClass().add("finding");
        return line;
    }

    private static Node readsOnly() {
        HBox line = new HBox(8, Icon.INFO.node(14),
                Labels.wrapped(Messages.text("connections.result.reads-only"), "secondary"));
        line.getStyleClass().add("reads-only");
        return line;
    }
}
