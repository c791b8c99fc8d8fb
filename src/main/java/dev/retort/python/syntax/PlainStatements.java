package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

import dev.retort.python.syntax.PlainTokens.NotPlain;
import dev.retort.python.syntax.PythonLexer.Kind;

/** Reads the statements of plain Python that stand on one line, and modules. */
final class PlainStatements {

    private final PlainTokens tokens;
    private final PlainExpressions expressions;
    private final PlainAtoms atoms;
    private final PlainBlocks blocks;
    private final PlainTypes types;

    PlainStatements(PlainTokens tokens) {
        this.tokens = tokens;
        this.expressions = new PlainExpressions(tokens, 0);
        this.atoms = new PlainAtoms(tokens, expressions);
        this.blocks = new PlainBlocks(tokens, expressions, this);
        this.types = new PlainTypes(tokens);
    }

    Node module() {
        Node module = new Node("module", null, true, 0, tokens.source());
        module.place(0, tokens.source().length());
        tokens.nextLine();
        while (tokens.kind() != Kind.END) {
            if (tokens.indent() != 0) {
                throw new NotPlain();
            }
            module.add(statement());
        }
        return module;
    }

    Node statement() {
        Node block = blocks.statement();
        return block != null ? block : simple();
    }

    /** A statement on one line, to the beginning of the next. */
    Node simple() {
        Node found = switch (tokens.word()) {
            case "import" -> imports();
            case "from" -> importsFrom();
            case "pass" -> word("pass_statement");
            case "break" -> word("break_statement");
            case "continue" -> word("continue_statement");
            case "return" -> word("return_statement");
            case "del" -> word("delete_statement");
            case "raise" -> raise();
            case "assert" -> assertion();
            case "global" -> names("global_statement");
            case "nonlocal" -> names("nonlocal_statement");
            // Names that begin statements of their own in some Python; whether they do here is not told at a glance.
            case "match", "case", "type", "exec" -> throw new NotPlain();
            default -> expressionOrAssignment();
        };
        tokens.nextLine();
        return found;
    }

    /** A keyword, for some with an expression behind it. */
    private Node word(String type) {
        int start = tokens.start();
        boolean mayHaveValue = type.equals("return_statement") || type.equals("delete_statement");
        tokens.advance();
        Node value = mayHaveValue && !tokens.isLineEnd() ? expressions.list() : null;
        if (value == null && type.equals("delete_statement")) {
            throw new NotPlain();
        }
        Node node = tokens.node(type, start);
        if (value != null) {
            node.add(value);
        }
        return node;
    }

    private Node raise() {
        int start = tokens.start();
        tokens.advance();
        Node exception = tokens.isLineEnd() ? null : expressions.expression();
        Node cause = exception != null && tokens.skip("from") ? expressions.expression() : null;
        Node node = tokens.node("raise_statement", start);
        if (exception != null) {
            node.add(exception);
        }
        if (cause != null) {
            node.add("cause", cause);
        }
        return node;
    }

    private Node assertion() {
        int start = tokens.start();
        tokens.advance();
        Node test = expressions.expression();
        Node message = tokens.skip(",") ? expressions.expression() : null;
        Node node = tokens.node("assert_statement", start);
        node.add(test);
        if (message != null) {
            node.add(message);
        }
        return node;
    }

    private Node names(String type) {
        Node node = tokens.node(type, tokens.start());
        do {
            tokens.advance();
            node.add(tokens.identifier());
        } while (tokens.is(","));
        return node;
    }

    private Node imports() {
        Node node = tokens.node("import_statement", tokens.start());
        do {
            tokens.advance();
            node.add("name", imported(dotted()));
        } while (tokens.is(","));
        return node;
    }

    private Node importsFrom() {
        int start = tokens.start();
        tokens.advance();
        int from = tokens.start();
        boolean relative = false;
        while (tokens.skip(".")) {
            relative = true;
        }
        if (!tokens.is("import")) {
            dotted();
        } else if (!relative) {
            throw new NotPlain();
        }
        Node module = tokens.node(relative ? "relative_import" : "dotted_name", from);
        boolean future = module.text().equals("__future__");
        tokens.expect("import");
        Node node = tokens.node(future ? "future_import_statement" : "import_from_statement", start);
        node.add("module_name", module);
        if (tokens.is("*")) {
            node.add(tokens.leaf("wildcard_import", true));
        } else if (tokens.skip("(")) {
            while (!tokens.is(")") || node.child("name") == null) {
                node.add("name", imported(tokens.identifier()));
                if (!tokens.skip(",") && !tokens.is(")")) {
                    throw new NotPlain();
                }
            }
            tokens.advance();
        } else {
            do {
                node.add("name", imported(tokens.identifier()));
            } while (tokens.skip(","));
        }
        return node;
    }

    private Node imported(Node name) {
        if (!tokens.skip("as")) {
            return name;
        }
        Node alias = tokens.identifier();
        Node node = tokens.node("aliased_import", name.start());
        node.add("name", name);
        node.add("alias", alias);
        return node;
    }

    private Node dotted() {
        int start = tokens.start();
        do {
            tokens.identifier();
        } while (tokens.skip("."));
        return tokens.node("dotted_name", start);
    }

    private Node expressionOrAssignment() {
        boolean prints = tokens.is("print");
        Node first = expressions.list();
        Node found = first;
        if (tokens.is("=")) {
            found = assignment(first);
        } else if (tokens.is(":")) {
            found = annotated(first);
        } else if (tokens.kind() == Kind.OPERATOR && tokens.word().length() == 2 && tokens.word().endsWith("=")) {
            found = augmented(first);
        }
        if (prints && !(found.is("call") && found.need("function").is("identifier"))) {
            throw new NotPlain();
        }
        Node node = tokens.node("expression_statement", first.start());
        if (found.is("expression_list")) {
            found.children().forEach(node::add);
        } else {
            node.add(found);
        }
        return node;
    }

    private Node assignment(Node target) {
        tokens.expect("=");
        Node value = expressions.list();
        if (tokens.is("=")) {
            value = assignment(value);
        }
        Node node = tokens.node("assignment", target.start());
        node.add("left", target);
        node.add("right", value);
        return node;
    }

    private Node augmented(Node target) {
        Node operator = tokens.token();
        Node value = expressions.list();
        Node node = tokens.node("augmented_assignment", target.start());
        node.add("left", target);
        node.add("operator", operator);
        node.add("right", value);
        return node;
    }

    private Node annotated(Node target) {
        tokens.expect(":");
        Node annotation = annotation();
        Node value = tokens.skip("=") ? expressions.list() : null;
        Node node = tokens.node("assignment", target.start());
        node.add("left", target);
        node.add("type", annotation);
        if (value != null) {
            node.add("right", value);
        }
        return node;
    }

    /** A type, as a node around it. */
    Node annotation() {
        return types.annotation(expressions.expression());
    }

    /** The bases of a class, with their parentheses. */
    Node bases() {
        return atoms.arguments();
    }

    /** What follows the {@code @} of a decorator. */
    List<Node> decorators() {
        List<Node> found = new ArrayList<>();
        while (tokens.is("@")) {
            int start = tokens.start();
            tokens.advance();
            Node what = expressions.expression();
            Node decorator = tokens.node("decorator", start);
            decorator.add(what);
            found.add(decorator);
            tokens.nextLine();
        }
        return found;
    }
}
