package dev.retort.workbench.shell;

/** Sends a person to a place in the workbench. */
@FunctionalInterface
public interface Navigator {

    void go(Destination destination);
}
