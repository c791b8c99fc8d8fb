package dev.retort.workbench;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.text.Messages;

/** Where the window was, its title, and what is asked before it closes. */
final class WindowMemory {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 820;

    private final Stage stage;
    private final Preferences preferences;
    private final Workbench workbench;

    WindowMemory(Stage stage, Preferences preferences, Workbench workbench) {
        this.stage = stage;
        this.preferences = preferences;
        this.workbench = workbench;
    }

    /** Puts the window where it was, if a screen still is there. */
    void restore() {
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        Rectangle2D main = Screen.getPrimary().getVisualBounds();
        stage.setWidth(preferences.get("window.width", Math.min(WIDTH, main.getWidth())));
        stage.setHeight(preferences.get("window.height", Math.min(HEIGHT, main.getHeight())));
        double x = preferences.get("window.x", Double.NaN);
        double y = preferences.get("window.y", Double.NaN);
        if (!Screen.getScreensForRectangle(x, y, 100, 40).isEmpty()) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(preferences.get("window.maximized", "").equals("yes"));
        stage.setOnCloseRequest(this::askFirst);
        workbench.parts().model().projectNameProperty().subscribe(this::title);
        workbench.parts().model().databaseNameProperty().subscribe(this::title);
    }

    private void title() {
        String project = workbench.parts().model().projectNameProperty().get();
        String database = workbench.parts().model().databaseNameProperty().get();
        stage.setTitle(project.isEmpty()
                ? Messages.text("window.title")
                : database.isEmpty()
                        ? Messages.text("window.title-project", project)
                        : Messages.text("window.title-database", project, database));
    }

    private void askFirst(WindowEvent request) {
        request.consume();
        workbench.parts().projects().leaving(stage::close);
    }

    /** Writes down where the window is and everything else that is remembered. */
    void keep() {
        preferences.put("window.maximized", stage.isMaximized() ? "yes" : "");
        if (!stage.isMaximized() && !Double.isNaN(stage.getX())) {
            preferences.put("window.x", Double.toString(stage.getX()));
            preferences.put("window.y", Double.toString(stage.getY()));
            preferences.put("window.width", Double.toString(stage.getWidth()));
            preferences.put("window.height", Double.toString(stage.getHeight()));
        }
        preferences.keeping().run();
    }
}
