package dev.retort.workbench.connections;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;

/** Rows of a label and what is filled in, with a hint and what is wrong below it. */
final class FormGrid extends GridPane {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Map<Field, Label> complaints = new EnumMap<>(Field.class);
    private final Map<Field, Node> controls = new EnumMap<>(Field.class);
    private final Set<Field> touched = EnumSet.noneOf(Field.class);
    private final List<Row> rows = new ArrayList<>();
    private Map<Field, String> problems = Map.of();

    private record Row(List<Node> nodes, BooleanSupplier shown) {}

    FormGrid() {
        getStyleClass().add("form-grid");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(96);
        labels.setHalignment(javafx.geometry.HPos.RIGHT);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setMinWidth(0);
        getColumnConstraints().addAll(labels, fields);
    }

    /** What a row fills in: the fields that may be wrong, each with its control. */
    record Part(Field field, Node control) {}

    /** A row that is there while {@code shown}; {@code hint} may be null. */
    void addRow(String title, Node content, @Nullable Node hint, BooleanSupplier shown, Part... parts) {
        Label label = Labels.of(title, "form-label");
        VBox column = new VBox(content);
        column.getStyleClass().add("form-column");
        if (hint != null) {
            column.getChildren().add(hint);
        }
        for (Part part : parts) {
            label.setLabelFor(part.control());
            column.getChildren().add(complaint(part));
        }
        GridPane.setValignment(label, VPos.TOP);
        addRow(rows.size(), label, column);
        rows.add(new Row(List.of(label, column), shown));
    }

    /** Something across the second column that is always there. */
    void addWide(Node content) {
        add(content, 1, rows.size());
        rows.add(new Row(List.of(content), () -> true));
    }

    private Node complaint(Part part) {
        Label words = Labels.wrapped("", "danger", "small-text");
        complaints.put(part.field(), words);
        controls.put(part.field(), part.control());
        part.control().focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                touched.add(part.field());
                complain();
            }
        });
        HBox line = new HBox(4, Icon.PROBLEM.node(12, "danger"), words);
        line.getStyleClass().add("complaint");
        line.managedProperty().bind(line.visibleProperty());
        line.visibleProperty().bind(words.textProperty().isNotEmpty());
        return line;
    }

    /** Shows and hides rows as they say they should be. */
    void arrange() {
        for (Row row : rows) {
            boolean shown = row.shown().getAsBoolean();
            for (Node node : row.nodes()) {
                node.setVisible(shown);
                node.setManaged(shown);
            }
        }
    }

    /** Another form is shown: nothing of it was touched yet, unless {@code all} is to be complained about. */
    void begin(boolean all) {
        touched.clear();
        if (all) {
            touched.addAll(EnumSet.allOf(Field.class));
        }
        complain();
    }

    void setProblems(Map<Field, String> now) {
        problems = now;
        complain();
    }

    /** Complains about everything, and puts the focus where the first complaint is. */
    void insist() {
        touched.addAll(EnumSet.allOf(Field.class));
        complain();
        complaints.keySet().stream().filter(problems::containsKey).findFirst()
                .map(controls::get).ifPresent(Node::requestFocus);
    }

    private void complain() {
        complaints.forEach((field, words) -> {
            String problem = touched.contains(field) ? problems.getOrDefault(field, "") : "";
            words.setText(problem);
            Objects.requireNonNull(controls.get(field)).pseudoClassStateChanged(DANGER, !problem.isEmpty());
        });
    }
}
