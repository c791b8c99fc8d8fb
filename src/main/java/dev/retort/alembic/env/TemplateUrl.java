package dev.retort.alembic.env;

import java.util.ArrayList;
import java.util.List;

import dev.retort.alembic.env.ModuleTokens.Token;
import dev.retort.python.syntax.PythonLexer.Kind;

/**
 * Tells whether an expression of {@code env.py} asks for {@code sqlalchemy.url} of the settings and for nothing else, as
 * Alembic's own templates do. To see that in the words is much faster than to evaluate it. No answer is no: then it is
 * evaluated.
 */
final class TemplateUrl {

    private static final List<String> OF_CONFIG = List.of("config", ".", "get_main_option", "(", "");
    private static final List<String> OF_CONTEXT = List.of("context", ".", "config", ".", "get_main_option", "(", "");
    private static final String URL = "sqlalchemy.url";

    private final ModuleTokens env;

    TemplateUrl(ModuleTokens env) {
        this.env = env;
    }

    /** @param before the place of the expression, which may be a name the function around it set before */
    boolean isAsked(String expression, int before) {
        ModuleTokens words = ModuleTokens.of(expression);
        if (words.size() == 1 && words.at(0).kind() == Kind.NAME) {
            List<String> set = settings(words.at(0).text(), before);
            return set.size() == 1 && asks(ModuleTokens.of(set.getFirst()));
        }
        return asks(words);
    }

    private List<String> settings(String name, int before) {
        List<String> found = new ArrayList<>();
        for (int i = before; i >= 0 && env.at(before).indent() > 0; i--) {
            Token token = env.at(i);
            if (token.first() && token.indent() == 0 && token.kind() != Kind.NEWLINE) {
                break;
            }
            if (token.first() && token.is(name) && env.at(i + 1).is("=")) {
                found.add(env.expression(i + 2));
            }
        }
        return found;
    }

    private boolean asks(ModuleTokens words) {
        return isCall(words, OF_CONFIG) && isOnly("config", "config = context.config") && contextIsAlembics()
                || isCall(words, OF_CONTEXT) && contextIsAlembics();
    }

    private static boolean isCall(ModuleTokens words, List<String> shape) {
        int argument = shape.size() - 1;
        if (words.size() != shape.size() + 1 || !words.at(argument + 1).is(")")
                || words.at(argument).value().filter(URL::equals).isEmpty()) {
            return false;
        }
        for (int i = 0; i < argument; i++) {
            if (!words.at(i).is(shape.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean contextIsAlembics() {
        return isOnly("context", "from alembic import context");
    }

    /** Whether one line of the module binds a name and everywhere else only attributes are asked of it. */
    private boolean isOnly(String name, String binding) {
        int bound = 0;
        for (int i = 0; i < env.size(); i++) {
            if (!env.at(i).is(name) || env.at(i - 1).is(".")) {
                continue;
            }
            if (isOn(line(i), binding)) {
                bound++;
            } else if (!env.at(i + 1).is(".")) {
                return false;
            }
        }
        return bound == 1;
    }

    /** The place where the logical line of a token begins. */
    private int line(int token) {
        int begin = token;
        while (begin > 0 && !env.at(begin).first()) {
            begin--;
        }
        return begin;
    }

    private boolean isOn(int line, String binding) {
        ModuleTokens words = ModuleTokens.of(binding);
        for (int i = 0; i < words.size(); i++) {
            if (!env.at(line + i).is(words.at(i).text())) {
                return false;
            }
        }
        return env.at(line).indent() == 0 && env.at(line + words.size()).kind() == Kind.NEWLINE;
    }
}
