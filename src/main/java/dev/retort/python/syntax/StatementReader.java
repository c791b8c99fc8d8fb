package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.Statement.Annotated;
import dev.retort.python.syntax.Statement.Annotation;
import dev.retort.python.syntax.Statement.Assign;
import dev.retort.python.syntax.Statement.AugmentedAssign;
import dev.retort.python.syntax.Statement.Evaluate;
import dev.retort.python.syntax.Statement.Unsupported;
import dev.retort.python.value.StringValue;

/** Reads simple statements, and hands the others on. */
final class StatementReader {

    private final Lines lines;
    private final ScopeStack scopes;
    private final ExpressionReader expressions;
    private final BlockReader blocks;
    private final DefinitionReader definitions;

    StatementReader(Lines lines, ScopeStack scopes) {
        this.lines = lines;
        this.scopes = scopes;
        this.expressions = new ExpressionReader(lines, scopes);
        this.blocks = new BlockReader(this, expressions, scopes);
        this.definitions = new DefinitionReader(this, expressions, scopes);
    }

    /** The text a body begins with; null where it begins with something else. */
    static @Nullable String docstring(List<Statement> body) {
        return !body.isEmpty()
                && body.getFirst() instanceof Evaluate(Place _, Expression.Constant(Place _, StringValue(String text)))
                        ? text
                        : null;
    }

    /** @param around what is unfinished where the block is missing */
    List<Statement> block(@Nullable Node node, Node around) {
        List<Statement> found = new ArrayList<>();
        if (node != null) {
            node.named().forEach(child -> found.add(statement(child)));
        }
        if (found.isEmpty()) {
            throw new Node.UnexpectedNode(around, "an indented block is missing");
        }
        return found;
    }

    Statement statement(Node node) {
        Place at = lines.place(node.start());
        return switch (node.type()) {
            case "expression_statement" -> simple(node, at);
            case "return_statement" -> new Statement.Return(at, single(node));
            case "pass_statement" -> new Statement.Pass(at);
            case "break_statement" -> new Statement.Break(at);
            case "continue_statement" -> new Statement.Continue(at);
            case "raise_statement" -> raise(node, at);
            case "assert_statement" -> {
                List<Node> parts = node.named();
                yield new Statement.Assert(at, expressions.expression(parts.getFirst()),
                        parts.size() > 1 ? expressions.expression(parts.get(1)) : null);
            }
            case "delete_statement" -> delete(node, at);
            case "global_statement" -> {
                node.named().forEach(name -> scopes.innermost().declareGlobal(name.text()));
                yield new Statement.Pass(at);
            }
            case "nonlocal_statement" -> {
                node.named().forEach(name -> scopes.innermost().declareNonlocal(name.text()));
                yield new Statement.Pass(at);
            }
            case "import_statement", "import_from_statement", "future_import_statement" ->
                new ImportReader(scopes).statement(node, at);
            case "type_alias_statement" -> alias(node, at);
            case "print_statement" -> throw new Node.UnexpectedNode(node, "print is a function in Python 3");
            case "exec_statement" -> throw new Node.UnexpectedNode(node, "exec is a function in Python 3");
            case "function_definition", "class_definition", "decorated_definition" ->
                definitions.definition(node, at);
            default -> blocks.statement(node, at);
        };
    }

    private Statement simple(Node node, Place at) {
        List<Node> parts = node.named();
        if (parts.size() != 1 || node.has(",")) {
            return new Evaluate(at, new Expression.TupleDisplay(at, expressions.items(node)));
        }
        Node only = parts.getFirst();
        return switch (only.type()) {
            case "assignment" -> assignment(only, at);
            case "augmented_assignment" -> {
                Expression target = expressions.targets().target(only.need("left"));
                expressions.targets().changed(target);
                String operator = only.need("operator").text();
                yield new AugmentedAssign(at, target, operator.substring(0, operator.length() - 1),
                        expressions.expression(only.need("right")));
            }
            default -> new Evaluate(at, expressions.expression(only));
        };
    }

    private Statement assignment(Node node, Place at) {
        Node annotation = node.child("type");
        if (annotation != null) {
            Expression target = expressions.targets().target(node.need("left"));
            return new Annotated(at, target, annotation(annotation),
                    expressions.optional(node.child("right")));
        }
        List<Expression> targets = new ArrayList<>();
        Node value = node;
        while (value.is("assignment")) {
            targets.add(expressions.targets().target(value.need("left")));
            value = value.need("right");
        }
        if (value.is("augmented_assignment")) {
            throw new Node.UnexpectedNode(value);
        }
        return new Assign(at, targets, expressions.expression(value));
    }

    /** An annotation never makes a file unreadable. */
    private Annotation annotation(Node node) {
        try {
            return new Annotation(expressions.expression(node), node.text());
        } catch (Node.UnexpectedNode e) {
            return new Annotation(new Expression.Unsupported(lines.place(node.start()), "this annotation"),
                    node.text());
        }
    }

    private @Nullable Expression single(Node node) {
        List<Node> parts = node.named();
        return parts.isEmpty() ? null : expressions.expression(parts.getFirst());
    }

    private Statement raise(Node node, Place at) {
        Node cause = node.child("cause");
        List<Node> parts = node.named();
        Node exception = parts.isEmpty() || parts.getFirst() == cause ? null : parts.getFirst();
        return new Statement.Raise(at, expressions.optional(exception), expressions.optional(cause));
    }

    private Statement delete(Node node, Place at) {
        List<Expression> targets = new ArrayList<>();
        for (Node part : node.named()) {
            Expression target = expressions.targets().target(part);
            if (target instanceof Expression.TupleDisplay(Place _, List<Expression> items)) {
                targets.addAll(items);
            } else {
                targets.add(target);
            }
        }
        return new Statement.Delete(at, targets);
    }

    private Statement alias(Node node, Place at) {
        Node left = node.need("left");
        Node name = left.named().getFirst();
        if (!name.is("identifier")) {
            return new Unsupported(at, "a generic type alias");
        }
        return new Assign(at, List.of(expressions.targets().target(name)),
                expressions.expression(node.need("right")));
    }
}
