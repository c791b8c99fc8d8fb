package dev.retort.workbench.shell;

import java.util.function.BooleanSupplier;

import javafx.scene.layout.Region;

/**
 * What slides over a screen instead of a dialog.
 *
 * @param content what is in it; its id is for tests and scripts
 * @param width in pixels; 0 leaves 128 pixels of the screen beneath to be seen
 * @param mayClose asked before Escape, a click beside it or its cross close it
 * @param closed called once it is gone
 */
public record Pane(Region content, double width, BooleanSupplier mayClose, Runnable closed) {

    /** Nearly as wide as the screen. */
    public static Pane wide(Region content) {
        return new Pane(content, 0, () -> true, () -> {});
    }

    /** A form. */
    public static Pane narrow(Region content) {
        return new Pane(content, 480, () -> true, () -> {});
    }

    public Pane closingWhen(BooleanSupplier allowed) {
        return new Pane(content, width, allowed, closed);
    }

    public Pane whenClosed(Runnable action) {
        return new Pane(content, width, mayClose, action);
    }
}
