package dev.retort.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.sql.SqlScanner.Lexeme;
import dev.retort.sql.SqlToken.Kind;

/**
 * Reads an SQL text from its beginning to its end, one thing at a time: statements, the comments between them, section
 * markers, and what is wrong. Never throws on any text; goes on after a fault where that makes sense, so that an editor
 * can show all of them. Linear in the length of the text.
 */
public final class SqlReader {

    /** What a text is read as. */
    public enum Mode {
        /** A revision file: {@code -- +word} at column 1 is a marker, and transactions are not for it to begin or end. */
        REVISION_FILE,
        /** Any other SQL text. */
        PLAIN
    }

    /** One thing found in the text; offsets are UTF-16 units from its beginning. */
    public sealed interface Item {

        int start();

        int end();

        record Statement(SqlStatement statement, int start, int end) implements Item {}

        /** A comment between statements, with its {@code --} or {@code /*}. */
        record Comment(String text, int start, int end) implements Item {}

        /**
         * A section marker.
         *
         * @param words what stands behind the {@code +}, split at white space
         */
        record Marker(List<String> words, int start, int end) implements Item {}

        /** Something no server should be sent, and the way out. */
        record Fault(String message, String hint, int start, int end) implements Item {}
    }

    /** Is told each lexeme as it is read. */
    interface Listener {
        void lexeme(SqlScanner scanner);

        void range(Kind kind, int start, int end);
    }

    private static final Listener NOBODY = new Listener() {
        @Override
        public void lexeme(SqlScanner scanner) {}

        @Override
        public void range(Kind kind, int start, int end) {}
    };

    private final String text;
    private final DialectName base;
    private final Mode mode;
    private final Listener listener;
    private final SqlScanner scanner;
    private final TextPositions positions;
    private final Deque<Item> found = new ArrayDeque<>();

    private @Nullable StatementShape shape;
    private int statementStart;
    private int statementEnd;

    public SqlReader(CharSequence text, DialectName dialect, Mode mode) {
        this(text, dialect, mode, NOBODY);
    }

    SqlReader(CharSequence text, DialectName dialect, Mode mode, Listener listener) {
        this.text = text.toString();
        this.base = dialect;
        this.mode = mode;
        this.listener = listener;
        this.scanner = new SqlScanner(this.text, dialect);
        this.positions = TextPositions.of(this.text);
    }

    /** The lines and columns of the text that is read. */
    public TextPositions positions() {
        return positions;
    }

    /** The next thing of the text; empty at its end. */
    public Optional<Item> next() {
        while (found.isEmpty()) {
            if (!scanner.next()) {
                endStatement();
                return Optional.ofNullable(found.poll());
            }
            read();
        }
        return Optional.of(found.remove());
    }

    private void read() {
        Lexeme kind = scanner.kind();
        if (!scanner.closed()) {
            listener.lexeme(scanner);
            fault(Complaint.of(kind, text.charAt(scanner.start())), scanner.start(), scanner.end());
            shape = null;
        } else if (kind == Lexeme.LINE_COMMENT && isMarker()) {
            marker();
        } else if (kind == Lexeme.LINE_COMMENT || kind == Lexeme.BLOCK_COMMENT) {
            listener.lexeme(scanner);
            if (shape == null) {
                found.add(new Item.Comment(text.substring(scanner.start(), scanner.end()), scanner.start(),
                        scanner.end()));
            }
        } else if (scanner.is('\\')) {
            metaCommand();
        } else if (scanner.is('.') && shape == null && scanner.dialect() == DialectName.SQLITE) {
            shellCommand();
        } else {
            listener.lexeme(scanner);
            statementLexeme();
        }
    }

    private void statementLexeme() {
        if (shape == null) {
            if (scanner.is(';')) {
                return;
            }
            shape = new StatementShape(text, scanner.dialect());
            statementStart = scanner.start();
        }
        StatementShape current = shape;
        if (current.accept(scanner)) {
            shape = null;
            if (current.copiesFromStdin()) {
                copyData(current);
            } else {
                statement(current, null);
            }
        } else {
            statementEnd = scanner.end();
        }
    }

    private void statement(StatementShape done, @Nullable String copyData) {
        SqlStatement statement = new SqlStatement(text.substring(statementStart, statementEnd), statementStart,
                positions.line(statementStart), positions.column(statementStart), copyData);
        Optional<String> control = mode == Mode.REVISION_FILE ? TransactionControl.of(done.head()) : Optional.empty();
        if (control.isPresent()) {
            found.add(new Item.Fault(control.get() + " does not belong in a revision file.", TransactionControl.HINT,
                    statementStart, statementEnd));
        } else {
            found.add(new Item.Statement(statement, statementStart, statementEnd));
        }
    }

    /** The rows of a {@code COPY … FROM stdin} stand on the lines after it, up to a line that is {@code \.} alone. */
    private void copyData(StatementShape copy) {
        int lineEnd = endOfLine(scanner.end());
        String rest = text.substring(scanner.end(), lineEnd).strip();
        if (!rest.isEmpty() && !rest.startsWith("--")) {
            fault(new Complaint("The rows of COPY … FROM stdin begin on the line after it.",
                    "Put what follows the semicolon on a line of its own, after the rows and the \\. behind them."),
                    scanner.end(),
                    lineEnd);
            return;
        }
        if (!rest.isEmpty()) {
            listener.range(Kind.COMMENT, text.indexOf("--", scanner.end()), lineEnd);
        }
        int dataStart = Math.min(lineEnd + 1, text.length());
        for (int line = dataStart; line < text.length();) {
            int end = endOfLine(line);
            if (text.startsWith("\\.", line) && text.substring(line + 2, end).isBlank()) {
                listener.range(Kind.COPY_DATA, dataStart, line + 2);
                scanner.moveTo(end);
                statement(copy, text.substring(dataStart, line).replace("\r\n", "\n"));
                return;
            }
            line = end + 1;
        }
        listener.range(Kind.COPY_DATA, dataStart, text.length());
        scanner.moveTo(text.length());
        fault(Complaint.COPY, statementStart, statementEnd);
    }

    private boolean isMarker() {
        if (mode == Mode.PLAIN || shape != null && shape.insideBody()
                || scanner.start() > 0 && text.charAt(scanner.start() - 1) != '\n') {
            return false;
        }
        int at = scanner.start() + 2;
        while (at < scanner.end() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < scanner.end() && text.charAt(at) == '+';
    }

    /** Ends what came before as a semicolon does, and reads on by the rules of the dialect the marker names. */
    private void marker() {
        endStatement();
        listener.range(Kind.MARKER, scanner.start(), scanner.end());
        String content = text.substring(text.indexOf('+', scanner.start()) + 1, scanner.end());
        List<String> words = content.isBlank() || SqlCharacters.isSpace(content.charAt(0))
                ? new ArrayList<>(List.of(""))
                : new ArrayList<>();
        if (!content.isBlank()) {
            words.addAll(List.of(content.strip().split("\\s+")));
        }
        found.add(new Item.Marker(List.copyOf(words), scanner.start(), scanner.end()));
        scanner.dialect(words.stream().flatMap(word -> DialectName.of(word).stream()).findFirst().orElse(base));
    }

    private void metaCommand() {
        int start = scanner.start();
        int end = endOfLine(start);
        listener.range(Kind.META_COMMAND, start, end);
        scanner.moveTo(end);
        String line = text.substring(start, end).strip();
        String command = line.split("\\s+", 2)[0];
        boolean ownLine = text.substring(text.lastIndexOf('\n', start) + 1, start).isBlank();
        if (!ownLine || !command.equals("\\restrict") && !command.equals("\\unrestrict")) {
            fault(new Complaint(command + " is a command of psql, not SQL.",
                    "Remove the line; Retort sends SQL to the server and does not run psql."), start,
                    start + line.length());
        }
    }

    private void shellCommand() {
        int start = scanner.start();
        int end = endOfLine(start);
        listener.range(Kind.META_COMMAND, start, end);
        scanner.moveTo(end);
        String line = text.substring(start, end).strip();
        fault(new Complaint(line.split("\\s+", 2)[0] + " is a command of the sqlite3 shell, not SQL.",
                "Remove the line; Retort sends SQL to the database and does not run sqlite3."), start,
                start + line.length());
    }

    private void endStatement() {
        StatementShape current = shape;
        shape = null;
        if (current == null) {
            return;
        }
        if (current.insideBody()) {
            fault(current.isTrigger() ? Complaint.TRIGGER : Complaint.ATOMIC, current.bodyStart(), statementEnd);
        } else if (current.copiesFromStdin()) {
            fault(Complaint.COPY, statementStart, statementEnd);
        } else {
            statement(current, null);
        }
    }

    private void fault(Complaint what, int start, int end) {
        found.add(new Item.Fault(what.message(), what.hint(), start, end));
    }

    /** The end of the line that {@code offset} is on, before its line break. */
    private int endOfLine(int offset) {
        int feed = text.indexOf('\n', offset);
        return feed < 0 ? text.length() : feed;
    }
}
