package dev.retort.workbench.theme;

import java.util.List;
import java.util.Locale;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** Light or dark. */
public enum Theme {
    LIGHT, DARK;

    /** The word in the preferences file. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stylesheet of JavaFX's own controls. */
    public String userAgentStylesheet() {
        return switch (this) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        };
    }

    /** What a scene carries: this theme's own colours, then the shared pieces. */
    public List<String> sceneStylesheets() {
        return List.of(Stylesheets.of(Theme.class, text() + ".css"), Stylesheets.of(Theme.class, "shared.css"));
    }
}
