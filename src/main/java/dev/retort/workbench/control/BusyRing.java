package dev.retort.workbench.control;

import javafx.scene.control.ProgressIndicator;

/** A small ring that turns while something is under way. */
public final class BusyRing extends ProgressIndicator {

    /** @param size of the ring, in pixels */
    public BusyRing(int size) {
        super(INDETERMINATE_PROGRESS);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }
}
