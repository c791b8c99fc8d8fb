package dev.retort.workbench.apply;

import java.util.Locale;

/** How far a step or a statement is. */
enum RowState {
    /** Nothing runs yet. */
    PLANNED, WAITING, RUNNING, DONE,
    /** An earlier run did it. */
    SKIPPED, FAILED,
    /** A person stopped it. */
    CANCELLED,
    /** It did not come to it. */
    NOT_RUN,
    /** It ran, and was rolled back with what failed. */
    ROLLED_BACK;

    /** The key of its word in the messages. */
    String key() {
        return "apply.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
