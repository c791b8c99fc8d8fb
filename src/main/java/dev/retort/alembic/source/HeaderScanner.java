package dev.retort.alembic.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.alembic.source.AssignedLiteral.Kind;
import dev.retort.alembic.source.ModuleHeader.Downgrade;
import dev.retort.python.syntax.PythonLexer;

/**
 * Reads what a revision file assigns on module level to the names Alembic looks for, in one pass and as far as it is
 * literal. The last assignment counts. Takes any text.
 */
public final class HeaderScanner {

    public static final String REVISION = "revision";
    public static final String DOWN_REVISION = "down_revision";
    public static final String BRANCH_LABELS = "branch_labels";
    public static final String DEPENDS_ON = "depends_on";

    private static final Set<String> NAMES = Set.of(REVISION, DOWN_REVISION, BRANCH_LABELS, DEPENDS_ON);
    /** Statements that give a name a meaning without an equals sign. */
    private static final Set<String> BINDING = Set.of("import", "from", "for", "with", "del", "except", "match");
    private static final Set<String> SCOPES = Set.of("def", "class", "async");
    private static final Set<String> AFTER_BOUND = Set.of("=", ",", ":=", ":", "+=");

    private final PythonLexer lexer;
    private final Map<String, AssignedLiteral> declared = new HashMap<>();
    private PythonLexer.Kind kind = PythonLexer.Kind.NEWLINE;
    private String docstring = "";
    private Downgrade downgrade = Downgrade.MISSING;
    /** Whether the lines that follow, being indented, are a scope of their own. */
    private boolean inScope;
    private boolean beginsDowngrade;

    private HeaderScanner(String text) {
        this.lexer = new PythonLexer(text);
    }

    /** What the module says. Never throws, whatever the text is. */
    public static ModuleHeader scan(String text) {
        return new HeaderScanner(text).module();
    }

    private ModuleHeader module() {
        boolean first = true;
        advance();
        while (kind != PythonLexer.Kind.END) {
            if (kind == PythonLexer.Kind.NEWLINE) {
                advance();
                continue;
            }
            if (first && kind == PythonLexer.Kind.STRING) {
                docstring();
            } else if (lexer.indent() > 0) {
                indented();
            } else {
                statement();
            }
            first = false;
        }
        return new ModuleHeader(docstring, declared, downgrade);
    }

    private void advance() {
        kind = lexer.next();
    }

    private void docstring() {
        AssignedLiteralReader reader = new AssignedLiteralReader(lexer, kind);
        AssignedLiteral found = reader.read(lexer.start());
        kind = reader.kind();
        if (found.kind() == Kind.TEXT) {
            docstring = found.texts().getFirst();
        }
    }

    /** A line of a block: it matters where the block is a branch of the module, or begins the way back. */
    private void indented() {
        if (beginsDowngrade) {
            firstOfDowngrade();
        }
        restOfLine(!inScope, false);
    }

    private void firstOfDowngrade() {
        if (kind == PythonLexer.Kind.STRING) {
            return;
        }
        beginsDowngrade = false;
        if (lexer.is("raise")) {
            downgrade = Downgrade.RAISES;
        }
    }

    /** A statement that begins at the margin. */
    private void statement() {
        beginsDowngrade = false;
        if (kind != PythonLexer.Kind.NAME) {
            inScope = lexer.is("@");
            restOfLine(!inScope, false);
            return;
        }
        String word = lexer.token();
        int offset = lexer.start();
        if (NAMES.contains(word)) {
            advance();
            assignment(word, offset);
            return;
        }
        inScope = SCOPES.contains(word);
        if (inScope) {
            definition();
            restOfLine(false, false);
            return;
        }
        mentionsDowngrade();
        restOfLine(true, BINDING.contains(word));
    }

    /** Whether it is the function {@code downgrade}; stops before what is behind the name. */
    private void definition() {
        while (kind == PythonLexer.Kind.NAME && SCOPES.contains(lexer.token())) {
            advance();
        }
        if (NAMES.contains(lexer.token())) {
            unclear(lexer.token(), lexer.start());
        }
        if (!lexer.is("downgrade")) {
            return;
        }
        downgrade = Downgrade.PRESENT;
        beginsDowngrade = true;
        do {
            advance();
        } while (kind != PythonLexer.Kind.NEWLINE && kind != PythonLexer.Kind.END
                && !(lexer.depth() == 0 && lexer.is(":")));
        if (kind == PythonLexer.Kind.OPERATOR) {
            advance();
            if (kind != PythonLexer.Kind.NEWLINE) {
                firstOfDowngrade();
                beginsDowngrade = false;
            }
        }
    }

    private void mentionsDowngrade() {
        if (downgrade == Downgrade.MISSING && lexer.is("downgrade")) {
            downgrade = Downgrade.PRESENT;
        }
    }

    private void assignment(String name, int offset) {
        inScope = false;
        if (lexer.is(":")) {
            do {
                advance();
            } while (kind != PythonLexer.Kind.NEWLINE && kind != PythonLexer.Kind.END
                    && !(lexer.depth() == 0 && (lexer.is("=") || lexer.is(";"))));
        }
        if (!lexer.is("=")) {
            if (kind == PythonLexer.Kind.OPERATOR && AFTER_BOUND.contains(lexer.token())) {
                unclear(name, offset);
            }
            restOfLine(true, false);
            return;
        }
        advance();
        AssignedLiteralReader reader = new AssignedLiteralReader(lexer, kind);
        declared.put(name, reader.read(offset));
        kind = reader.kind();
        if (lexer.is(";")) {
            advance();
            return;
        }
        restOfLine(true, false);
    }

    /** Goes to the end of the statement; where it is the module's, what it does to the names is noted as unclear. */
    private void restOfLine(boolean ofModule, boolean binding) {
        if (!ofModule) {
            if (kind != PythonLexer.Kind.NEWLINE) {
                kind = lexer.skipLine();
            }
            return;
        }
        while (kind != PythonLexer.Kind.NEWLINE && kind != PythonLexer.Kind.END) {
            if (lexer.depth() == 0 && lexer.is(";")) {
                advance();
                return;
            }
            if (kind == PythonLexer.Kind.NAME) {
                mentionsDowngrade();
                String word = lexer.token();
                if (NAMES.contains(word)) {
                    int offset = lexer.start();
                    int depth = lexer.depth();
                    advance();
                    boolean bound = depth == 0 && kind == PythonLexer.Kind.OPERATOR
                            && AFTER_BOUND.contains(lexer.token());
                    if (binding || bound) {
                        unclear(word, offset);
                    }
                    continue;
                }
            }
            advance();
        }
    }

    private void unclear(String name, int offset) {
        declared.put(name, new AssignedLiteral(Kind.UNCLEAR, List.of(), offset));
    }
}
