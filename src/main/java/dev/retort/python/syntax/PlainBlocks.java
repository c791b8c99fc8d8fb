package dev.retort.python.syntax;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.PlainTokens.NotPlain;
import dev.retort.python.syntax.PythonLexer.Kind;

/** Reads the statements of plain Python that have blocks in them. */
final class PlainBlocks {

    private static final int MOST_NESTED = 30;

    private final PlainTokens tokens;
    private final PlainExpressions expressions;
    private final PlainStatements statements;
    private int nested;

    PlainBlocks(PlainTokens tokens, PlainExpressions expressions, PlainStatements statements) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** The statement that begins here; null where it is one without a block. */
    @Nullable
    Node statement() {
        int start = tokens.start();
        int indent = tokens.indent();
        return switch (tokens.word()) {
            case "def" -> function(start, indent);
            case "class" -> type(start, indent);
            case "@" -> decorated(start, indent);
            case "if" -> conditional(start, indent);
            case "for" -> loop(start, indent);
            case "while" -> repeated(start, indent);
            case "with" -> with(start, indent);
            case "try" -> attempt(start, indent);
            default -> null;
        };
    }

    /** From the colon to the first token behind the block. */
    private Node block(int around) {
        tokens.expect(":");
        if (!tokens.isLineEnd()) {
            return oneLine();
        }
        tokens.nextLine();
        int indent = tokens.indent();
        if (tokens.kind() == Kind.END || indent <= around || ++nested > MOST_NESTED) {
            throw new NotPlain();
        }
        Node block = tokens.node("block", tokens.start());
        while (tokens.kind() != Kind.END && tokens.indent() == indent) {
            block.add(statements.statement());
        }
        if (tokens.kind() != Kind.END && tokens.indent() > indent) {
            throw new NotPlain();
        }
        nested--;
        return block;
    }

    private Node oneLine() {
        Node block = tokens.node("block", tokens.start());
        block.add(statements.simple());
        return block;
    }

    /** Whether a clause of the statement at an indentation goes on with a word here. */
    private boolean goesOn(String word, int indent) {
        return tokens.is(word) && tokens.indent() == indent;
    }

    private Node function(int start, int indent) {
        tokens.advance();
        Node node = tokens.node("function_definition", start);
        node.add("name", tokens.identifier());
        tokens.expect("(");
        node.add("parameters", expressions.parameters("parameters", ")"));
        tokens.expect(")");
        if (tokens.skip("->")) {
            node.add("return_type", statements.annotation());
        }
        node.add("body", block(indent));
        return node;
    }

    private Node type(int start, int indent) {
        tokens.advance();
        Node node = tokens.node("class_definition", start);
        node.add("name", tokens.identifier());
        if (tokens.is("(")) {
            node.add("superclasses", statements.bases());
        }
        node.add("body", block(indent));
        return node;
    }

    private Node decorated(int start, int indent) {
        List<Node> decorators = statements.decorators();
        if (tokens.indent() != indent || !tokens.is("def") && !tokens.is("class")) {
            throw new NotPlain();
        }
        Node definition = tokens.is("def") ? function(tokens.start(), indent) : type(tokens.start(), indent);
        Node node = tokens.node("decorated_definition", start);
        decorators.forEach(node::add);
        node.add("definition", definition);
        return node;
    }

    private Node conditional(int start, int indent) {
        tokens.advance();
        Node node = tokens.node("if_statement", start);
        branch(node, indent);
        while (goesOn("elif", indent)) {
            Node clause = tokens.node("elif_clause", tokens.start());
            tokens.advance();
            branch(clause, indent);
            node.add("alternative", clause);
        }
        otherwise(node, "alternative", indent);
        return node;
    }

    private void branch(Node node, int indent) {
        node.add("condition", expressions.expression());
        node.add("consequence", block(indent));
    }

    private void otherwise(Node node, @Nullable String field, int indent) {
        if (goesOn("else", indent)) {
            Node clause = tokens.node("else_clause", tokens.start());
            tokens.advance();
            clause.add("body", block(indent));
            node.add(field, clause);
        }
    }

    private Node loop(int start, int indent) {
        tokens.advance();
        Node node = tokens.node("for_statement", start);
        node.add("left", expressions.targets());
        tokens.expect("in");
        node.add("right", expressions.list());
        node.add("body", block(indent));
        otherwise(node, "alternative", indent);
        return node;
    }

    private Node repeated(int start, int indent) {
        tokens.advance();
        Node node = tokens.node("while_statement", start);
        node.add("condition", expressions.expression());
        node.add("body", block(indent));
        otherwise(node, "alternative", indent);
        return node;
    }

    /** With items in no parentheses of their own; what those mean is left to the whole parser. */
    private Node with(int start, int indent) {
        tokens.advance();
        if (tokens.is("(")) {
            throw new NotPlain();
        }
        Node node = tokens.node("with_statement", start);
        Node clause = tokens.node("with_clause", tokens.start());
        do {
            Node value = expressions.expression();
            if (tokens.skip("as")) {
                Node target = tokens.node("as_pattern_target", tokens.start());
                target.add(expressions.operation());
                Node pattern = tokens.node("as_pattern", value.start());
                pattern.add(value);
                pattern.add("alias", target);
                value = pattern;
            }
            Node item = tokens.node("with_item", value.start());
            item.add("value", value);
            clause.add(item);
        } while (tokens.skip(","));
        node.add(clause);
        node.add("body", block(indent));
        return node;
    }

    private Node attempt(int start, int indent) {
        tokens.advance();
        Node node = tokens.node("try_statement", start);
        node.add("body", block(indent));
        while (goesOn("except", indent)) {
            Node clause = tokens.node("except_clause", tokens.start());
            tokens.advance();
            if (!tokens.is(":")) {
                clause.add("value", expressions.expression());
                if (tokens.skip("as")) {
                    clause.add("alias", tokens.identifier());
                }
            }
            clause.add(block(indent));
            node.add(clause);
        }
        otherwise(node, null, indent);
        if (goesOn("finally", indent)) {
            Node clause = tokens.node("finally_clause", tokens.start());
            tokens.advance();
            clause.add(block(indent));
            node.add(clause);
        }
        return node;
    }
}
