package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads the patterns of {@code match}. */
final class PatternReader {

    private final ExpressionReader expressions;
    private final ScopeStack scopes;

    PatternReader(ExpressionReader expressions, ScopeStack scopes) {
        this.expressions = expressions;
        this.scopes = scopes;
    }

    Pattern pattern(Node node) {
        if (node.is("case_pattern")) {
            return inner(node);
        }
        return switch (node.type()) {
            case "dotted_name" -> name(node);
            case "identifier" -> capture(node.text());
            case "union_pattern" -> new Pattern.Either(all(node.named()));
            case "list_pattern", "tuple_pattern" -> sequence(node);
            case "splat_pattern" ->
                new Pattern.Rest(bound(node.named().isEmpty() ? "_" : node.named().getFirst().text()));
            case "as_pattern" -> {
                List<Node> parts = node.named();
                scopes.innermost().bind(parts.getLast().text());
                yield new Pattern.As(pattern(parts.getFirst()), parts.getLast().text());
            }
            case "dict_pattern" -> mapping(node);
            case "class_pattern" -> type(node);
            case "_" -> new Pattern.Capture(null);
            default -> new Pattern.Literal(expressions.expression(node));
        };
    }

    private Pattern inner(Node node) {
        List<Node> named = node.named();
        if (named.isEmpty()) {
            return new Pattern.Capture(null);
        }
        Node only = named.getFirst();
        if (node.has("-")) {
            return new Pattern.Literal(new Expression.Unary(expressions.place(node), "-",
                    expressions.expression(only)));
        }
        return pattern(only);
    }

    private List<Pattern> all(List<Node> nodes) {
        List<Pattern> found = new ArrayList<>();
        nodes.forEach(one -> found.add(pattern(one)));
        return found;
    }

    private Pattern sequence(Node node) {
        List<Pattern> items = all(node.named());
        boolean grouped = node.is("tuple_pattern") && items.size() == 1 && !node.has(",");
        return grouped ? items.getFirst() : new Pattern.Sequence(items);
    }

    private Pattern name(Node node) {
        return node.named().size() == 1 ? capture(node.text()) : new Pattern.Literal(dotted(node));
    }

    private Pattern capture(String name) {
        return new Pattern.Capture(bound(name));
    }

    private @Nullable String bound(String name) {
        if (name.equals("_")) {
            return null;
        }
        scopes.innermost().bind(name);
        return name;
    }

    private Expression dotted(Node node) {
        List<Node> parts = node.named();
        Expression result = expressions.name(parts.getFirst(), expressions.place(node));
        for (Node part : parts.subList(1, parts.size())) {
            result = new Expression.Attribute(expressions.place(part), result, part.text());
        }
        return result;
    }

    private Pattern mapping(Node node) {
        List<Expression> keys = new ArrayList<>();
        List<Pattern> values = new ArrayList<>();
        String rest = null;
        for (Node child : node.named()) {
            if (child.is("splat_pattern")) {
                rest = bound(child.named().getFirst().text());
            } else if (child.is("case_pattern")) {
                values.add(pattern(child));
            } else {
                keys.add(child.is("dotted_name") ? dotted(child) : expressions.expression(child));
            }
        }
        return new Pattern.Mapping(keys, values, rest);
    }

    private Pattern type(Node node) {
        List<Node> parts = node.named();
        List<Pattern> positional = new ArrayList<>();
        List<Pattern.KeywordPattern> keywords = new ArrayList<>();
        for (Node child : parts.subList(1, parts.size())) {
            Node inner = child.named().isEmpty() ? child : child.named().getFirst();
            if (inner.is("keyword_pattern")) {
                List<Node> pair = inner.named();
                keywords.add(new Pattern.KeywordPattern(pair.getFirst().text(),
                        pair.size() > 1 ? pattern(pair.get(1)) : new Pattern.Capture(null)));
            } else {
                positional.add(pattern(child));
            }
        }
        return new Pattern.OfClass(dotted(parts.getFirst()), positional, keywords);
    }
}
