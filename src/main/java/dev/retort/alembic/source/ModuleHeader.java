package dev.retort.alembic.source;

import java.util.Map;
import java.util.Optional;

/**
 * What a revision file says of itself without being run.
 *
 * @param docstring the module's, as Python would have it; empty where there is none
 * @param declared the literals of {@code revision}, {@code down_revision}, {@code branch_labels} and
 *        {@code depends_on}, as far as the module assigns them
 * @param downgrade what is known of the function of that name
 */
public record ModuleHeader(String docstring, Map<String, AssignedLiteral> declared, Downgrade downgrade) {

    /** What a module's {@code downgrade} is, seen from outside. */
    public enum Downgrade {
        /** Nothing of that name. */
        MISSING,
        /** A function that begins by raising. */
        RAISES, PRESENT
    }

    public ModuleHeader {
        declared = Map.copyOf(declared);
    }

    /** The literal of a name; empty where the module does not assign it. */
    public Optional<AssignedLiteral> find(String name) {
        return Optional.ofNullable(declared.get(name));
    }
}
