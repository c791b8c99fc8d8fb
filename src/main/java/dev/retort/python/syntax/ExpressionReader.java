package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.Expression.Binary;
import dev.retort.python.syntax.Expression.Call;
import dev.retort.python.syntax.Expression.Compared;
import dev.retort.python.syntax.Expression.Comparison;
import dev.retort.python.syntax.Expression.Conditional;
import dev.retort.python.syntax.Expression.Connective;
import dev.retort.python.syntax.Expression.Constant;
import dev.retort.python.syntax.Expression.DictDisplay;
import dev.retort.python.syntax.Expression.Logical;
import dev.retort.python.syntax.Expression.Pair;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.EllipsisValue;
import dev.retort.python.value.NoneValue;

/** Reads expressions out of the tree; the tree's depth was limited before. */
final class ExpressionReader {

    private final Lines lines;
    private final ScopeStack scopes;
    private final LiteralReader literals = new LiteralReader(this);
    private final AssignmentTargetReader targets;
    private final ComprehensionReader comprehensions;
    private final ParameterReader parameters;

    ExpressionReader(Lines lines, ScopeStack scopes) {
        this.lines = lines;
        this.scopes = scopes;
        this.targets = new AssignmentTargetReader(this, scopes);
        this.comprehensions = new ComprehensionReader(this, scopes);
        this.parameters = new ParameterReader(this);
    }

    Place place(Node node) {
        return lines.place(node.start());
    }

    AssignmentTargetReader targets() {
        return targets;
    }

    ParameterReader parameters() {
        return parameters;
    }

    @Nullable
    Expression optional(@Nullable Node node) {
        return node == null ? null : expression(node);
    }

    Expression expression(Node node) {
        Place at = place(node);
        return switch (node.type()) {
            case "identifier", "keyword_identifier" -> name(node, at);
            case "string" -> literals.text(List.of(node), at);
            case "concatenated_string" -> literals.text(node.named(), at);
            case "integer" -> literals.integer(node, at);
            case "float" -> literals.decimal(node, at);
            case "true" -> new Constant(at, BoolValue.TRUE);
            case "false" -> new Constant(at, BoolValue.FALSE);
            case "none" -> new Constant(at, NoneValue.NONE);
            case "ellipsis" -> new Constant(at, EllipsisValue.ELLIPSIS);
            case "parenthesized_expression", "type" -> only(node);
            case "attribute" ->
                below(expression(node.need("object")),
                        object -> new Expression.Attribute(at, object, node.need("attribute").text()));
            case "subscript" -> subscript(node, at);
            case "slice" -> slice(node, at);
            case "call" -> call(node, at);
            default -> compound(node, at);
        };
    }

    private Expression compound(Node node, Place at) {
        return switch (node.type()) {
            case "binary_operator" -> binary(node);
            case "boolean_operator" -> logical(node, at);
            case "comparison_operator" -> comparison(node, at);
            case "not_operator" -> new Expression.Not(at, expression(node.need("argument")));
            case "unary_operator" ->
                new Expression.Unary(at, node.need("operator").text(), expression(node.need("argument")));
            case "conditional_expression" -> conditional(node, at);
            case "named_expression" -> walrus(node, at);
            case "lambda" -> lambda(node, at);
            case "tuple", "expression_list", "pattern_list", "tuple_pattern" ->
                new Expression.TupleDisplay(at, items(node));
            case "list", "list_pattern" -> new Expression.ListDisplay(at, items(node));
            case "set" -> new Expression.SetDisplay(at, items(node));
            case "dictionary" -> new DictDisplay(at, pairs(node));
            case "list_splat", "list_splat_pattern" -> new Expression.Starred(at, only(node));
            case "list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression" ->
                comprehensions.comprehension(node, at);
            case "yield" -> yielding(node, at);
            case "await" -> new Expression.Unsupported(at, "await");
            // Annotations only: list[int], a.B, int | None, *Ts.
            case "generic_type" -> new Expression.Subscript(at, expression(node.named().getFirst()),
                    index(node.named().get(1).named(), at));
            case "member_type" -> new Expression.Attribute(at, expression(node.named().getFirst()),
                    node.named().get(1).text());
            case "union_type" -> new Binary(at, "|", expression(node.named().getFirst()),
                    expression(node.named().get(1)));
            default -> throw new Node.UnexpectedNode(node);
        };
    }

    Expression.Name name(Node node, Place at) {
        scopes.read(node.text());
        return new Expression.Name(at, node.text());
    }

    private Expression only(Node node) {
        List<Node> inner = node.named();
        if (inner.size() != 1) {
            throw new Node.UnexpectedNode(node);
        }
        return expression(inner.getFirst());
    }

    List<Expression> items(Node node) {
        List<Expression> found = new ArrayList<>();
        node.named().forEach(child -> found.add(expression(child)));
        return found;
    }

    private Expression subscript(Node node, Place at) {
        List<Node> keys = node.all("subscript");
        boolean several = keys.size() > 1 || node.has(",");
        Expression target = expression(node.need("value"));
        Expression index = several ? index(keys, at) : expression(keys.getFirst());
        return below(target, object -> new Expression.Subscript(at, object, index));
    }

    /** The grammar takes {@code *a.b()} for {@code (*a).b()}: the star belongs before all of it. */
    private static Expression below(Expression inner, UnaryOperator<Expression> around) {
        return inner instanceof Expression.Starred(Place star, Expression value)
                ? new Expression.Starred(star, around.apply(value))
                : around.apply(inner);
    }

    private Expression index(List<Node> keys, Place at) {
        List<Expression> items = new ArrayList<>();
        keys.forEach(key -> items.add(expression(key)));
        return items.size() == 1 ? items.getFirst() : new Expression.TupleDisplay(at, items);
    }

    private Expression slice(Node node, Place at) {
        @Nullable
        Expression[] bounds = new Expression[3];
        int which = 0;
        for (Node child : node.children()) {
            if (child.is(":")) {
                which++;
            } else {
                bounds[which] = expression(child);
            }
        }
        return new Expression.Slice(at, bounds[0], bounds[1], bounds[2]);
    }

    private Expression call(Node node, Place at) {
        Node callee = node.need("function");
        Node arguments = node.need("arguments");
        Expression function = expression(callee);
        Expression root = function;
        while (root instanceof Expression.Attribute attribute) {
            root = attribute.target();
            if (root instanceof Expression.Name name) {
                scopes.change(name.id());
            }
        }
        if (arguments.is("generator_expression")) {
            Argument only = new Argument.Positional(expression(arguments));
            return below(function, called -> new Call(at, called, List.of(only)));
        }
        List<Argument> all = arguments(arguments);
        return below(function, called -> new Call(at, called, all));
    }

    List<Argument> arguments(@Nullable Node node) {
        List<Argument> found = new ArrayList<>();
        if (node != null) {
            for (Node child : node.named()) {
                found.add(switch (child.type()) {
                    case "keyword_argument" ->
                        new Argument.Keyword(child.need("name").text(), expression(child.need("value")));
                    case "list_splat" -> new Argument.Spread(only(child));
                    case "dictionary_splat" -> new Argument.SpreadKeywords(only(child));
                    default -> new Argument.Positional(expression(child));
                });
            }
        }
        return found;
    }

    /** A row of operators, however long, without recursion: {@code a + b + c} is {@code (a + b) + c}. */
    private Expression binary(Node node) {
        List<Node> row = new ArrayList<>();
        Node left = node;
        while (left.is("binary_operator")) {
            row.add(left);
            left = left.need("left");
        }
        Expression result = expression(left);
        for (Node step : row.reversed()) {
            Node operator = step.need("operator");
            Expression right = expression(step.need("right"));
            result = below(result, first -> new Binary(place(operator), operator.text(), first, right));
        }
        return result;
    }

    private Expression logical(Node node, Place at) {
        String operator = node.need("operator").text();
        List<Expression> operands = new ArrayList<>();
        Node left = node;
        while (left.is("boolean_operator") && left.need("operator").text().equals(operator)) {
            operands.add(expression(left.need("right")));
            left = left.need("left");
        }
        operands.add(expression(left));
        Collections.reverse(operands);
        return new Logical(at, operator.equals("and") ? Connective.AND : Connective.OR, operands);
    }

    private Expression comparison(Node node, Place at) {
        List<Node> operands = node.named();
        List<Node> operators = node.all("operators");
        List<Expression> values = new ArrayList<>();
        operands.stream().filter(child -> !operators.contains(child)).forEach(child -> values.add(expression(child)));
        if (values.size() != operators.size() + 1) {
            throw new Node.UnexpectedNode(node);
        }
        List<Compared> others = new ArrayList<>();
        for (int i = 0; i < operators.size(); i++) {
            String operator = operators.get(i).text().replaceAll("\\s+", " ");
            if (operator.equals("<>")) {
                throw new Node.UnexpectedNode(node);
            }
            others.add(new Compared(operator, values.get(i + 1)));
        }
        return new Comparison(at, values.getFirst(), others);
    }

    private Expression conditional(Node node, Place at) {
        List<Node> parts = node.named();
        if (parts.size() != 3) {
            throw new Node.UnexpectedNode(node);
        }
        return new Conditional(at, expression(parts.get(1)), expression(parts.get(0)), expression(parts.get(2)));
    }

    private Expression walrus(Node node, Place at) {
        Node name = node.need("name");
        scopes.bindOutside(name.text());
        return new Expression.Walrus(at, new Expression.Name(place(name), name.text()),
                expression(node.need("value")));
    }

    private Expression lambda(Node node, Place at) {
        ScopeNames names = new ScopeNames();
        Parameters read = parameters.read(node.child("parameters"), names);
        Expression body = scopes.within(ScopeStack.Kind.FUNCTION, names, () -> expression(node.need("body")));
        return new Expression.Lambda(at, read, body, names);
    }

    private List<Pair> pairs(Node node) {
        List<Pair> found = new ArrayList<>();
        for (Node child : node.named()) {
            found.add(child.is("pair")
                    ? new Pair(expression(child.need("key")), expression(child.need("value")))
                    : new Pair(null, only(child)));
        }
        return found;
    }

    private Expression yielding(Node node, Place at) {
        scopes.yields();
        List<Node> inner = node.named();
        if (node.has("from")) {
            return new Expression.YieldFrom(at, expression(inner.getFirst()));
        }
        return new Expression.Yield(at, inner.isEmpty() ? null : expression(inner.getFirst()));
    }
}
