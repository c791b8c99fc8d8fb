package dev.retort.workbench.apply;

import java.util.List;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import dev.retort.plan.Plan;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;
import dev.retort.run.RunResult;
import dev.retort.workbench.apply.ApplyViewModel.Stage;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.EnvironmentChip;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.Stylesheets;

/** The pane over the graph: header, whatever its stage shows, and the footer with its buttons. */
final class ApplyPane extends BorderPane {

    private final ApplyViewModel model;
    private final ApplyParts parts;
    private final StackPane sign = new StackPane();
    private final Label title = Labels.of("", "pane-title");
    private final Label subtitle = Labels.of("", "secondary");
    private final HBox headerEnd = new HBox(8);
    private final Label elapsed = Labels.of("00:00", "elapsed");
    private final ApplyFooter footer;
    private final Timeline ticking;
    private @Nullable RunView runView;

    ApplyPane(ApplyViewModel model, ApplyParts parts) {
        this.model = model;
        this.parts = parts;
        this.footer = new ApplyFooter(model, parts, this::close);
        this.ticking = new Timeline(new KeyFrame(Duration.millis(250), _ -> tick()));
        ticking.setCycleCount(Animation.INDEFINITE);
        setId("apply-pane");
        getStyleClass().add("apply");
        getStylesheets().add(Stylesheets.of(ApplyPane.class, "apply.css"));
        setTop(header());
        setBottom(new VBox(new ChangedTablesQuestion(model), footer));
        model.stageProperty().subscribe(this::show);
    }

    private HBox header() {
        Label database = Labels.of(model.databaseName(), "strong");
        HBox first = new HBox(8, title, new EnvironmentChip(model.database().environment()), database);
        first.setAlignment(Pos.CENTER_LEFT);
        headerEnd.setAlignment(Pos.CENTER_RIGHT);
        subtitle.managedProperty().bind(subtitle.textProperty().isNotEmpty());
        HBox header = new HBox(12, sign, new VBox(2, first, subtitle), Labels.spacer(), headerEnd);
        header.getStyleClass().add("apply-header");
        return header;
    }

    private void show(Stage stage) {
        describe(stage);
        headerEnd.getChildren().setAll(end(stage));
        if (stage == Stage.RUNNING) {
            ticking.play();
        } else {
            ticking.stop();
        }
        tick();
        switch (stage) {
            case PLANNING -> setCenter(new StackPane(new BusyRing(24)));
            case REFUSED -> setCenter(RefusedView.of(model, parts, this::close, this::edit));
            case NOTHING -> setCenter(new EmptyState(Icon.DONE, Messages.text("apply.nothing"),
                    Messages.text("apply.nothing-text", model.databaseName())));
            case READY -> showPlan();
            case RUNNING -> showRun();
            case DONE, STOPPED -> showResult();
        }
    }

    private void showPlan() {
        Plan plan = model.planProperty().get();
        if (plan != null) {
            setCenter(new PlanView(model, plan, parts.session().project().orElseThrow().project(),
                    new BackupView(model, plan, parts.folders()), parts.work(), this::edit));
        }
    }

    private void edit(SourcePosition at) {
        parts.session().project().ifPresent(project -> {
            close();
            parts.navigator().go(new Destination.InEditor(project.folder().resolve(at.file()), at));
        });
    }

    private void showRun() {
        RunModel run = model.runProperty().get();
        if (run != null) {
            runView = new RunView(run, parts.work(), parts.zone());
            setCenter(runView);
            run.currentProperty().subscribe(_ -> {
                describe(model.stageProperty().get());
                tick();
            });
        }
    }

    private void showResult() {
        var result = model.resultProperty().get();
        if (runView != null && result != null) {
            runView.showResult(ResultView.of(result, destination -> {
                close();
                parts.navigator().go(destination);
            }, model::plan));
        }
    }

    private void describe(Stage stage) {
        Direction direction = model.wanted().direction();
        String target = String.join(", ", model.wanted().targets());
        boolean down = direction == Direction.DOWNGRADE;
        String key = switch (stage) {
            case RUNNING -> "apply.title-running.";
            case DONE -> "apply.title-done.";
            case STOPPED -> "apply.title-stopped.";
            case PLANNING, REFUSED, NOTHING, READY -> "apply.title.";
        };
        title.setText(Messages.text(key + direction.text(), target));
        sign.getChildren().setAll(switch (stage) {
            case PLANNING, RUNNING -> new BusyRing(18);
            case DONE -> Icon.DONE.node(20, "success");
            case STOPPED -> model.resultProperty().get() instanceof RunResult.Stopped stopped
                    && stopped.cause().code() == ProblemCode.CANCELLED
                            ? Icon.STOP.node(20, "warning")
                            : Icon.PROBLEM.node(20, "danger");
            case REFUSED -> Icon.PROBLEM.node(20, "danger");
            case NOTHING, READY -> (down ? Icon.DOWNGRADE : Icon.UPGRADE).node(20, "environment-sign");
        });
        Plan plan = model.planProperty().get();
        subtitle.setText(plan == null || stage == Stage.PLANNING ? "" : subtitle(plan));
    }

    private String subtitle(Plan plan) {
        String way = Messages.text("apply.way", ids(plan.from()), ids(plan.to()));
        RunModel run = model.runProperty().get();
        StatementRow current = run == null ? null : run.currentProperty().get();
        if (current != null && run != null) {
            return Messages.text("apply.at-statement", current.step() + 1, plan.steps().size(), run.numberOf(current),
                    run.total()) + " · " + way;
        }
        return Messages.text("apply.counts", plan.steps().size(), plan.statementCount()) + " · " + way;
    }

    private static String ids(List<String> ids) {
        return ids.isEmpty() ? Messages.text("apply.base") : String.join(", ", ids);
    }

    private List<Node> end(Stage stage) {
        Button close = Buttons.icon(Icon.CLOSE, Messages.text("control.close"));
        close.setOnAction(_ -> close());
        return switch (stage) {
            case READY -> List.of(export(), close);
            case RUNNING -> List.of(elapsedBox());
            case DONE, STOPPED -> List.of(elapsedBox(), close);
            case PLANNING, REFUSED, NOTHING -> List.of(close);
        };
    }

    private Button export() {
        Button export = Buttons.plain(Icon.EXPORT, Messages.text("apply.export"));
        export.setId("plan-export");
        export.setOnAction(_ -> {
            Plan plan = model.planProperty().get();
            if (plan != null) {
                parts.export(model, plan);
            }
        });
        return export;
    }

    private VBox elapsedBox() {
        VBox box = new VBox(Labels.of(Messages.text("apply.elapsed"), "tiny", "muted"), elapsed);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private void tick() {
        if (model.stageProperty().get() == Stage.RUNNING || model.resultProperty().get() != null) {
            elapsed.setText(Figures.clock(model.elapsed()));
        }
    }

    /** Whether Escape, a click beside it or its cross may close it: not while the plan runs. */
    boolean mayClose() {
        return model.stageProperty().get() != Stage.RUNNING;
    }

    void closed() {
        ticking.stop();
    }

    private void close() {
        parts.panes().close();
    }
}
