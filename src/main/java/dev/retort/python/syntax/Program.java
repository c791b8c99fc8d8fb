package dev.retort.python.syntax;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A module as it was written.
 *
 * @param docstring the text it begins with; null where there is none
 */
public record Program(String file, List<TopLevel> body, @Nullable String docstring) {

    /**
     * A statement of the module's own, with the names it has to do with.
     *
     * @param names what it binds (as {@link ScopeNames#locals()}), changes and reads while it runs; bodies of functions,
     *        which run later, do not count
     */
    public record TopLevel(Statement statement, ScopeNames names) {}
}
