package dev.retort.workbench.apply;

import java.time.ZoneId;
import java.util.List;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.RuntimeReason;
import dev.retort.run.RunEvent;
import dev.retort.workbench.control.CodeBlock;
import dev.retort.workbench.control.CodeView;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Room;
import dev.retort.workbench.control.Tokenizer;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** A run as it happens: steps, statements, what happened, and what a stop now would leave behind. */
final class RunView extends HBox {

    static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final RunModel run;
    private final ZoneId zone;
    private final CodeView code;
    private final Label statement = new Label();
    private final Label place = Labels.of("", "secondary");
    private final VBox log = new VBox(6);
    private final VBox result = new VBox();
    private final TextArea output = new TextArea();
    private final VBox statementPane = new VBox();
    private final VBox cancelBox = new VBox(4, Labels.of(Messages.text("apply.if-cancelled"), "muted"));

    RunView(RunModel run, Work work, ZoneId zone) {
        this.run = run;
        this.zone = zone;
        this.code = new CodeView(work, Tokenizer.sql(run.plan()::dialect));
        getStyleClass().add("run-view");
        Room.from(this, 960, wide -> pseudoClassStateChanged(NARROW, !wide));
        BorderPane left = left();
        BorderPane middle = middle();
        BorderPane right = right();
        HBox.setHgrow(left, Priority.SOMETIMES);
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.SOMETIMES);
        getChildren().addAll(left, middle, right);
    }

    private BorderPane left() {
        StepList steps = new StepList("run-steps", run.steps());
        BorderPane left = new BorderPane(steps);
        Label count = Labels.of("", "secondary");
        left.setTop(Labels.sectionHeading(new Label(Messages.text("apply.plan")), count));
        Label words = Labels.wrapped("");
        cancelBox.getChildren().add(words);
        cancelBox.getStyleClass().addAll("if-cancelled", "divided-top");
        run.currentProperty().subscribe(_ -> words.setText(run.ifCancelledNow()));
        run.stepsDoneProperty().subscribe(done -> {
            count.setText(Messages.text("apply.steps-done", done, run.plan().steps().size()));
            words.setText(run.ifCancelledNow());
        });
        run.outsideProperty().subscribe(_ -> words.setText(run.ifCancelledNow()));
        left.setBottom(cancelBox);
        left.getStyleClass().addAll("divided-right", "plan-left");
        return left;
    }

    private BorderPane middle() {
        Label count = new Label();
        count.textProperty().bind(Bindings.createStringBinding(
                () -> Messages.text("apply.statements-done", run.doneProperty().get(), run.total()),
                run.doneProperty()));
        Label percent = Labels.of("", "muted");
        percent.textProperty().bind(Bindings.createStringBinding(() -> Math.round(run.fraction() * 100) + " %",
                run.doneProperty(), run.stepsDoneProperty()));
        ProgressBar bar = new ProgressBar();
        bar.setId("apply-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(
                Bindings.createDoubleBinding(run::fraction, run.doneProperty(), run.stepsDoneProperty()));
        VBox progress = new VBox(8, new HBox(count, Labels.spacer(), percent), bar);
        progress.getStyleClass().addAll("progress-box", "divided-bottom");
        statementPane.getStyleClass().add("divided-top");
        output.setId("run-output");
        output.setEditable(false);
        output.getStyleClass().addAll("mono", "run-output");
        output.setAccessibleText(Messages.text("apply.output-name"));
        output.setPromptText(Messages.text("apply.output-none"));
        statementPane.getChildren().addAll(Labels.sectionHeading(statement, place), code, output);
        VBox.setVgrow(output, Priority.ALWAYS);
        run.log().outputProperty().subscribe(text -> {
            output.setText(text);
            output.end();
        });
        run.outsideProperty().subscribe(_ -> showStatement(run.currentProperty().get()));
        code.setPrefHeight(140);
        code.setMinHeight(60);
        Labels.tellWhole(statement);
        place.setMinWidth(0);
        Labels.tellWhole(place);
        run.currentProperty().subscribe(this::showStatement);
        result.setId("apply-result");
        VBox top = new VBox(result, progress, StatementTable.header());
        BorderPane middle = new BorderPane(new StatementTable(run));
        middle.setTop(top);
        middle.setBottom(statementPane);
        middle.getStyleClass().add("divided-right");
        middle.setMinWidth(330);
        middle.setPrefWidth(520);
        return middle;
    }

    /** The statement that runs, or what another program prints that runs the step. */
    private void showStatement(@Nullable StatementRow row) {
        PlannedStatement planned = row == null ? null : row.statement();
        PlannedStep outside = run.outsideProperty().get();
        show(statementPane, planned != null || outside != null);
        show(code, planned != null);
        show(output, outside != null);
        if (outside != null) {
            statement.setText(RuntimeReason.of(outside).map(RuntimeReason::command).orElse(outside.revision()));
            place.setText(Messages.text("apply.output"));
        }
        if (row != null && planned != null) {
            statement.setText(Messages.text("apply.statement", run.numberOf(row)));
            place.setText(planned.at().toString());
            code.show(List.of(new CodeBlock(planned.sql() + ";", planned.at().line())));
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private BorderPane right() {
        VBox backup = new VBox(4);
        backup.getStyleClass().addAll("backup-taken", "divided-bottom");
        run.backupProperty().subscribe(taken -> showBackup(backup, taken));
        log.getStyleClass().add("happenings");
        ScrollPane scroll = new ScrollPane(log);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        run.log().lines().addListener((ListChangeListener<Happenings.Line>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(happening -> log.getChildren().add(line(happening)));
            }
        });
        log.heightProperty().subscribe(_ -> scroll.setVvalue(1));
        run.log().lines().forEach(happening -> log.getChildren().add(line(happening)));
        Label title = new Label(Messages.text("apply.happened"));
        title.setGraphic(Icon.LIST.node(14));
        BorderPane right = new BorderPane(scroll);
        right.setTop(new VBox(backup, Labels.sectionHeading(title)));
        right.getStyleClass().add("run-right");
        return right;
    }

    private static void showBackup(VBox box, RunEvent.@Nullable BackupTaken taken) {
        box.setVisible(taken != null);
        box.setManaged(taken != null);
        if (taken != null) {
            Label title = Labels.of(Messages.text("apply.backup-taken"), "strong");
            title.setGraphic(Icon.BACKUP.node(15, "success"));
            Label name = Labels.of(taken.id(), "mono", "small-text");
            name.setId("backup-id");
            name.setMinWidth(0);
            Labels.tellWhole(name);
            box.getChildren().setAll(title, Labels.of(Messages.text("apply.backup-size", Figures.bytes(taken.size()),
                    Figures.duration(taken.duration())), "secondary"), name);
        }
    }

    private Node line(Happenings.Line happening) {
        Label text = Labels.wrapped(happening.text());
        if (!happening.look().isEmpty()) {
            text.getStyleClass().add(happening.look());
        }
        Label time = Labels.of(Figures.timeOfDay(happening.at(), zone), "mono", "hint");
        time.setMinWidth(USE_PREF_SIZE);
        return new HBox(8, time, text);
    }

    /** Shows how it ended, above the statements. */
    void showResult(Node ended) {
        result.getChildren().setAll(new StackPane(ended));
        cancelBox.setVisible(false);
        cancelBox.setManaged(false);
    }
}
