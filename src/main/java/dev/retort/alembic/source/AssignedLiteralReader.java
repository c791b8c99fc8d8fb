package dev.retort.alembic.source;

import java.util.ArrayList;
import java.util.List;

import dev.retort.alembic.source.AssignedLiteral.Kind;
import dev.retort.python.syntax.PythonLexer;

/** Reads one literal: {@code None}, strings side by side, and tuples, lists and sets of them. */
final class AssignedLiteralReader {

    private static final int MOST_NESTED = 50;

    private final PythonLexer lexer;
    private PythonLexer.Kind kind;

    /** What has been read, before it has a place. */
    private record Part(Kind kind, List<String> texts) {

        static final Part NONE = new Part(Kind.NONE, List.of());
        static final Part UNCLEAR = new Part(Kind.UNCLEAR, List.of());
    }

    /** @param kind of the token the lexer stands at, the literal's first */
    AssignedLiteralReader(PythonLexer lexer, PythonLexer.Kind kind) {
        this.lexer = lexer;
        this.kind = kind;
    }

    /** The kind of the token that was read last, which is not the literal's. */
    PythonLexer.Kind kind() {
        return kind;
    }

    /** Reads up to the end of the line or to a semicolon; anything else behind the literal makes it unclear. */
    AssignedLiteral read(int offset) {
        Part part = part(0);
        if (kind == PythonLexer.Kind.OPERATOR && lexer.is(",")) {
            part = list(part, 0);
        }
        boolean ends = kind == PythonLexer.Kind.NEWLINE || kind == PythonLexer.Kind.END || lexer.is(";");
        while (kind != PythonLexer.Kind.NEWLINE && kind != PythonLexer.Kind.END
                && !(lexer.depth() == 0 && lexer.is(";"))) {
            advance();
        }
        Part found = ends ? part : Part.UNCLEAR;
        return new AssignedLiteral(found.kind(), found.texts(), offset);
    }

    private void advance() {
        kind = lexer.next();
    }

    private Part part(int nested) {
        if (kind == PythonLexer.Kind.STRING) {
            return strings();
        }
        if (kind == PythonLexer.Kind.NAME && lexer.is("None")) {
            advance();
            return Part.NONE;
        }
        if (kind == PythonLexer.Kind.OPERATOR && nested < MOST_NESTED
                && (lexer.is("(") || lexer.is("[") || lexer.is("{"))) {
            return brackets(nested + 1);
        }
        return Part.UNCLEAR;
    }

    private Part strings() {
        StringBuilder text = new StringBuilder();
        boolean clear = true;
        while (kind == PythonLexer.Kind.STRING) {
            String value = PythonString.value(lexer.token()).orElse(null);
            clear &= value != null;
            text.append(value);
            advance();
        }
        return clear ? new Part(Kind.TEXT, List.of(text.toString())) : Part.UNCLEAR;
    }

    private Part brackets(int nested) {
        boolean round = lexer.is("(");
        boolean curly = lexer.is("{");
        String close = round ? ")" : curly ? "}" : "]";
        advance();
        if (lexer.is(close)) {
            advance();
            return curly ? Part.UNCLEAR : new Part(Kind.LIST, List.of());
        }
        Part first = part(nested);
        Part whole = round && lexer.is(close) ? first : list(first, nested);
        if (!lexer.is(close)) {
            return Part.UNCLEAR;
        }
        advance();
        return whole;
    }

    /** The rest of a list, behind its first element. */
    private Part list(Part first, int nested) {
        List<String> texts = new ArrayList<>(first.texts());
        boolean clear = first.kind() == Kind.TEXT;
        while (kind == PythonLexer.Kind.OPERATOR && lexer.is(",")) {
            advance();
            if (kind == PythonLexer.Kind.NEWLINE || kind == PythonLexer.Kind.END || kind == PythonLexer.Kind.OPERATOR
                    && (lexer.is(")") || lexer.is("]") || lexer.is("}") || lexer.is(";"))) {
                break;
            }
            Part next = part(nested);
            clear &= next.kind() == Kind.TEXT;
            texts.addAll(next.texts());
        }
        return clear ? new Part(Kind.LIST, texts) : Part.UNCLEAR;
    }
}
