package dev.retort.alembic.env;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.retort.alembic.source.PythonString;
import dev.retort.python.syntax.PythonLexer;
import dev.retort.python.syntax.PythonLexer.Kind;

/**
 * A module as a list of tokens.
 *
 * @param text the module
 * @param all its tokens, without the end
 */
record ModuleTokens(String text, List<Token> all) {

    /**
     * One of them.
     *
     * @param depth how many brackets are open behind it
     * @param indent of its logical line
     * @param first whether it begins a logical line
     */
    record Token(Kind kind, String text, int start, int end, int depth, int indent, boolean first) {

        boolean is(String other) {
            return text.equals(other);
        }

        /** What a string stands for; empty for anything else. */
        Optional<String> value() {
            return kind == Kind.STRING ? PythonString.value(text) : Optional.empty();
        }
    }

    /** Stands where there is no more token. */
    private static final Token NONE = new Token(Kind.END, "", 0, 0, 0, 0, false);

    static ModuleTokens of(String text) {
        List<Token> tokens = new ArrayList<>();
        PythonLexer lexer = new PythonLexer(text);
        boolean first = true;
        for (Kind kind = lexer.next(); kind != Kind.END; kind = lexer.next()) {
            tokens.add(new Token(kind, lexer.token(), lexer.start(), lexer.end(), lexer.depth(), lexer.indent(),
                    first));
            first = kind == Kind.NEWLINE;
        }
        return new ModuleTokens(text, tokens);
    }

    int size() {
        return all.size();
    }

    Token at(int index) {
        return index >= 0 && index < all.size() ? all.get(index) : NONE;
    }

    /** The source of the expression that begins there: up to a comma beside it, the bracket around it or the line's end. */
    String expression(int index) {
        int depth = at(index - 1).depth();
        int last = index;
        while (last < size() && at(last).kind() != Kind.NEWLINE && at(last).depth() >= depth
                && !(at(last).depth() == depth && (at(last).is(",") || at(last).is(";")))) {
            last++;
        }
        return last == index ? "" : text.substring(at(index).start(), at(last - 1).end());
    }
}
