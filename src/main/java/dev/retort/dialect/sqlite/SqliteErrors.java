package dev.retort.dialect.sqlite;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import dev.retort.dialect.ErrorReader;
import dev.retort.dialect.ServerError;
import dev.retort.dialect.ServerError.Kind;

/** Reads SQLite's errors by result code (https://www.sqlite.org/rescode.html) and, where that says little, by message. */
final class SqliteErrors implements ErrorReader {

    /** The driver writes {@code [CODE] what the code means (what SQLite said)}. */
    private static final Pattern DRIVER = Pattern.compile("(?s)\\[SQLITE_\\w+]\\s[^(]*\\((.*)\\)");
    private static final Pattern NAMES_A_TOKEN = Pattern.compile(
            "(?s)near \"(.+)\": syntax error|(?:no such (?:table|column|index|view|trigger|function)|"
                    + "duplicate column name): (?:main\\.)?(.+)|(?:table|index|view|trigger) (.+) already exists");

    @Override
    public ServerError read(SQLException failure, String sql) {
        if (!(failure instanceof SQLiteException sqlite)) {
            String message = String.valueOf(failure.getMessage());
            boolean closed = message.contains("closed");
            return new ServerError(closed ? Kind.CONNECTION_LOST : Kind.OTHER, "", message, -1, null);
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        Matcher matcher = DRIVER.matcher(String.valueOf(failure.getMessage()));
        String message = matcher.matches() ? matcher.group(1) : String.valueOf(failure.getMessage());
        return new ServerError(kind(code, message), code.name(), message, offset(message, sql), hint(code, message));
    }

    private static Kind kind(SQLiteErrorCode code, String message) {
        if (message.endsWith("already exists") || message.startsWith("duplicate column name")) {
            return Kind.ALREADY_THERE;
        }
        return switch (code.name()) {
            case "SQLITE_INTERRUPT" -> Kind.INTERRUPTED;
            case "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE" -> Kind.DUPLICATE;
            case String name when name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED") ->
                Kind.LOCK_TIMEOUT;
            case String name when name.startsWith("SQLITE_READONLY") || name.startsWith("SQLITE_CANTOPEN")
                    || name.equals("SQLITE_PERM") ->
                Kind.READ_ONLY;
            default -> Kind.OTHER;
        };
    }

    private static @Nullable String hint(SQLiteErrorCode code, String message) {
        if (message.contains("within a transaction") || message.contains("inside a transaction")) {
            return "Put this statement in a section of its own that begins with `-- +upgrade no-transaction`.";
        }
        return switch (kind(code, message)) {
            case LOCK_TIMEOUT ->
                "Another program is writing to the database, or reads it for long. Try again when it is"
                        + " done, or allow a longer wait with lock-timeout.";
            case READ_ONLY ->
                "Make the database file and its folder writable; SQLite keeps its journal beside the file.";
            default -> code == SQLiteErrorCode.SQLITE_FULL
                    ? "The disk is full: make room on it, then run it again."
                    : code.name().startsWith("SQLITE_IOERR")
                            ? "Check that the disk is well; where it is full, make room on it."
                            : null;
        };
    }

    /** The place of the token SQLite names, where the statement has it only once; SQLite gives no position. */
    private static int offset(String message, String sql) {
        if (message.equals("incomplete input")) {
            return sql.length();
        }
        Matcher matcher = NAMES_A_TOKEN.matcher(message);
        if (!matcher.matches()) {
            return -1;
        }
        String token = firstGroup(matcher);
        String word = Character.isLetterOrDigit(token.codePointAt(0)) ? "(?<![\\w.])" : "";
        String end = Character.isLetterOrDigit(token.codePointBefore(token.length())) ? "(?!\\w)" : "";
        Matcher places = Pattern.compile(word + Pattern.quote(token) + end, Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(sql);
        if (!places.find()) {
            return -1;
        }
        int first = places.start();
        return places.find() ? -1 : first;
    }

    private static String firstGroup(Matcher matcher) {
        for (int group = 1; group < matcher.groupCount(); group++) {
            String text = matcher.group(group);
            if (text != null) {
                return text;
            }
        }
        return String.valueOf(matcher.group(matcher.groupCount()));
    }
}
