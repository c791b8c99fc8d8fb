package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads what is assigned to, and notes the names it binds. */
final class AssignmentTargetReader {

    private final ExpressionReader expressions;
    private final ScopeStack scopes;

    AssignmentTargetReader(ExpressionReader expressions, ScopeStack scopes) {
        this.expressions = expressions;
        this.scopes = scopes;
    }

    Expression target(Node node) {
        Place at = expressions.place(node);
        return switch (node.type()) {
            case "identifier", "keyword_identifier" -> {
                scopes.innermost().bind(node.text());
                yield new Expression.Name(at, node.text());
            }
            case "pattern_list", "tuple_pattern", "expression_list", "tuple" ->
                new Expression.TupleDisplay(at, all(node));
            case "list_pattern", "list" -> new Expression.ListDisplay(at, all(node));
            case "list_splat_pattern", "list_splat" ->
                new Expression.Starred(at, target(node.named().getFirst()));
            case "parenthesized_expression", "as_pattern_target" -> target(node.named().getFirst());
            case "attribute", "subscript" -> {
                Expression target = expressions.expression(node);
                changed(target);
                yield target;
            }
            default -> throw new Node.UnexpectedNode(node, "this cannot be assigned to");
        };
    }

    /** Notes the name through which an object is changed. */
    void changed(Expression target) {
        Expression root = target;
        while (true) {
            switch (root) {
                case Expression.Attribute attribute -> root = attribute.target();
                case Expression.Subscript subscript -> root = subscript.target();
                case Expression.Name name -> {
                    scopes.change(name.id());
                    return;
                }
                default -> {
                    return;
                }
            }
        }
    }

    private List<Expression> all(Node node) {
        List<Expression> found = new ArrayList<>();
        node.named().forEach(child -> found.add(target(child)));
        return found;
    }
}
