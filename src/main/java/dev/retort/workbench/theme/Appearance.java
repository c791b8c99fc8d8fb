package dev.retort.workbench.theme;

import java.util.ArrayList;
import java.util.List;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** The theme in use, and the scenes that wear it. */
public final class Appearance {

    private final ObjectProperty<Theme> theme;
    private final List<Scene> scenes = new ArrayList<>();

    public Appearance(Theme first) {
        theme = new SimpleObjectProperty<>(this, "theme", first);
        Application.setUserAgentStylesheet(first.userAgentStylesheet());
        theme.subscribe((before, now) -> change(before, now));
    }

    /** What the system prefers now. */
    public static Theme ofTheSystem() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Dresses a scene, now and whenever the theme changes. */
    public void dress(Scene scene) {
        scenes.add(scene);
        scene.getStylesheets().addAll(0, theme.get().sceneStylesheets());
    }

    private void change(Theme before, Theme now) {
        Application.setUserAgentStylesheet(now.userAgentStylesheet());
        for (Scene scene : scenes) {
            scene.getStylesheets().removeAll(before.sceneStylesheets());
            scene.getStylesheets().addAll(0, now.sceneStylesheets());
        }
    }
}
