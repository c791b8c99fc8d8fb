package dev.retort.workbench.apply;

import java.time.Duration;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.retort.plan.PlannedStep;
import dev.retort.revision.Direction;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Tag;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** The steps one below the other on a line, with an arrow for their direction, or how far each is. */
final class StepList extends ListView<StepRow> {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

    StepList(String id, ObservableList<StepRow> rows) {
        super(rows);
        setId(id);
        getStyleClass().add("step-list");
        setCellFactory(_ -> new StepCell());
    }

    private static final class StepCell extends ListCell<StepRow> {

        private final Region above = line();
        private final Region below = line();
        private final StackPane sign = new StackPane();
        private final Label title = Labels.of("", "step-title");
        private final Label detail = Labels.of("", "small-text", "muted");
        private final Label id = Labels.of("", "mono", "muted");
        private final Tag irreversible = new Tag(Icon.WARNING, Messages.text("apply.irreversible"), Tag.Look.WARNING);
        private final ReadOnlyObjectWrapper<Node> drawn = new ReadOnlyObjectWrapper<>();
        private Subscription watching = Subscription.EMPTY;

        StepCell() {
            VBox rail = new VBox(above, sign, below);
            rail.setAlignment(Pos.CENTER);
            rail.setMinWidth(20);
            VBox.setVgrow(below, Priority.ALWAYS);
            sign.setMinSize(20, 20);
            HBox second = new HBox(6, id, detail);
            second.setAlignment(Pos.CENTER_LEFT);
            title.setMinWidth(0);
            Labels.tellWhole(title);
            id.setMinWidth(USE_PREF_SIZE);
            detail.setMinWidth(0);
            Labels.tellWhole(detail);
            HBox first = new HBox(8, title, Labels.spacer(), irreversible);
            first.setAlignment(Pos.CENTER_LEFT);
            VBox words = new VBox(2, first, second);
            words.getStyleClass().add("step-words");
            HBox.setHgrow(words, Priority.ALWAYS);
            drawn.set(new HBox(10, rail, words));
            setPrefWidth(0);
        }

        private static Region line() {
            Region line = new Region();
            line.getStyleClass().add("step-line");
            line.setMinWidth(2);
            line.setMaxWidth(2);
            line.setMinHeight(10);
            return line;
        }

        @Override
        protected void updateItem(@Nullable StepRow row, boolean empty) {
            super.updateItem(row, empty);
            watching.unsubscribe();
            watching = Subscription.EMPTY;
            setText(null);
            if (empty || row == null) {
                pseudoClassStateChanged(DONE, false);
                pseudoClassStateChanged(RUNNING, false);
                setGraphic(null);
                return;
            }
            title.setText(row.title());
            id.setText(row.id());
            id.setManaged(!row.id().isEmpty());
            PlannedStep step = row.step();
            irreversible.setVisible(step != null && step.irreversible());
            irreversible.setManaged(irreversible.isVisible());
            above.setVisible(getIndex() > 0);
            below.setVisible(getIndex() < getListView().getItems().size() - 1);
            watching = Subscription.combine(row.stateProperty().subscribe(state -> show(row, state)),
                    row.noteProperty().subscribe(_ -> describe(row)),
                    row.tookProperty().subscribe(_ -> describe(row)));
            setGraphic(drawn.get());
            setAccessibleText(row.title() + " " + row.id());
        }

        private void show(StepRow row, RowState state) {
            pseudoClassStateChanged(DONE, state == RowState.DONE);
            pseudoClassStateChanged(RUNNING, state == RowState.RUNNING);
            sign.getChildren().setAll(signOf(row, state));
            describe(row);
        }

        private void describe(StepRow row) {
            RowState state = row.stateProperty().get();
            Duration took = row.tookProperty().get();
            String words = state == RowState.PLANNED
                    ? row.noteProperty().get()
                    : row.kind() == StepRow.Kind.BACKUP && !row.noteProperty().get().isEmpty()
                            ? row.noteProperty().get()
                            : Messages.text(state.key());
            String all = took == null ? words : words + " · " + Figures.duration(took);
            detail.setText(row.id().isEmpty() || all.isEmpty() ? all : "· " + all);
        }

        private static Node signOf(StepRow row, RowState state) {
            return switch (state) {
                case PLANNED -> planned(row);
                case WAITING -> styled("waiting");
                case RUNNING -> new BusyRing(16);
                case DONE, SKIPPED -> filled(Icon.CHECK, "done");
                case FAILED -> Icon.ERROR.node(18, "danger");
                case CANCELLED -> Icon.STOP.node(18, "warning");
                case NOT_RUN, ROLLED_BACK -> styled("not-run");
            };
        }

        private static Node planned(StepRow row) {
            if (row.kind() == StepRow.Kind.NOW) {
                StackPane now = styled("now");
                now.getChildren().add(styled("now-core"));
                return now;
            }
            PlannedStep step = row.step();
            boolean down = step != null && step.step().direction() == Direction.DOWNGRADE;
            StackPane sign = styled("planned");
            sign.getChildren().add((down ? Icon.ARROW_DOWN : Icon.ARROW_UP).node(11, "accent"));
            return sign;
        }

        private static StackPane filled(Icon icon, String styleClass) {
            StackPane sign = styled(styleClass);
            sign.getChildren().add(icon.node(11));
            return sign;
        }

        private static StackPane styled(String styleClass) {
            StackPane sign = new StackPane();
            sign.getStyleClass().addAll("step-sign", styleClass);
            return sign;
        }
    }
}
