package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.PlainTokens.NotPlain;
import dev.retort.python.syntax.PythonLexer.Kind;

/** Reads names, literals and displays, and what is called, indexed or asked for an attribute. */
final class PlainAtoms {

    private final PlainTokens tokens;
    private final PlainExpressions expressions;
    private final PlainTexts texts;

    PlainAtoms(PlainTokens tokens, PlainExpressions expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.texts = new PlainTexts(tokens, expressions);
    }

    Node primary() {
        Node found = atom();
        while (true) {
            Node target = found;
            switch (tokens.word()) {
                case "." -> {
                    tokens.advance();
                    Node name = tokens.identifier();
                    found = tokens.node("attribute", target.start());
                    found.add("object", target);
                    found.add("attribute", name);
                }
                case "(" -> {
                    Node arguments = arguments();
                    found = tokens.node("call", target.start());
                    found.add("function", target);
                    found.add("arguments", arguments);
                }
                case "[" -> found = subscript(target);
                default -> {
                    return found;
                }
            }
        }
    }

    private Node atom() {
        return switch (tokens.kind()) {
            case NAME -> switch (tokens.word()) {
                case "None" -> tokens.leaf("none", true);
                case "True" -> tokens.leaf("true", true);
                case "False" -> tokens.leaf("false", true);
                default -> tokens.identifier();
            };
            case STRING -> strings();
            case NUMBER -> number();
            case OPERATOR -> switch (tokens.word()) {
                case "(" -> parenthesized();
                case "[" -> display("list", "list_comprehension", "]");
                case "{" -> braces();
                case "." -> ellipsis();
                default -> throw new NotPlain();
            };
            default -> throw new NotPlain();
        };
    }

    private Node strings() {
        Node first = texts.string();
        if (tokens.kind() != Kind.STRING) {
            return first;
        }
        List<Node> parts = new ArrayList<>(List.of(first));
        while (tokens.kind() == Kind.STRING) {
            parts.add(texts.string());
        }
        Node row = tokens.node("concatenated_string", first.start());
        parts.forEach(row::add);
        return row;
    }

    private Node ellipsis() {
        int start = tokens.start();
        for (int i = 0; i < 3; i++) {
            if (tokens.start() != start + i) {
                throw new NotPlain();
            }
            tokens.expect(".");
        }
        return tokens.node("ellipsis", start);
    }

    /** Decimal numbers; others are rare. */
    private Node number() {
        Node node = tokens.leaf("integer", true);
        String text = node.text();
        int point = text.indexOf('.');
        boolean whole = point < 0;
        if (!isDigits(whole ? text : text.substring(0, point)) || !whole && !isDigits(text.substring(point + 1))
                || whole && text.length() > 1 && text.charAt(0) == '0') {
            throw new NotPlain();
        }
        if (whole) {
            return node;
        }
        return tokens.node("float", node.start());
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A tuple, a generator, or an expression in parentheses. */
    private Node parenthesized() {
        int start = tokens.start();
        tokens.advance();
        if (tokens.skip(")")) {
            return tokens.node("tuple", start);
        }
        Node first = expressions.item();
        if (tokens.is("for")) {
            return comprehension("generator_expression", start, first, ")");
        }
        if (tokens.is(",")) {
            return items("tuple", start, first, ")");
        }
        tokens.expect(")");
        if (first.is("list_splat")) {
            throw new NotPlain();
        }
        Node node = tokens.node("parenthesized_expression", start);
        node.add(first);
        return node;
    }

    private Node display(String type, String comprehension, String close) {
        int start = tokens.start();
        tokens.advance();
        if (tokens.skip(close)) {
            return tokens.node(type, start);
        }
        Node first = expressions.item();
        return tokens.is("for") ? comprehension(comprehension, start, first, close) : items(type, start, first, close);
    }

    private Node items(String type, int start, Node first, String close) {
        List<Node> items = new ArrayList<>(List.of(first));
        while (!tokens.skip(close)) {
            tokens.expect(",");
            if (!tokens.is(close)) {
                items.add(expressions.item());
            }
        }
        Node node = tokens.node(type, start);
        items.forEach(node::add);
        return node;
    }

    /** A dict or a set. */
    private Node braces() {
        int start = tokens.start();
        tokens.advance();
        if (tokens.skip("}")) {
            return tokens.node("dictionary", start);
        }
        boolean spread = tokens.is("**");
        Node first = spread ? expressions.starred("dictionary_splat") : expressions.item();
        if (!spread && !tokens.is(":")) {
            return tokens.is("for")
                    ? comprehension("set_comprehension", start, first, "}")
                    : items("set", start, first, "}");
        }
        List<Node> pairs = new ArrayList<>(List.of(spread ? first : pair(first)));
        if (tokens.is("for")) {
            return comprehension("dictionary_comprehension", start, pairs.getFirst(), "}");
        }
        while (!tokens.skip("}")) {
            tokens.expect(",");
            if (tokens.is("**")) {
                pairs.add(expressions.starred("dictionary_splat"));
            } else if (!tokens.is("}")) {
                pairs.add(pair(expressions.expression()));
            }
        }
        Node node = tokens.node("dictionary", start);
        pairs.forEach(node::add);
        return node;
    }

    private Node pair(Node key) {
        tokens.expect(":");
        Node value = expressions.expression();
        if (key.is("list_splat")) {
            throw new NotPlain();
        }
        Node node = tokens.node("pair", key.start());
        node.add("key", key);
        node.add("value", value);
        return node;
    }

    private Node comprehension(String type, int start, Node body, String close) {
        if (body.is("list_splat") || body.is("dictionary_splat")) {
            throw new NotPlain();
        }
        List<Node> clauses = new ArrayList<>();
        while (!tokens.skip(close)) {
            int from = tokens.start();
            Node clause;
            if (tokens.skip("for")) {
                Node target = expressions.targets();
                tokens.expect("in");
                Node iterable = expressions.disjunction();
                clause = tokens.node("for_in_clause", from);
                clause.add("left", target);
                clause.add("right", iterable);
            } else {
                tokens.expect("if");
                Node test = expressions.disjunction();
                clause = tokens.node("if_clause", from);
                clause.add(test);
            }
            clauses.add(clause);
        }
        Node node = tokens.node(type, start);
        node.add("body", body);
        clauses.forEach(node::add);
        return node;
    }

    /** From the opening parenthesis of a call or class statement to the closing one. */
    Node arguments() {
        int start = tokens.start();
        tokens.expect("(");
        List<Node> arguments = new ArrayList<>();
        while (!tokens.skip(")")) {
            Node argument = argument();
            if (arguments.isEmpty() && tokens.is("for")) {
                return comprehension("generator_expression", start, argument, ")");
            }
            arguments.add(argument);
            if (!tokens.is(")")) {
                tokens.expect(",");
            }
        }
        Node node = tokens.node("argument_list", start);
        arguments.forEach(node::add);
        return node;
    }

    private Node argument() {
        if (tokens.is("*")) {
            return expressions.starred("list_splat");
        }
        if (tokens.is("**")) {
            return expressions.starred("dictionary_splat");
        }
        Node value = expressions.expression();
        if (!value.is("identifier") || !tokens.skip("=")) {
            return value;
        }
        Node given = expressions.expression();
        Node keyword = tokens.node("keyword_argument", value.start());
        keyword.add("name", value);
        keyword.add("value", given);
        return keyword;
    }

    private Node subscript(Node target) {
        tokens.advance();
        List<Node> parts = new ArrayList<>();
        do {
            parts.add(tokens.is(":") ? slice(null) : index());
            if (tokens.is(",")) {
                parts.add(tokens.token());
            } else if (!tokens.is("]")) {
                throw new NotPlain();
            }
        } while (!tokens.skip("]"));
        Node node = tokens.node("subscript", target.start());
        node.add("value", target);
        for (Node part : parts) {
            if (part.isNamed()) {
                node.add("subscript", part);
            } else {
                node.add(part);
            }
        }
        return node;
    }

    private Node index() {
        Node first = expressions.expression();
        return tokens.is(":") ? slice(first) : first;
    }

    private Node slice(@Nullable Node lower) {
        int start = lower == null ? tokens.start() : lower.start();
        List<Node> parts = new ArrayList<>();
        if (lower != null) {
            parts.add(lower);
        }
        int colons = 0;
        while (!tokens.is(",") && !tokens.is("]")) {
            if (tokens.is(":") && ++colons <= 2) {
                parts.add(tokens.token());
            } else if (!parts.isEmpty() && parts.getLast().is(":")) {
                parts.add(expressions.expression());
            } else {
                throw new NotPlain();
            }
        }
        Node node = tokens.node("slice", start);
        parts.forEach(node::add);
        return node;
    }
}
