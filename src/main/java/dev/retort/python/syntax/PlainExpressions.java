package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

import dev.retort.python.syntax.PlainTokens.NotPlain;
import dev.retort.python.syntax.PythonLexer.Kind;

/** Reads the expressions of plain Python: operators by their precedence (Python reference, 6.17), and what they join. */
final class PlainExpressions {

    private static final int MOST_NESTED = 60;

    private final PlainTokens tokens;
    private final PlainAtoms atoms;
    private int nested;

    PlainExpressions(PlainTokens tokens, int nested) {
        this.tokens = tokens;
        this.nested = nested;
        this.atoms = new PlainAtoms(tokens, this);
    }

    int nested() {
        return nested;
    }

    /** One expression, or several between commas as the items of one. */
    Node list() {
        Node first = item();
        return tokens.is(",") ? joined(first, this::item) : first;
    }

    /** What a {@code for} assigns to. */
    Node targets() {
        Node first = target();
        return tokens.is(",") ? joined(first, this::target) : first;
    }

    private interface Reading {
        Node next();
    }

    private Node joined(Node first, Reading reading) {
        Node list = tokens.node("expression_list", first.start());
        list.add(first);
        while (tokens.is(",")) {
            list.add(tokens.token());
            if (endsList()) {
                break;
            }
            list.add(reading.next());
        }
        list.place(first.start(), tokens.end());
        return list;
    }

    private boolean endsList() {
        return tokens.isLineEnd() || tokens.is("=") || tokens.is(")") || tokens.is("]") || tokens.is("in")
                || tokens.is(":");
    }

    private Node target() {
        return tokens.is("*") ? starred("list_splat", tokens::identifier) : operation();
    }

    /** An expression, or {@code *name} in a display; what else may have a star is placed in ways of its own. */
    Node item() {
        return tokens.is("*") ? starred("list_splat", tokens::identifier) : expression();
    }

    Node starred(String type) {
        return starred(type, this::expression);
    }

    private Node starred(String type, Reading reading) {
        int start = tokens.start();
        tokens.advance();
        Node value = reading.next();
        Node node = tokens.node(type, start);
        node.add(value);
        return node;
    }

    Node expression() {
        if (++nested > MOST_NESTED) {
            throw new NotPlain();
        }
        Node found = tokens.is("lambda") ? lambda() : conditional();
        nested--;
        return found;
    }

    private Node lambda() {
        int start = tokens.start();
        tokens.advance();
        Node parameters = parameters("lambda_parameters", ":");
        tokens.expect(":");
        Node body = expression();
        Node node = tokens.node("lambda", start);
        if (!parameters.children().isEmpty()) {
            node.add("parameters", parameters);
        }
        node.add("body", body);
        return node;
    }

    private Node conditional() {
        Node then = disjunction();
        if (!tokens.skip("if")) {
            return then;
        }
        Node test = disjunction();
        tokens.expect("else");
        Node otherwise = expression();
        Node node = tokens.node("conditional_expression", then.start());
        node.add(then);
        node.add(test);
        node.add(otherwise);
        return node;
    }

    /** An expression without {@code if} and {@code else}. */
    Node disjunction() {
        Node left = conjunction();
        while (tokens.is("or")) {
            left = joined("boolean_operator", left, tokens.token(), conjunction());
        }
        return left;
    }

    private Node conjunction() {
        Node left = inversion();
        while (tokens.is("and")) {
            left = joined("boolean_operator", left, tokens.token(), inversion());
        }
        return left;
    }

    private Node joined(String type, Node left, Node operator, Node right) {
        Node node = tokens.node(type, left.start());
        node.add("left", left);
        node.add("operator", operator);
        node.add("right", right);
        return node;
    }

    private Node inversion() {
        if (!tokens.is("not")) {
            return comparison();
        }
        if (++nested > MOST_NESTED) {
            throw new NotPlain();
        }
        int start = tokens.start();
        tokens.advance();
        Node argument = inversion();
        nested--;
        Node node = tokens.node("not_operator", start);
        node.add("argument", argument);
        return node;
    }

    private Node comparison() {
        Node first = operation();
        if (!comparesHere()) {
            return first;
        }
        List<Node> parts = new ArrayList<>();
        while (comparesHere()) {
            parts.add(comparing());
            parts.add(operation());
        }
        Node node = tokens.node("comparison_operator", first.start());
        node.add(first);
        for (Node part : parts) {
            if (part.isNamed()) {
                node.add(part);
            } else {
                node.add("operators", part);
            }
        }
        return node;
    }

    private boolean comparesHere() {
        return switch (tokens.word()) {
            case "<", ">", "==", ">=", "<=", "!=", "in", "not", "is" -> true;
            default -> false;
        };
    }

    private Node comparing() {
        int start = tokens.start();
        Node operator = tokens.token();
        if (operator.is("not")) {
            tokens.expect("in");
        } else if (operator.is("is")) {
            tokens.skip("not");
        }
        operator.place(start, tokens.end());
        return operator;
    }

    /** An expression of arithmetic's operators and what binds closer. */
    Node operation() {
        return operation(1);
    }

    private Node operation(int lowest) {
        Node left = factor();
        while (true) {
            int precedence = precedence(tokens.word());
            if (precedence < lowest) {
                return left;
            }
            left = joined("binary_operator", left, tokens.token(), operation(precedence + 1));
        }
    }

    /** As Python has it; in tree-sitter's grammar {@code ^} binds closer than {@code &}. */
    private static int precedence(String operator) {
        return switch (operator) {
            case "|" -> 1;
            case "^" -> 2;
            case "&" -> 3;
            case "<<", ">>" -> 4;
            case "+", "-" -> 5;
            case "*", "/", "//", "%", "@" -> 6;
            default -> 0;
        };
    }

    private Node factor() {
        if (!tokens.is("-") && !tokens.is("+") && !tokens.is("~")) {
            Node base = atoms.primary();
            return tokens.is("**") ? joined("binary_operator", base, tokens.token(), factor()) : base;
        }
        if (++nested > MOST_NESTED) {
            throw new NotPlain();
        }
        Node operator = tokens.token();
        Node argument = factor();
        nested--;
        Node node = tokens.node("unary_operator", operator.start());
        node.add("operator", operator);
        node.add("argument", argument);
        return node;
    }

    /** The parameters of a function or lambda up to what closes them, which is not passed. */
    Node parameters(String type, String close) {
        Node node = tokens.node(type, tokens.start());
        while (!tokens.is(close)) {
            node.add(parameter(!close.equals(":")));
            if (!tokens.is(close)) {
                tokens.expect(",");
            }
        }
        return node;
    }

    private Node parameter(boolean mayBeAnnotated) {
        int start = tokens.start();
        if (tokens.is("/")) {
            return tokens.leaf("positional_separator", true);
        }
        Node name = switch (tokens.word()) {
            case "*" -> splat("list_splat_pattern");
            case "**" -> splat("dictionary_splat_pattern");
            default -> tokens.identifier();
        };
        if (name.is("keyword_separator")) {
            return name;
        }
        boolean typed = mayBeAnnotated && tokens.skip(":");
        if (typed) {
            expression();
        }
        if (!tokens.is("=")) {
            return typed ? around("typed_parameter", start, name) : name;
        }
        tokens.advance();
        Node value = expression();
        if (!name.is("identifier")) {
            throw new NotPlain();
        }
        Node node = tokens.node("default_parameter", start);
        node.add("name", name);
        node.add("value", value);
        return node;
    }

    private Node splat(String type) {
        int start = tokens.start();
        tokens.advance();
        if (tokens.kind() != Kind.NAME) {
            if (type.startsWith("dictionary") || !tokens.is(",")) {
                throw new NotPlain();
            }
            return tokens.node("keyword_separator", start);
        }
        return around(type, start, tokens.identifier());
    }

    private Node around(String type, int start, Node inner) {
        Node node = tokens.node(type, start);
        node.add(inner);
        return node;
    }
}
