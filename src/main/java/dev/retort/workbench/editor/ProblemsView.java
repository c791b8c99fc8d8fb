package dev.retort.workbench.editor;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.script.ScriptProblem;
import dev.retort.script.ScriptProblem.Severity;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Messages;

/** What is wrong with the file in front; each leads to its line. */
final class ProblemsView extends VBox {

    private final ListView<ScriptProblem> list = new ListView<>();
    private final Label counter = Labels.counter();
    private final Label errors = new Label(null, Icon.ERROR.node(14, "danger"));
    private final Label warnings = new Label(null, Icon.WARNING.node(14, "warning"));
    private final Button fold = Buttons.icon(Icon.CHEVRON_DOWN, Messages.text("editor.problems.hide"));
    private final Consumer<ScriptProblem> go;

    /** @param go leads to a problem's place */
    ProblemsView(Consumer<ScriptProblem> go) {
        this.go = go;
        getStyleClass().add("problems");
        list.setId("editor-problems");
        list.setFixedCellSize(28);
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(Labels.of(Messages.text("editor.problems.none"), "muted"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                goTo(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        fold.setId("editor-problems-fold");
        fold.setOnAction(_ -> fold(list.isVisible()));
        HBox bar = new HBox(8, Labels.of(Messages.text("editor.problems"), "strong"), counter, Labels.spacer(),
                errors, warnings, fold);
        bar.getStyleClass().add("problems-bar");
        getChildren().addAll(bar, list);
        show(List.of());
    }

    void show(List<ScriptProblem> problems) {
        if (!list.getItems().equals(problems)) {
            list.getItems().setAll(problems);
        }
        long bad = problems.stream().filter(problem -> problem.severity() == Severity.ERROR).count();
        counter.setText(Integer.toString(problems.size()));
        counter.setVisible(!problems.isEmpty());
        count(errors, bad);
        count(warnings, problems.size() - bad);
    }

    private static void count(Label label, long number) {
        label.setText(Long.toString(number));
        label.setVisible(number > 0);
        label.setManaged(number > 0);
    }

    /** Shows only the bar, or the list again. */
    private void fold(boolean folded) {
        list.setVisible(!folded);
        list.setManaged(!folded);
        String name = Messages.text(folded ? "editor.problems.show" : "editor.problems.hide");
        fold.setGraphic((folded ? Icon.ARROW_UP : Icon.CHEVRON_DOWN).node(16));
        fold.setAccessibleText(name);
        fold.setTooltip(new Tooltip(name));
        setMaxHeight(folded ? Region.USE_PREF_SIZE : Region.USE_COMPUTED_SIZE);
        getStyleClass().remove("folded");
        if (folded) {
            getStyleClass().add("folded");
        }
    }

    private void goTo(@Nullable ScriptProblem problem) {
        if (problem != null) {
            go.accept(problem);
        }
    }

    private final class Cell extends ListCell<ScriptProblem> {

        private final Label message = Labels.of("");
        private final Label hint = Labels.of("", "secondary");
        private final HBox content = new HBox(8);

        Cell() {
            message.setMinWidth(60);
            hint.setMinWidth(0);
            content.getStyleClass().add("problem-row");
            content.setMinWidth(0);
            setPrefWidth(0);
            setOnMouseClicked(_ -> goTo(getItem()));
        }

        @Override
        protected void updateItem(@Nullable ScriptProblem problem, boolean empty) {
            super.updateItem(problem, empty);
            setText(null);
            if (empty || problem == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            boolean bad = problem.severity() == Severity.ERROR;
            String kind = Messages.text("editor.problems." + problem.severity().name().toLowerCase(Locale.ROOT));
            message.setText(problem.message());
            hint.setText(problem.hint() == null ? "" : problem.hint());
            var link = Buttons.link(Messages.text("editor.problems.line", problem.at().line()), () -> goTo(problem));
            link.setMinWidth(Region.USE_PREF_SIZE);
            content.getChildren().setAll(
                    bad ? Icon.ERROR.node(14, "danger") : Icon.WARNING.node(14, "warning"), message, hint,
                    Labels.spacer(), link);
            setTooltip(new Tooltip(problem.message() + (problem.hint() == null ? "" : "\n" + problem.hint())));
            setAccessibleText(kind + ": " + problem.message());
            setGraphic(content);
        }
    }
}
