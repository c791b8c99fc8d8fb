package dev.retort.alembic.expression;

/** When a select gives its columns labels. */
enum LabelStyle {
    /** Where two have one name. */
    UNLIKE,
    /** Always, with the table's name in front: what an ORM query does. */
    QUALIFIED,
    /** Never. */
    NONE
}
