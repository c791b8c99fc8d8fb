package dev.retort.alembic.expression;

/** Where a select stands, which decides what it sees of the tables around it. */
enum SelectPlace {
    /** By itself, or as a value. */
    ALONE,
    /** Behind {@code FROM}. */
    FROM,
    /** Behind {@code FROM}, seeing what stands before it. */
    LATERAL
}
