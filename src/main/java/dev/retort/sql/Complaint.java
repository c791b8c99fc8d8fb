package dev.retort.sql;

import dev.retort.sql.SqlScanner.Lexeme;

/** What is wrong with a text, in words, and the way out. */
record Complaint(String message, String hint) {

    static final Complaint TRIGGER = new Complaint("The trigger's body, which begins here, is never closed.",
            "Close it with END; after the last statement's semicolon.");

    static final Complaint ATOMIC = new Complaint("The BEGIN ATOMIC body, which begins here, is never closed.",
            "Write END; behind its last statement.");

    static final Complaint COPY = new Complaint("The rows of this COPY … FROM stdin never end.",
            "Put the rows on the lines after its semicolon, and \\. alone on a line after the last one.");

    /** For a lexeme that is opened and never closed. */
    static Complaint of(Lexeme kind, char first) {
        return switch (kind) {
            case DOLLAR_STRING -> new Complaint("The dollar quote that begins here is never closed.",
                    "Close it with the same tag it was opened with.");
            case BLOCK_COMMENT -> new Complaint("The block comment that begins here is never closed.",
                    "Close it with */; PostgreSQL wants one for each /* inside it.");
            case QUOTED_NAME -> new Complaint("The quoted identifier that begins here is never closed.",
                    "Close it with " + (first == '[' ? ']' : first == '`' ? '`' : '"') + ".");
            default -> new Complaint("The string that begins here is never closed.",
                    "Close it with '; a quote inside a string is written twice.");
        };
    }
}
