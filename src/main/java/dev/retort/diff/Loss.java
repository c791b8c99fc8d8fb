package dev.retort.diff;

/** Which data a difference may lose. */
public enum Loss {

    NONE,

    /** Values of a column, or their exactness. */
    VALUES,

    /** All rows of a table. */
    ROWS
}
