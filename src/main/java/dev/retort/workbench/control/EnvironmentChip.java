package dev.retort.workbench.control;

import java.util.Locale;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Environment;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.EnvironmentColour;

/** DEVELOPMENT, STAGING or PRODUCTION in its colour; nothing where there is no database. */
public final class EnvironmentChip extends Label {

    private final ObjectProperty<@Nullable Environment> environment = new SimpleObjectProperty<>();

    public EnvironmentChip() {
        getStyleClass().add("environment-chip");
        setMinWidth(USE_PREF_SIZE);
        environment.subscribe(this::show);
    }

    public EnvironmentChip(Environment environment) {
        this();
        this.environment.set(environment);
    }

    public ObjectProperty<@Nullable Environment> environmentProperty() {
        return environment;
    }

    private void show(@Nullable Environment now) {
        setText(now == null ? "" : Messages.text("environment." + now.text()).toUpperCase(Locale.ROOT));
        setVisible(now != null);
        setManaged(now != null);
        EnvironmentColour.mark(this, now);
    }
}
