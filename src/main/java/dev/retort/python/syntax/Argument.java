package dev.retort.python.syntax;

/** An argument of a call or of a class statement. */
public sealed interface Argument {

    Expression value();

    /** {@code value}. */
    record Positional(Expression value) implements Argument {}

    /** {@code name=value}. */
    record Keyword(String name, Expression value) implements Argument {}

    /** {@code *value}. */
    record Spread(Expression value) implements Argument {}

    /** {@code **value}. */
    record SpreadKeywords(Expression value) implements Argument {}
}
