package dev.retort.python.syntax;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A statement. */
public sealed interface Statement {

    Place at();

    record Evaluate(Place at, Expression value) implements Statement {}

    /** {@code a = b = value}. */
    record Assign(Place at, List<Expression> targets, Expression value) implements Statement {}

    /** @param operator without the {@code =} */
    record AugmentedAssign(Place at, Expression target, String operator, Expression value) implements Statement {}

    record Annotated(Place at, Expression target, Annotation annotation,
            @Nullable Expression value) implements Statement {}

    /** A type annotation as read and as written. */
    record Annotation(Expression expression, String text) {}

    record Delete(Place at, List<Expression> targets) implements Statement {}

    record Return(Place at, @Nullable Expression value) implements Statement {}

    record Raise(Place at, @Nullable Expression exception, @Nullable Expression cause) implements Statement {}

    record Pass(Place at) implements Statement {}

    record Break(Place at) implements Statement {}

    record Continue(Place at) implements Statement {}

    record Assert(Place at, Expression test, @Nullable Expression message) implements Statement {}

    /** {@code import a.b as c, d}. */
    record Import(Place at, List<Imported> modules) implements Statement {}

    /**
     * {@code from ..module import a as b}.
     *
     * @param level how many dots stand before the module
     * @param names empty for {@code *}
     */
    record ImportFrom(Place at, int level, String module, List<Imported> names) implements Statement {}

    /** @param alias null where there is no {@code as} */
    record Imported(String name, @Nullable String alias) {}

    /** {@code if} with its {@code elif}s. */
    record If(Place at, List<Branch> branches, List<Statement> otherwise) implements Statement {}

    record Branch(Expression test, List<Statement> body) {}

    record While(Place at, Expression test, List<Statement> body, List<Statement> otherwise) implements Statement {}

    record For(Place at, Expression target, Expression iterable, List<Statement> body,
            List<Statement> otherwise) implements Statement {}

    record With(Place at, List<WithItem> items, List<Statement> body) implements Statement {}

    record WithItem(Expression value, @Nullable Expression target) {}

    record Try(Place at, List<Statement> body, List<Handler> handlers, List<Statement> otherwise,
            List<Statement> cleanup) implements Statement {}

    /**
     * {@code except type as name}.
     *
     * @param type null where everything is caught
     */
    record Handler(Place at, @Nullable Expression type, @Nullable String name, List<Statement> body) {}

    record Match(Place at, Expression subject, List<Case> cases) implements Statement {}

    record Case(Pattern pattern, @Nullable Expression guard, List<Statement> body) {}

    /** @param returns the annotation behind {@code ->}, as written; null for none */
    record FunctionDefinition(Place at, String name, Parameters parameters, List<Statement> body,
            List<Expression> decorators, FunctionKind kind, ScopeNames names, @Nullable String docstring,
            @Nullable String returns) implements Statement {}

    enum FunctionKind {
        PLAIN, ASYNC
    }

    /** @param typeParameters the names of {@code class Box[T]} */
    record ClassDefinition(Place at, String name, List<Argument> arguments, List<Statement> body,
            List<Expression> decorators, ScopeNames names, @Nullable String docstring,
            List<String> typeParameters) implements Statement {}

    /** Something that is read but not evaluated, such as {@code async for}; {@code what} names it in a refusal. */
    record Unsupported(Place at, String what) implements Statement {}
}
