package dev.retort.python.syntax;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a function.
 *
 * @param positional those that take positional arguments, in order
 * @param positionalOnly how many of them take no keyword
 * @param rest the name behind {@code *}; null where there is none
 * @param keywordOnly those behind the star
 * @param others the name behind {@code **}; null where there is none
 */
public record Parameters(List<Parameter> positional, int positionalOnly, @Nullable String rest,
        List<Parameter> keywordOnly, @Nullable String others) {

    /** A parameter and its default. */
    public record Parameter(String name, @Nullable Expression initial) {}
}
