package dev.retort.python;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.Expression;
import dev.retort.python.syntax.Statement;

/** Finds the statements of a generator that a {@code yield} stands in; functions and classes within are their own. */
final class Yields {

    private Yields() {}

    static boolean standIn(Statement statement) {
        return switch (statement) {
            case Statement.Evaluate evaluate -> is(evaluate.value());
            case Statement.Assign assign -> is(assign.value());
            case Statement.AugmentedAssign assign -> is(assign.value());
            case Statement.Annotated annotated -> is(annotated.value());
            case Statement.Return give -> is(give.value());
            case Statement.If choice ->
                choice.branches().stream().anyMatch(branch -> standIn(branch.body())) || standIn(choice.otherwise());
            case Statement.For loop -> standIn(loop.body()) || standIn(loop.otherwise());
            case Statement.While loop -> standIn(loop.body()) || standIn(loop.otherwise());
            case Statement.With with -> standIn(with.body());
            case Statement.Try attempt -> standIn(attempt.body()) || standIn(attempt.otherwise())
                    || standIn(attempt.cleanup())
                    || attempt.handlers().stream().anyMatch(handler -> standIn(handler.body()));
            case Statement.Match match -> match.cases().stream().anyMatch(one -> standIn(one.body()));
            default -> false;
        };
    }

    private static boolean standIn(List<Statement> body) {
        return body.stream().anyMatch(Yields::standIn);
    }

    private static boolean is(@Nullable Expression expression) {
        return expression instanceof Expression.Yield || expression instanceof Expression.YieldFrom;
    }
}
