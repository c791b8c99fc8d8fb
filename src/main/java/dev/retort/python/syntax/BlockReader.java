package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.Statement.Branch;
import dev.retort.python.syntax.Statement.Case;
import dev.retort.python.syntax.Statement.Handler;
import dev.retort.python.syntax.Statement.Unsupported;
import dev.retort.python.syntax.Statement.WithItem;

/** Reads statements with blocks in them. */
final class BlockReader {

    private final StatementReader statements;
    private final ExpressionReader expressions;
    private final ScopeStack scopes;

    BlockReader(StatementReader statements, ExpressionReader expressions, ScopeStack scopes) {
        this.statements = statements;
        this.expressions = expressions;
        this.scopes = scopes;
    }

    Statement statement(Node node, Place at) {
        boolean asynchronous = node.has("async");
        return switch (node.type()) {
            case "if_statement" -> conditional(node, at);
            case "while_statement" -> new Statement.While(at, expressions.expression(node.need("condition")),
                    statements.block(node.need("body"), node), otherwise(node.child("alternative")));
            case "for_statement" -> asynchronous ? new Unsupported(at, "async for") : loop(node, at);
            case "with_statement" -> asynchronous ? new Unsupported(at, "async with") : with(node, at);
            case "try_statement" -> attempt(node, at);
            case "match_statement" -> match(node, at);
            default -> throw new Node.UnexpectedNode(node);
        };
    }

    private List<Statement> otherwise(@Nullable Node clause) {
        return clause == null ? List.of() : statements.block(clause.need("body"), clause);
    }

    private Statement conditional(Node node, Place at) {
        List<Branch> branches = new ArrayList<>();
        branches.add(branch(node));
        List<Statement> otherwise = List.of();
        for (Node clause : node.all("alternative")) {
            if (clause.is("elif_clause")) {
                branches.add(branch(clause));
            } else {
                otherwise = otherwise(clause);
            }
        }
        return new Statement.If(at, branches, otherwise);
    }

    private Branch branch(Node node) {
        return new Branch(expressions.expression(node.need("condition")),
                statements.block(node.child("consequence"), node));
    }

    private Statement loop(Node node, Place at) {
        return new Statement.For(at, expressions.targets().target(node.need("left")),
                expressions.expression(node.need("right")), statements.block(node.need("body"), node),
                otherwise(node.child("alternative")));
    }

    private Statement with(Node node, Place at) {
        List<WithItem> items = new ArrayList<>();
        for (Node clause : node.named()) {
            if (clause.is("with_clause")) {
                clause.named().forEach(item -> items(item.need("value"), items));
            }
        }
        return new Statement.With(at, items, statements.block(node.need("body"), node));
    }

    /** An item; {@code with (a as b, c):} may have been read as one tuple. */
    private void items(Node value, List<WithItem> items) {
        if (value.is("as_pattern")) {
            items.add(new WithItem(expressions.expression(value.named().getFirst()),
                    expressions.targets().target(value.need("alias"))));
        } else if (value.is("tuple") && value.named().stream().anyMatch(one -> one.is("as_pattern"))) {
            value.named().forEach(one -> items(one, items));
        } else {
            items.add(new WithItem(expressions.expression(value), null));
        }
    }

    private Statement attempt(Node node, Place at) {
        List<Handler> handlers = new ArrayList<>();
        List<Statement> otherwise = List.of();
        List<Statement> cleanup = List.of();
        for (Node clause : node.named()) {
            switch (clause.type()) {
                case "except_clause", "except_group_clause" -> {
                    if (clause.has("*")) {
                        return new Unsupported(at, "except*");
                    }
                    handlers.add(handler(clause));
                }
                case "else_clause" -> otherwise = otherwise(clause);
                case "finally_clause" -> cleanup = statements.block(clause.named().getLast(), clause);
                default -> {}
            }
        }
        if (handlers.isEmpty() && cleanup.isEmpty()) {
            throw new Node.UnexpectedNode(node, "this try has neither except nor finally");
        }
        return new Statement.Try(at, statements.block(node.need("body"), node), handlers, otherwise, cleanup);
    }

    private Handler handler(Node clause) {
        Place at = expressions.place(clause);
        List<Node> values = clause.all("value");
        Node value = values.isEmpty() ? null : values.getFirst();
        List<Node> parts = clause.named();
        Node alias = clause.child("alias");
        String name = alias == null ? null : alias.text();
        if (value != null && value.is("as_pattern")) {
            name = value.need("alias").text();
            value = value.named().getFirst();
        }
        if (name != null) {
            scopes.innermost().bind(name);
        }
        Expression type = values.size() > 1
                ? new Expression.TupleDisplay(at, values.stream().map(expressions::expression).toList())
                : expressions.optional(value);
        return new Handler(at, type, name, statements.block(parts.getLast(), clause));
    }

    private Statement match(Node node, Place at) {
        PatternReader patterns = new PatternReader(expressions, scopes);
        List<Node> subjects = node.all("subject");
        Expression subject = subjects.size() == 1 && !node.has(",")
                ? expressions.expression(subjects.getFirst())
                : new Expression.TupleDisplay(at, subjects.stream().map(expressions::expression).toList());
        List<Case> cases = new ArrayList<>();
        for (Node clause : node.need("body").named()) {
            List<Pattern> found = new ArrayList<>();
            clause.named().stream().filter(child -> child.is("case_pattern"))
                    .forEach(child -> found.add(patterns.pattern(child)));
            Node guard = clause.child("guard");
            Pattern pattern = found.size() == 1 && !clause.has(",")
                    ? found.getFirst()
                    : new Pattern.Sequence(found);
            cases.add(new Case(pattern, guard == null ? null : expressions.expression(guard.named().getFirst()),
                    statements.block(clause.need("consequence"), clause)));
        }
        return new Statement.Match(at, subject, cases);
    }
}
