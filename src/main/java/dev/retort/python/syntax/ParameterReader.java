package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.syntax.Parameters.Parameter;

/** Reads the parameters of functions and lambdas. Defaults belong to the scope around them. */
final class ParameterReader {

    private final ExpressionReader expressions;

    ParameterReader(ExpressionReader expressions) {
        this.expressions = expressions;
    }

    /** @param names the function's own, which the parameters are bound in */
    Parameters read(@Nullable Node node, ScopeNames names) {
        Collector found = new Collector();
        if (node != null) {
            for (Node child : node.named()) {
                parameter(child, found);
            }
        }
        Parameters parameters = new Parameters(found.positional, found.positionalOnly, found.rest, found.keywordOnly,
                found.others);
        parameters.positional().forEach(one -> names.bind(one.name()));
        parameters.keywordOnly().forEach(one -> names.bind(one.name()));
        if (parameters.rest() != null) {
            names.bind(parameters.rest());
        }
        if (parameters.others() != null) {
            names.bind(parameters.others());
        }
        return parameters;
    }

    private void parameter(Node node, Collector found) {
        switch (node.type()) {
            case "identifier", "keyword_identifier" -> found.add(node.text(), null);
            case "default_parameter", "typed_default_parameter" ->
                found.add(node.need("name").text(), expressions.expression(node.need("value")));
            case "typed_parameter" -> parameter(node.named().getFirst(), found);
            case "list_splat_pattern" -> {
                found.rest = node.named().getFirst().text();
                found.starred = true;
            }
            case "dictionary_splat_pattern" -> found.others = node.named().getFirst().text();
            case "keyword_separator" -> found.starred = true;
            case "positional_separator" -> found.positionalOnly = found.positional.size();
            default -> throw new Node.UnexpectedNode(node);
        }
    }

    private static final class Collector {

        private final List<Parameter> positional = new ArrayList<>();
        private final List<Parameter> keywordOnly = new ArrayList<>();
        private int positionalOnly;
        private @Nullable String rest;
        private @Nullable String others;
        private boolean starred;

        void add(String name, @Nullable Expression initial) {
            (starred ? keywordOnly : positional).add(new Parameter(name, initial));
        }
    }
}
