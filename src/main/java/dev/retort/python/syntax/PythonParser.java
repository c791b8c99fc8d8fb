package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.python.EvaluationLimits;

/** Parses Python 3 into records. */
public final class PythonParser {

    private PythonParser() {}

    /**
     * Parses a module.
     *
     * @param text its source; a byte order mark and any line ends will do
     * @param file the file as a person should read its name
     * @throws RetortException {@code invalid-revision-file} where it is not Python 3, with the place;
     *         {@code unsupported-python} where it is longer, deeper or slower to parse than the limits allow
     */
    public static Program parse(String text, String file, EvaluationLimits limits) {
        checkSize(text, file, limits);
        String source = unify(text);
        Lines lines = new Lines(source, file);
        int nul = source.indexOf('\0');
        if (nul >= 0) {
            throw lines.invalid(nul, "a NUL character is no Python");
        }
        int deep = BracketDepth.deeperThan(limits.nesting(), source);
        if (deep >= 0) {
            throw SyntaxTree.tooDeep(limits, lines, deep);
        }
        Node plain = PlainTree.read(source, limits.nesting());
        if (plain != null) {
            try {
                return program(plain, lines);
            } catch (Node.UnexpectedNode _) {
                // What is wrong with it is worded below.
            }
        }
        return whole(source, lines, limits);
    }

    /** The program as the whole parser reads it. */
    static Program whole(String source, Lines lines, EvaluationLimits limits) {
        Node root = new SyntaxTree(source, lines, limits).read();
        try {
            return program(root, lines);
        } catch (Node.UnexpectedNode e) {
            throw lines.invalid(e.node().start(), e.getMessage() + ": " + lines.excerpt(e.node().start()));
        }
    }

    static Program program(Node root, Lines lines) {
        ScopeStack scopes = new ScopeStack();
        StatementReader reader = new StatementReader(lines, scopes);
        List<Program.TopLevel> body = new ArrayList<>();
        for (Node child : root.named()) {
            ScopeNames names = scopes.enter(ScopeStack.Kind.MODULE);
            Statement statement = reader.statement(child);
            scopes.leave();
            body.add(new Program.TopLevel(statement, names));
        }
        return new Program(lines.file(), body,
                StatementReader.docstring(body.stream().limit(1).map(Program.TopLevel::statement).toList()));
    }

    private static void checkSize(String text, String file, EvaluationLimits limits) {
        // A text of n UTF-16 units is at most 3n bytes and at least n: most files need no counting.
        long bytes = text.length();
        if (bytes <= limits.sourceBytes() && bytes * 3 > limits.sourceBytes()) {
            bytes = text.codePoints().mapToLong(PythonParser::bytes).sum();
        }
        if (bytes > limits.sourceBytes()) {
            throw new RetortException(ProblemCode.UNSUPPORTED_PYTHON, file + " is longer than "
                    + limits.sourceBytes() / 1024 + " KiB").at(new SourcePosition(file, 1, 1));
        }
    }

    private static int bytes(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private static String unify(String text) {
        String source = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return source.indexOf('\r') < 0 ? source : source.replace("\r\n", "\n").replace('\r', '\n');
    }
}
