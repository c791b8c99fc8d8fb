package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.Statement.ClassDefinition;
import dev.retort.python.syntax.Statement.FunctionDefinition;
import dev.retort.python.syntax.Statement.FunctionKind;

/** Reads functions and classes. */
final class DefinitionReader {

    /** A name in brackets; one inside another's bound is bound too, which harms nothing. */
    private static final Pattern TYPE_PARAMETER = Pattern.compile("[\\[,]\\s*\\*{0,2}(\\w+)");
    private final StatementReader statements;
    private final ExpressionReader expressions;
    private final ScopeStack scopes;

    DefinitionReader(StatementReader statements, ExpressionReader expressions, ScopeStack scopes) {
        this.statements = statements;
        this.expressions = expressions;
        this.scopes = scopes;
    }

    Statement definition(Node node, Place at) {
        List<Expression> decorators = new ArrayList<>();
        Node inner = node;
        if (node.is("decorated_definition")) {
            for (Node child : node.named()) {
                if (child.is("decorator")) {
                    decorators.add(expressions.expression(child.named().getFirst()));
                }
            }
            inner = node.need("definition");
        }
        Place place = expressions.place(inner);
        return inner.is("class_definition") ? type(inner, place, decorators) : function(inner, place, decorators);
    }

    private Statement function(Node node, Place at, List<Expression> decorators) {
        String name = node.need("name").text();
        scopes.innermost().bind(name);
        ScopeNames names = new ScopeNames();
        Parameters parameters = expressions.parameters().read(node.need("parameters"), names);
        List<Statement> body = scopes.within(ScopeStack.Kind.FUNCTION, names,
                () -> statements.block(node.need("body"), node));
        Node returns = node.child("return_type");
        return new FunctionDefinition(at, name, parameters, body, decorators,
                node.has("async") ? FunctionKind.ASYNC : FunctionKind.PLAIN, names, StatementReader.docstring(body),
                returns == null ? null : returns.text());
    }

    private Statement type(Node node, Place at, List<Expression> decorators) {
        String name = node.need("name").text();
        scopes.innermost().bind(name);
        List<Argument> arguments = expressions.arguments(node.child("superclasses"));
        ScopeNames names = new ScopeNames();
        List<Statement> body = scopes.within(ScopeStack.Kind.CLASS, names,
                () -> statements.block(node.need("body"), node));
        return new ClassDefinition(at, name, arguments, body, decorators, names, StatementReader.docstring(body),
                typeParameters(node.child("type_parameters")));
    }

    private static List<String> typeParameters(@Nullable Node written) {
        return written == null
                ? List.of()
                : TYPE_PARAMETER.matcher(written.text()).results().map(found -> found.group(1)).toList();
    }
}
