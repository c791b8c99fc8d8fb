package dev.retort.workbench.shell;

import java.util.HashMap;
import java.util.Map;

import javafx.animation.TranslateTransition;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

/** The room beside the rail: the screen in front, and over it the pane that belongs to it. */
public final class PaneHost extends StackPane implements Panes {

    private static final double SEEN_BENEATH = 128;
    private static final double NARROW = 1200;
    private static final double SEEN_BENEATH_NARROW = 32;
    private static final Duration SLIDE = Duration.millis(120);

    private final StackPane beneath = new StackPane();
    private final Region scrim = new Region();
    private final Map<String, Pane> open = new HashMap<>();
    private final ChangeListener<@Nullable Node> keepFocus = (_, before, now) -> keepFocus(before, now);
    private String screen = "";
    private @Nullable Node focusedBefore;

    PaneHost() {
        getStyleClass().add("pane-host");
        scrim.getStyleClass().add("scrim");
        scrim.setOnMouseClicked(_ -> closeIfAllowed());
        getChildren().addAll(beneath, scrim);
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(keepFocus);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(keepFocus);
            }
        });
        place();
    }

    /** Brings a screen to the front, with its own pane if it has one open. */
    void show(String id, Region view) {
        screen = id;
        beneath.getChildren().setAll(view);
        place();
    }

    @Override
    public void open(Pane pane) {
        Pane before = open.put(screen, pane);
        if (before != null) {
            before.closed().run();
        } else if (getScene() != null) {
            focusedBefore = getScene().getFocusOwner();
        }
        if (pane.content() instanceof Form form) {
            form.onClose(this::closeIfAllowed);
        }
        place();
        slide(pane.content());
        focusFirst(pane.content());
    }

    @Override
    public void close() {
        Pane pane = open.remove(screen);
        if (pane != null) {
            place();
            pane.closed().run();
            if (focusedBefore != null && focusedBefore.getScene() == getScene()) {
                focusedBefore.requestFocus();
            }
        }
    }

    /** Closes every pane, whatever it says: another project is opened. */
    void closeAll() {
        Map<String, Pane> all = Map.copyOf(open);
        open.clear();
        place();
        all.values().forEach(pane -> pane.closed().run());
    }

    boolean isOpen() {
        return open.containsKey(screen);
    }

    void closeIfAllowed() {
        Pane pane = open.get(screen);
        if (pane != null && pane.mayClose().getAsBoolean()) {
            close();
        }
    }

    private void place() {
        Pane pane = open.get(screen);
        scrim.setVisible(pane != null);
        getChildren().setAll(beneath, scrim);
        if (pane != null) {
            Region content = pane.content();
            if (!content.getStyleClass().contains("floating-pane")) {
                content.getStyleClass().add("floating-pane");
            }
            content.setTranslateX(0);
            getChildren().add(content);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        beneath.resizeRelocate(0, 0, width, height);
        scrim.resizeRelocate(0, 0, width, height);
        Pane pane = open.get(screen);
        if (pane != null) {
            double seen = width < NARROW ? SEEN_BENEATH_NARROW : SEEN_BENEATH;
            double wanted = pane.width() > 0 ? pane.width() : width - seen;
            double given = Math.min(wanted, width);
            pane.content().resizeRelocate(width - given, 0, given, height);
        }
    }

    private void slide(Region content) {
        if (getScene() != null && getScene().getWindow() != null) {
            TranslateTransition in = new TranslateTransition(SLIDE, content);
            in.setFromX(48);
            in.setToX(0);
            in.play();
        }
    }

    /** Keeps the Tab key inside the open pane. */
    private void keepFocus(@Nullable Node before, @Nullable Node now) {
        Pane pane = open.get(screen);
        if (now != null && pane != null && isWithin(now, beneath)) {
            focusFirst(pane.content());
        }
    }

    private static void focusFirst(Region content) {
        content.applyCss();
        for (Node node : content.lookupAll("*")) {
            boolean cross = node.getStyleClass().contains("icon-button");
            if (node.isFocusTraversable() && !node.isDisabled() && node.isVisible() && !cross) {
                node.requestFocus();
                return;
            }
        }
        content.requestFocus();
    }

    private static boolean isWithin(Node node, Node root) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == root) {
                return true;
            }
        }
        return false;
    }
}
