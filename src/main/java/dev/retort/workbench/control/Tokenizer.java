package dev.retort.workbench.control;

import java.util.List;
import java.util.function.Supplier;

import dev.retort.python.syntax.PythonHighlighter;
import dev.retort.python.syntax.PythonToken;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlLexer;
import dev.retort.sql.SqlToken;

/** Reads the tokens of a text, for its colours. Pure and never throws for bad text. */
@FunctionalInterface
public interface Tokenizer {

    /** For text that has no colours. */
    Tokenizer NONE = _ -> List.of();

    /** For Python. */
    Tokenizer PYTHON = text -> PythonHighlighter.tokens(text).stream().map(Tokenizer::of).toList();

    List<CodeToken> of(String text);

    /** For SQL of a dialect, asked for whenever a text is read. */
    static Tokenizer sql(Supplier<DialectName> dialect) {
        return text -> SqlLexer.tokens(text, dialect.get()).stream().map(Tokenizer::of).toList();
    }

    private static CodeToken of(SqlToken token) {
        String styleClass = switch (token.kind()) {
            case KEYWORD -> "code-keyword";
            case TYPE -> "code-type";
            case NUMBER, PARAMETER -> "code-number";
            case STRING, COPY_DATA -> "code-string";
            case FUNCTION -> "code-function";
            case COMMENT, META_COMMAND -> "code-comment";
            case MARKER -> "code-marker";
            case IDENTIFIER, QUOTED_IDENTIFIER, OPERATOR, PUNCTUATION -> "";
        };
        boolean quoted = switch (token.kind()) {
            case STRING, COMMENT, QUOTED_IDENTIFIER, MARKER, COPY_DATA, META_COMMAND -> true;
            default -> false;
        };
        return new CodeToken(styleClass, token.start(), token.end(), quoted);
    }

    private static CodeToken of(PythonToken token) {
        String styleClass = switch (token.kind()) {
            case KEYWORD -> "code-keyword";
            case TYPE -> "code-type";
            case NUMBER, CONSTANT -> "code-number";
            case STRING -> "code-string";
            case FUNCTION -> "code-function";
            case COMMENT -> "code-comment";
            case DECORATOR -> "code-marker";
        };
        boolean quoted = token.kind() == PythonToken.Kind.STRING || token.kind() == PythonToken.Kind.COMMENT;
        return new CodeToken(styleClass, token.start(), token.end(), quoted);
    }
}
