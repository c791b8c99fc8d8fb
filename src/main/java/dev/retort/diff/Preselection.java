package dev.retort.diff;

/** Whether a difference is chosen before a person says anything. */
public enum Preselection {

    /** The target asks for it: preselected. */
    WANTED,

    /** One side of a rename question that nobody answered yet: not preselected. */
    ASKED,

    /** The target does not mention the thing, which may be another program's: dropped only when chosen. */
    NOT_IN_TARGET
}
