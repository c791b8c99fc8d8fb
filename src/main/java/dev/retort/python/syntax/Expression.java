package dev.retort.python.syntax;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Value;

/** An expression, or the target of an assignment. */
public sealed interface Expression {

    Place at();

    /** A number, a text, {@code None}, {@code True}, {@code ...}. */
    record Constant(Place at, Value value) implements Expression {}

    record Name(Place at, String id) implements Expression {}

    record Attribute(Place at, Expression target, String name) implements Expression {}

    /** {@code target[index]}; the index of several is a {@link TupleDisplay}, of {@code a:b} a {@link Slice}. */
    record Subscript(Place at, Expression target, Expression index) implements Expression {}

    record Slice(Place at, @Nullable Expression lower, @Nullable Expression upper,
            @Nullable Expression step) implements Expression {}

    record Call(Place at, Expression callee, List<Argument> arguments) implements Expression {}

    /** {@code -x}, {@code +x}, {@code ~x}. */
    record Unary(Place at, String operator, Expression operand) implements Expression {}

    record Not(Place at, Expression operand) implements Expression {}

    record Binary(Place at, String operator, Expression left, Expression right) implements Expression {}

    /** Operands joined by {@code and} or {@code or}. */
    record Logical(Place at, Connective connective, List<Expression> operands) implements Expression {}

    enum Connective {
        AND, OR
    }

    /** {@code first < second <= third}. */
    record Comparison(Place at, Expression first, List<Compared> others) implements Expression {}

    /** @param operator {@code ==}, {@code is not}, {@code in} … */
    record Compared(String operator, Expression operand) {}

    record Conditional(Place at, Expression test, Expression then, Expression otherwise) implements Expression {}

    record Lambda(Place at, Parameters parameters, Expression body, ScopeNames names) implements Expression {}

    record TupleDisplay(Place at, List<Expression> items) implements Expression {}

    record ListDisplay(Place at, List<Expression> items) implements Expression {}

    record SetDisplay(Place at, List<Expression> items) implements Expression {}

    record DictDisplay(Place at, List<Pair> pairs) implements Expression {}

    /** @param key null for {@code **value} */
    record Pair(@Nullable Expression key, Expression value) {}

    /** {@code *value} in a display or a target. */
    record Starred(Place at, Expression value) implements Expression {}

    /**
     * A comprehension or generator expression.
     *
     * @param value what a dict's key stands for; null for the others
     */
    record Comprehension(Place at, Collected kind, Expression element, @Nullable Expression value,
            List<Clause> clauses, ScopeNames names) implements Expression {}

    enum Collected {
        LIST, SET, DICT, GENERATOR
    }

    /** A part of a comprehension behind its element. */
    sealed interface Clause {}

    record ForClause(Expression target, Expression iterable) implements Clause {}

    record IfClause(Expression test) implements Clause {}

    /** An f-string, texts joined to it among its parts. */
    record FormattedText(Place at, List<Part> parts) implements Expression {}

    /** A part of an f-string. */
    sealed interface Part {}

    record Text(String text) implements Part {}

    /**
     * {@code {value!r:spec}}.
     *
     * @param conversion {@code r}, {@code s} or {@code a}; null where there is none
     */
    record Replacement(Expression value, @Nullable String conversion, List<Part> spec) implements Part {}

    /** {@code name := value}. */
    record Walrus(Place at, Name name, Expression value) implements Expression {}

    record Yield(Place at, @Nullable Expression value) implements Expression {}

    record YieldFrom(Place at, Expression value) implements Expression {}

    /** Something that is read but not evaluated, such as {@code await}; {@code what} names it in a refusal. */
    record Unsupported(Place at, String what) implements Expression {}
}
