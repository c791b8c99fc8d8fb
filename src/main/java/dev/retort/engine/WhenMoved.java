package dev.retort.engine;

/** What to do where the database, once it is locked, no longer stands where the plan begins. */
public enum WhenMoved {
    /** The plan was read by a person, or came from a file: it runs as it is or not at all. */
    REFUSE,
    /** Nobody read it: an upgrade to a fixed target goes on from where the database stands now. */
    PLAN_AGAIN
}
