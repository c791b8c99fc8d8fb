package dev.retort.workbench.changes;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.EnvironmentChip;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Messages;

/** What the database is compared with, to choose from; each with its icon, what it is and where it is. */
final class TargetBox extends ComboBox<TargetChoice> {

    private static final double WIDTH = 300;
    private static final double LEAST_WIDTH = 120;

    private boolean following;

    TargetBox(TargetModel model) {
        setId("changes-target");
        setAccessibleText(Messages.text("changes.target"));
        setPromptText(Messages.text("changes.no-target"));
        setPrefWidth(WIDTH);
        setMinWidth(LEAST_WIDTH);
        setCellFactory(_ -> new Choice(true));
        setButtonCell(new Choice(false));
        follow(model);
        model.choices().subscribe(() -> follow(model));
        model.chosenProperty().subscribe(_ -> follow(model));
        valueProperty().subscribe(taken -> {
            if (!following && taken != null) {
                model.choose(taken);
            }
        });
        showingProperty().subscribe(open -> {
            if (open) {
                model.refresh();
            }
        });
    }

    private void follow(TargetModel model) {
        following = true;
        try {
            if (!getItems().equals(model.choices())) {
                getItems().setAll(model.choices());
            }
            setValue(model.chosenProperty().get());
        } finally {
            following = false;
        }
    }

    /** One of them; in the list with what a profile's database is for. */
    private static final class Choice extends ListCell<TargetChoice> {

        private final boolean listed;

        Choice(boolean listed) {
            this.listed = listed;
        }

        @Override
        protected void updateItem(@Nullable TargetChoice target, boolean empty) {
            super.updateItem(target, empty);
            if (empty || target == null) {
                setGraphic(null);
                setText(listed ? null : Messages.text("changes.no-target"));
                setAccessibleText(null);
                return;
            }
            setText(null);
            setAccessibleText(target.words());
            Label kind = Labels.of(target.kind());
            kind.setMinWidth(USE_PREF_SIZE);
            HBox row = new HBox(6, target.icon().node(14), kind, Labels.of("·", "muted"),
                    Labels.shrinking(target.place(), 40, "mono"));
            row.setAlignment(Pos.CENTER_LEFT);
            if (listed && target instanceof TargetChoice.OfProfile other) {
                row.getChildren().addAll(Labels.spacer(), new EnvironmentChip(other.profile().environment()));
            }
            setGraphic(row);
        }
    }
}
