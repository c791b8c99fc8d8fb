package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

import dev.retort.python.syntax.Expression.Clause;
import dev.retort.python.syntax.Expression.Collected;

/** Reads comprehensions and generator expressions. */
final class ComprehensionReader {

    private final ExpressionReader expressions;
    private final ScopeStack scopes;

    ComprehensionReader(ExpressionReader expressions, ScopeStack scopes) {
        this.expressions = expressions;
        this.scopes = scopes;
    }

    Expression comprehension(Node node, Place at) {
        if (node.children().stream().anyMatch(child -> child.is("for_in_clause") && child.has("async"))) {
            return new Expression.Unsupported(at, "an asynchronous comprehension");
        }
        ScopeNames names = new ScopeNames();
        return scopes.within(ScopeStack.Kind.COMPREHENSION, names, () -> read(node, at, names));
    }

    private Expression read(Node node, Place at, ScopeNames names) {
        List<Clause> clauses = new ArrayList<>();
        for (Node child : node.named()) {
            if (child.is("for_in_clause")) {
                Expression target = expressions.targets().target(child.need("left"));
                List<Node> iterables = child.all("right");
                List<Expression> values = new ArrayList<>();
                iterables.forEach(one -> values.add(expressions.expression(one)));
                clauses.add(new Expression.ForClause(target, values.size() == 1
                        ? values.getFirst()
                        : new Expression.TupleDisplay(at, values)));
            } else if (child.is("if_clause")) {
                clauses.add(new Expression.IfClause(expressions.expression(child.named().getFirst())));
            }
        }
        Node body = node.need("body");
        return switch (node.type()) {
            case "dictionary_comprehension" -> new Expression.Comprehension(at, Collected.DICT,
                    expressions.expression(body.need("key")), expressions.expression(body.need("value")), clauses,
                    names);
            case "list_comprehension" -> simple(at, Collected.LIST, body, clauses, names);
            case "set_comprehension" -> simple(at, Collected.SET, body, clauses, names);
            default -> simple(at, Collected.GENERATOR, body, clauses, names);
        };
    }

    private Expression simple(Place at, Collected kind, Node body, List<Clause> clauses, ScopeNames names) {
        return new Expression.Comprehension(at, kind, expressions.expression(body), null, clauses, names);
    }
}
