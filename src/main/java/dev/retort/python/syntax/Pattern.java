package dev.retort.python.syntax;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A pattern of a {@code match} statement. */
public sealed interface Pattern {

    /** A literal or dotted name, compared by {@code ==}, or {@code None}, {@code True}, {@code False}, by identity. */
    record Literal(Expression value) implements Pattern {}

    /** Anything, bound to a name; null for {@code _}. */
    record Capture(@Nullable String name) implements Pattern {}

    record Either(List<Pattern> alternatives) implements Pattern {}

    record As(Pattern pattern, String name) implements Pattern {}

    record Sequence(List<Pattern> items) implements Pattern {}

    /** {@code *name} in a sequence; null for {@code *_}. */
    record Rest(@Nullable String name) implements Pattern {}

    /** @param rest the name behind {@code **}; null where there is none */
    record Mapping(List<Expression> keys, List<Pattern> values, @Nullable String rest) implements Pattern {}

    record OfClass(Expression type, List<Pattern> positional, List<KeywordPattern> keywords) implements Pattern {}

    record KeywordPattern(String name, Pattern pattern) {}
}
