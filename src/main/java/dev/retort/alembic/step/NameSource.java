package dev.retort.alembic.step;

import java.util.Map;

import dev.retort.python.value.Value;

/**
 * Gives modules names. What does not depend on the step is built once and shared by all; functions that send statements
 * are made for the step.
 */
@FunctionalInterface
public interface NameSource {

    /**
     * The names of a module, such as {@code sqlalchemy.schema}; empty for a module it knows nothing of. A name several
     * sources give is the first one's.
     */
    Map<String, Value> names(String module, AlembicStep step);
}
