package dev.retort.workbench.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.Operation;
import dev.retort.operation.TransactionMode;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.RuntimeReason;
import dev.retort.problem.SourcePosition;
import dev.retort.project.Project;
import dev.retort.project.TransactionScope;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.CodeBlock;
import dev.retort.workbench.control.CodeView;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Room;
import dev.retort.workbench.control.RuntimeNote;
import dev.retort.workbench.control.Tokenizer;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** A plan to be read: its steps, the SQL of the one that is chosen, and the backup before it. */
final class PlanView extends HBox {

    private final Plan plan;
    private final CodeView code;
    private final Label where = Labels.shrinking("", 40, "secondary");
    private final StepList steps;
    private final VBox note = new VBox();
    private final Consumer<SourcePosition> edit;

    /** @param edit leads to a place in a file */
    PlanView(ApplyViewModel model, Plan plan, Project project, BackupView backup, Work work,
            Consumer<SourcePosition> edit) {
        this.plan = plan;
        this.edit = edit;
        this.code = new CodeView(work, Tokenizer.sql(plan::dialect));
        this.steps = new StepList("plan-steps", model.steps());
        getStyleClass().add("plan-view");
        Room.from(this, 960, wide -> pseudoClassStateChanged(RunView.NARROW, !wide));
        BorderPane left = new BorderPane(steps);
        left.setTop(Labels.sectionHeading(new Label(Messages.text("apply.plan")),
                Labels.of(Messages.text("apply.steps", plan.steps().size()), "secondary")));
        left.setBottom(facts(project, model));
        left.getStyleClass().addAll("divided-right", "plan-left");
        code.area().setId("plan-sql");
        Button copy = Buttons.smallIcon(Icon.COPY, Messages.text("details.copy-sql"));
        copy.setOnAction(_ -> Clipboards.copy(code.text()));
        note.getStyleClass().add("runtime-notes");
        VBox.setVgrow(code, Priority.ALWAYS);
        BorderPane middle = new BorderPane(new VBox(code, note));
        HBox heading = Labels.sectionHeading(new Label(Messages.text("apply.sql")), where, Labels.spacer(), copy);
        heading.getStyleClass().add("divided-bottom");
        middle.setTop(heading);
        middle.getStyleClass().add("divided-right");
        middle.setMinWidth(200);
        middle.setPrefWidth(400);
        HBox.setHgrow(left, Priority.SOMETIMES);
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox.setHgrow(backup, Priority.SOMETIMES);
        getChildren().addAll(left, middle, backup);
        steps.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                show(row);
            }
        });
        steps.getSelectionModel().select(firstToRead(model.steps()));
    }

    /** The first step with something to read; where there is none, the first step. */
    private static int firstToRead(List<StepRow> rows) {
        return IntStream.range(0, rows.size()).filter(index -> {
            PlannedStep step = rows.get(index).step();
            return step != null && !runsNothing(step);
        }).findFirst().orElse(Math.min(1, rows.size() - 1));
    }

    private static boolean runsNothing(PlannedStep step) {
        return step.statements().isEmpty() && RuntimeReason.of(step).isEmpty();
    }

    private void show(StepRow row) {
        PlannedStep step = row.step();
        if (step == null) {
            where.setText(Messages.text("apply.sql-all"));
            code.show(plan.steps().stream().flatMap(each -> blocks(each).stream()).toList());
            showNote(null);
            return;
        }
        int number = plan.steps().indexOf(step) + 1;
        where.setText(step.file() == null
                ? Messages.text("apply.sql-step", number)
                : Messages.text("apply.sql-of", number, step.file()));
        code.show(blocks(step));
        showNote(step);
    }

    /** Why more of a step is known only while it runs, below what is known. */
    private void showNote(@Nullable PlannedStep step) {
        Optional<RuntimeReason> reason = Optional.ofNullable(step).flatMap(RuntimeReason::of);
        boolean nothing = step != null && runsNothing(step);
        note.getChildren().setAll(reason.<Node>map(why -> new RuntimeNote(why,
                step == null ? 0 : step.statements().size(), edit)).stream().toList());
        if (nothing) {
            note.getChildren().add(Labels.wrapped(Messages.text("apply.nothing-to-run"), "secondary"));
        }
        note.setVisible(reason.isPresent() || nothing);
        note.setManaged(note.isVisible());
        boolean code = step == null || !step.statements().isEmpty();
        this.code.setVisible(code);
        this.code.setManaged(code);
    }

    private static List<CodeBlock> blocks(PlannedStep step) {
        List<CodeBlock> blocks = new ArrayList<>();
        for (PlannedStatement statement : step.statements()) {
            String text = statement.sql() + ";";
            if (statement.operation() instanceof Operation.CopyRows copy) {
                text += "\n" + copy.data() + "\\.";
            }
            blocks.add(new CodeBlock(text, statement.at().line()));
        }
        return blocks;
    }

    private Node facts(Project project, ApplyViewModel model) {
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("plan-facts", "divided-top");
        long alone = plan.steps().stream().flatMap(step -> step.statements().stream())
                .filter(statement -> statement.mode() == TransactionMode.AUTOCOMMIT).count();
        String transaction = Messages.text(plan.transactions() == TransactionScope.ALL
                ? "apply.transaction-all"
                : "apply.transaction-each");
        addFact(grid, "apply.transaction", new Label(alone == 0
                ? transaction
                : transaction + Messages.text("apply.transaction-alone", alone)));
        var timeout = model.database().session().lockTimeout();
        addFact(grid, "apply.lock-timeout", new Label(timeout.isZero()
                ? Messages.text("apply.no-limit")
                : Figures.duration(timeout)));
        addFact(grid, "apply.version-table", Labels.of(project.versionTable(), "mono"));
        long oneWay = plan.steps().stream().filter(PlannedStep::irreversible).count();
        Label reversible = new Label(oneWay == 0
                ? Messages.text("apply.reversible-all")
                : Messages.text("apply.reversible-not", oneWay));
        reversible.setGraphic(oneWay == 0 ? Icon.DONE.node(14, "success") : Icon.WARNING.node(14, "warning"));
        addFact(grid, "apply.reversible", reversible);
        return grid;
    }

    private static void addFact(GridPane grid, String key, Label value) {
        value.setWrapText(true);
        Label name = Labels.of(Messages.text(key), "muted");
        name.setMinWidth(96);
        grid.addRow(grid.getRowCount(), name, value);
    }

    /** Words for a copy's rows and other things beside the code. */
    static VBox note(String title, String text, String look) {
        VBox box = new VBox(4, Labels.wrapped(title, "strong"), Labels.wrapped(text, "secondary"));
        box.getStyleClass().addAll("note-card", look);
        return box;
    }
}
