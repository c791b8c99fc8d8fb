package dev.retort.alembic.env;

import java.util.ArrayList;
import java.util.List;

import dev.retort.alembic.env.ModuleTokens.Token;
import dev.retort.python.syntax.PythonLexer.Kind;

/** What an {@code env.py} gives {@code context.configure} for an option, as it is written. */
public final class ConfigureExpressions {

    private ConfigureExpressions() {}

    /** The expressions behind {@code option=} within brackets and behind {@code "option":}, each once, in order. */
    public static List<String> of(String text, String option) {
        ModuleTokens tokens = ModuleTokens.of(text);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.at(i);
            boolean argument = token.kind() == Kind.NAME && token.is(option) && token.depth() > 0
                    && tokens.at(i + 1).is("=");
            boolean key = token.value().filter(option::equals).isPresent() && tokens.at(i + 1).is(":");
            if (argument || key) {
                found.add(tokens.expression(i + 2));
            }
        }
        return found.stream().filter(one -> !one.isBlank() && !one.equals("None")).distinct().toList();
    }
}
