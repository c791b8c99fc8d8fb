package dev.retort.workbench.connections;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.DatabaseUrl;
import dev.retort.sql.DialectName;
import dev.retort.workbench.control.EnvironmentChip;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Messages;

/** A profile in the list: its kind, name and place, and what it is for. */
final class ProfileCell extends ListCell<ProfileForm> {

    private final StackPane icon = new StackPane();
    private final Label name = Labels.of("");
    private final Label changed = Labels.of("●", "changed-mark");
    private final Label place = Labels.of("", "secondary");
    private final EnvironmentChip chip = new EnvironmentChip();
    private final HBox content;

    ProfileCell(ObservableValue<?> inUse) {
        name.setMinWidth(0);
        place.setMinWidth(0);
        Labels.tellWhole(name);
        Labels.tellWhole(place);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        changed.setAccessibleText(Messages.text("connections.not-saved"));
        changed.setMinWidth(Region.USE_PREF_SIZE);
        HBox first = new HBox(6, name, changed);
        first.setMinWidth(0);
        first.getStyleClass().add("first");
        HBox second = new HBox(6, place, Labels.spacer(), chip);
        second.getStyleClass().add("second");
        VBox words = new VBox(first, second);
        words.setMinWidth(0);
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        icon.setMinWidth(20);
        content = new HBox(8, icon, words);
        content.getStyleClass().add("profile-cell");
        content.setMinWidth(0);
        setPrefWidth(0);
        inUse.subscribe(_ -> draw(getItem()));
    }

    @Override
    protected void updateItem(@Nullable ProfileForm form, boolean empty) {
        super.updateItem(form, empty);
        draw(empty ? null : form);
    }

    private void draw(@Nullable ProfileForm form) {
        if (form == null) {
            setGraphic(null);
            return;
        }
        boolean file = form.address.kind.get() == DialectName.SQLITE;
        icon.getChildren().setAll((file ? Icon.FILE : Icon.DATABASE).node(16));
        name.setText(form.name.get().isBlank() ? Messages.text("connections.no-name") : form.name.get());
        changed.setVisible(form.isDirty());
        changed.setManaged(form.isDirty());
        place.setText(form.address.kind.get().title() + placeOf(form));
        chip.environmentProperty().set(form.environment.get());
        setGraphic(content);
    }

    private static String placeOf(ProfileForm form) {
        String where = form.address.kind.get() == DialectName.SQLITE
                ? fileName(form.address.file.get())
                : form.address.host.get().isBlank()
                        ? Messages.text("connections.field.host.prompt")
                        : form.address.host.get();
        boolean server = form.address.kind.get() == DialectName.POSTGRESQL && !form.address.port.get().isBlank();
        return where.isEmpty() ? "" : " · " + where + (server ? ":" + form.address.port.get() : "");
    }

    private static String fileName(String path) {
        if (path.equals(DatabaseUrl.MEMORY)) {
            return path;
        }
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
