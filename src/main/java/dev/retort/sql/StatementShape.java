package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What must be known of a statement while it is read to see where it ends: its first words, open parentheses, and
 * whether the reader stands in a body whose semicolons are its own.
 *
 * <p>PostgreSQL by the rules of psql ({@code psqlscan.l}): a semicolon inside parentheses or a {@code BEGIN ATOMIC}
 * body ends nothing. SQLite by those of {@code sqlite3_complete()}: a trigger ends at {@code ;END;}.
 */
final class StatementShape {

    private static final int HEAD_WORDS = 5;

    private final DialectName dialect;
    private final String text;
    private final List<String> head = new ArrayList<>(HEAD_WORDS);
    private int parentheses;
    private int bodyStart = -1;
    private int bodyDepth;
    private boolean routine;
    private boolean trigger;
    private boolean copyFrom;
    private boolean copyFromStdin;
    private String previous = "";

    StatementShape(String text, DialectName dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** The first words, in upper case. */
    List<String> head() {
        return head;
    }

    /** Whether rows follow the statement. */
    boolean copiesFromStdin() {
        return copyFromStdin;
    }

    /** Whether the reader stands inside a trigger's or routine's body. */
    boolean insideBody() {
        return bodyDepth > 0;
    }

    /** Where the body begins that {@link #insideBody()} speaks of. */
    int bodyStart() {
        return bodyStart;
    }

    boolean isTrigger() {
        return trigger;
    }

    /** Takes the next lexeme; true where it is the semicolon that ends the statement. */
    boolean accept(SqlScanner scanner) {
        return switch (scanner.kind()) {
            case WORD -> {
                word(scanner);
                yield false;
            }
            case PUNCTUATION -> punctuation(text.charAt(scanner.start()));
            default -> {
                other();
                yield false;
            }
        };
    }

    private void word(SqlScanner scanner) {
        boolean inHead = head.size() < HEAD_WORDS;
        if (inHead) {
            head.add(text.substring(scanner.start(), scanner.end()).toUpperCase(Locale.ROOT));
            routine = dialect == DialectName.POSTGRESQL && createsOne("FUNCTION", "PROCEDURE");
            trigger = dialect == DialectName.SQLITE && createsOne("TRIGGER");
        }
        if (trigger) {
            triggerWord(scanner);
        } else if (routine && parentheses == 0) {
            routineWord(scanner);
        } else if (head.getFirst().equals("COPY") && parentheses == 0) {
            copyFromStdin |= copyFrom && scanner.isWord("STDIN");
            copyFrom = scanner.isWord("FROM");
        }
    }

    private boolean createsOne(String... kinds) {
        int create = head.getFirst().equals("EXPLAIN") ? head.indexOf("CREATE") : 0;
        if (create < 0 || !head.get(create).equals("CREATE")) {
            return false;
        }
        List<String> rest = head.subList(create + 1, head.size());
        int kind = 0;
        while (kind < rest.size() && List.of("OR", "REPLACE", "TEMP", "TEMPORARY").contains(rest.get(kind))) {
            kind++;
        }
        return kind < rest.size() && List.of(kinds).contains(rest.get(kind));
    }

    /** A trigger's body is left by an END that follows a semicolon; what else is called END stays inside. */
    private void triggerWord(SqlScanner scanner) {
        if (bodyStart < 0 && scanner.isWord("BEGIN") && !previous.equals(".")) {
            bodyStart = scanner.start();
            bodyDepth = 1;
        } else if (bodyStart >= 0) {
            bodyDepth = previous.equals(";") && scanner.isWord("END") ? 0 : 1;
        }
        previous = "";
    }

    /** A word after AS or a dot is a name, whatever else it could be. */
    private void routineWord(SqlScanner scanner) {
        boolean name = previous.equals("AS") || previous.equals(".");
        if (scanner.isWord("ATOMIC") && previous.equals("BEGIN")) {
            bodyDepth = 1;
        } else if (bodyDepth > 0 && !name && scanner.isWord("CASE")) {
            bodyDepth++;
        } else if (bodyDepth > 0 && !name && scanner.isWord("END")) {
            bodyDepth--;
        } else if (bodyDepth == 0 && scanner.isWord("BEGIN")) {
            bodyStart = scanner.start();
        }
        previous = scanner.isWord("BEGIN") ? "BEGIN" : scanner.isWord("AS") && !name ? "AS" : "";
    }

    private boolean punctuation(char c) {
        boolean ends = c == ';' && !insideBody() && (parentheses == 0 || dialect == DialectName.SQLITE);
        switch (c) {
            case '(' -> parentheses++;
            case ')' -> parentheses = Math.max(0, parentheses - 1);
            default -> {}
        }
        other();
        previous = c == ';' || c == '.' ? String.valueOf(c) : "";
        return ends;
    }

    private void other() {
        previous = "";
        copyFrom = false;
        if (trigger && bodyStart >= 0) {
            bodyDepth = 1;
        }
    }
}
