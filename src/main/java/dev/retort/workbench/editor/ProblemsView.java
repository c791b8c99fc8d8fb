package dev.retort.workbench.editor;

import java.util.function.Consumer;

import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.editor.OpenFile.Kind;
import dev.retort.workbench.text.Messages;

/** What is wrong with the file in front, each with its line, and below what the text is. */
final class ProblemsView extends VBox {

    private static final double HEADING = 36;

    private final ListView<Finding> list = new ListView<>();
    private final Label counter = Labels.counter();
    private final Label errors = counted(Icon.ERROR, "danger");
    private final Label warnings = counted(Icon.WARNING, "warning");
    private final Label place = Labels.of("", "secondary");
    private final Label format = Labels.of("", "secondary");
    private final Label nothing = Labels.of("", "hint");
    private final Button fold = Buttons.smallIcon(Icon.CHEVRON_DOWN, Messages.text("editor.fold-problems"));
    private final Consumer<Finding> goTo;
    private final ListChangeListener<Finding> listener = _ -> count();
    private ObservableList<Finding> findings = FXCollections.observableArrayList();
    private Subscription following = Subscription.EMPTY;

    /** @param goTo leads to the place of a problem */
    ProblemsView(Consumer<Finding> goTo) {
        this.goTo = goTo;
        getStyleClass().add("problems");
        list.setId("editor-problems");
        list.setAccessibleText(Messages.text("editor.problems"));
        list.setPlaceholder(nothing);
        list.setCellFactory(_ -> new FindingCell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Finding chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                goTo.accept(chosen);
                event.consume();
            }
        });
        errors.setId("editor-errors");
        warnings.setId("editor-warnings");
        place.setId("editor-place");
        format.setId("editor-format");
        fold.setId("editor-fold-problems");
        fold.setOnAction(_ -> fold(list.isManaged()));
        for (Label label : new Label[]{errors, warnings, place, format}) {
            label.setMinWidth(USE_PREF_SIZE);
        }
        HBox heading = new HBox(8, Labels.of(Messages.text("editor.problems"), "strong"), counter, Labels.spacer(),
                errors, warnings, place, format, fold);
        heading.getStyleClass().add("problems-heading");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading, list);
        fold(false);
    }

    private static Label counted(Icon icon, String look) {
        Label label = Labels.of("", "small-text", look);
        label.setGraphic(icon.node(13, look));
        return label;
    }

    /** Shows what is wrong with a file, and what its text is. */
    void show(FileView view) {
        OpenFile file = view.file();
        findings.removeListener(listener);
        findings = file.findings();
        findings.addListener(listener);
        list.setItems(findings);
        nothing.setText(Messages.text(file.kind() == Kind.OTHER ? "editor.not-checked" : "editor.no-problems"));
        place.textProperty().bind(view.place());
        following.unsubscribe();
        following = file.readProperty().subscribe(read -> format.setText(Messages.text("editor.format",
                read.marked() ? "UTF-8 BOM" : "UTF-8", read.lineEnds(), language(file))));
        count();
    }

    private static String language(OpenFile file) {
        return switch (file.name().substring(file.name().lastIndexOf('.') + 1)) {
            case "sql" -> "SQL";
            case "py" -> "Python";
            case "toml" -> "TOML";
            case "ini" -> "INI";
            case "mako" -> "Mako";
            default -> Messages.text("editor.plain-text");
        };
    }

    private void count() {
        long wrong = findings.stream().filter(Finding::isError).count();
        long doubtful = findings.size() - wrong;
        show(counter, findings.size(), Integer.toString(findings.size()));
        show(errors, wrong, Long.toString(wrong));
        show(warnings, doubtful, Long.toString(doubtful));
        errors.setAccessibleText(Messages.text("editor.errors", wrong));
        warnings.setAccessibleText(Messages.text("editor.warnings", doubtful));
    }

    private static void show(Label label, long number, String text) {
        label.setText(text);
        label.setVisible(number > 0);
        label.setManaged(number > 0);
    }

    private void fold(boolean folded) {
        list.setVisible(!folded);
        list.setManaged(!folded);
        setMinHeight(folded ? HEADING : HEADING + 56);
        setMaxHeight(folded ? HEADING : Double.MAX_VALUE);
        fold.setGraphic((folded ? Icon.CHEVRON_RIGHT : Icon.CHEVRON_DOWN).node(13));
        String words = Messages.text(folded ? "editor.unfold-problems" : "editor.fold-problems");
        fold.setAccessibleText(words);
        fold.getTooltip().setText(words);
    }

    private final class FindingCell extends ListCell<Finding> {

        private final StackPane sign = new StackPane();
        private final Label message = Labels.of("");
        private final Label hint = Labels.of("", "secondary");
        private final Hyperlink line = Buttons.link("", this::follow);
        private final HBox row = new HBox(8, sign, message, hint, Labels.spacer(), line);

        FindingCell() {
            row.getStyleClass().add("finding-row");
            message.setMinWidth(0);
            hint.setMinWidth(0);
            Labels.tellWhole(message);
            Labels.tellWhole(hint);
            line.setMinWidth(USE_PREF_SIZE);
            line.getStyleClass().add("small-text");
            setPrefWidth(0);
        }

        private void follow() {
            Finding finding = getItem();
            if (finding != null) {
                goTo.accept(finding);
            }
        }

        @Override
        protected void updateItem(@Nullable Finding finding, boolean empty) {
            super.updateItem(finding, empty);
            if (empty || finding == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            sign.getChildren().setAll(finding.isError()
                    ? Icon.ERROR.node(14, "danger")
                    : Icon.WARNING.node(14, "warning"));
            message.setText(finding.message());
            hint.setText(finding.hint());
            line.setText(Messages.text("editor.line", Integer.toString(finding.line())));
            setAccessibleText(Messages.text(finding.isError() ? "editor.error" : "editor.warning") + ": "
                    + finding.message() + " " + finding.hint());
            setGraphic(row);
        }
    }
}
