package dev.retort.workbench.shell;

/** Shows panes over the screen that is in front; each screen keeps its own while another is looked at. */
public interface Panes {

    /** Shows a pane, in the place of the one that is open. */
    void open(Pane pane);

    /** Closes the open one without asking it. */
    void close();
}
