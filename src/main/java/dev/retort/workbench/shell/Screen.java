package dev.retort.workbench.shell;

import javafx.scene.layout.Region;

import dev.retort.workbench.control.Icon;

/** One screen of the rail. Made once, by the composition root; its view lives as long as the window. */
public interface Screen {

    /** Short and stable: {@code graph}. Its button in the rail has the id {@code nav-graph}. */
    String id();

    /** The word in the rail. */
    String title();

    Icon icon();

    Region view();

    /** Whether it has anything to show without a project. */
    default boolean needsProject() {
        return true;
    }

    /** It came to the front. */
    default void shown() {}

    /** F5: reads again what it shows. The session reads the project and the database's state by itself. */
    default void refresh() {}

    /** Shortcut+F: puts the focus where one types what to look for. */
    default void find() {}

    /** Shortcut+Enter: does what the screen is for. */
    default void act() {}

    /** Escape, where no pane took it: closes what the screen itself has open. */
    default void escape() {}

    /** What would be lost if the window closed or another project opened, in words; empty for nothing. */
    default String unsaved() {
        return "";
    }
}
