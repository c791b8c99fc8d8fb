package dev.retort.alembic.type;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.sql.DialectName;

/** How names become SQL: quoted where they must be, as SQLAlchemy's {@code IdentifierPreparer} does. */
public final class IdentifierQuoting {

    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_$]+");

    private IdentifierQuoting() {}

    /** A name, quoted where it is a reserved word, has unusual characters or is not all lower case. */
    public static String quote(String name, DialectName dialect) {
        return requiresQuotes(name, dialect) ? always(name) : name;
    }

    /** A name that may say itself whether it is quoted ({@code quoted_name}). */
    public static String quote(SqlName name, DialectName dialect) {
        Boolean quoted = name.quoted();
        if (quoted == null) {
            return quote(name.text(), dialect);
        }
        return quoted ? always(name.text()) : name.text();
    }

    /** The name in quotation marks, whatever it is. */
    public static String always(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A name behind its schema's. */
    public static String qualified(@Nullable String schema, String name, DialectName dialect) {
        return schema == null || schema.isEmpty()
                ? quote(name, dialect)
                : quote(schema, dialect) + "." + quote(name, dialect);
    }

    /** Text as an SQL string. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static boolean requiresQuotes(String name, DialectName dialect) {
        if (name.isEmpty()) {
            return true;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        char first = name.charAt(0);
        return SqlAlchemyReservedWords.contains(lower, dialect) || first >= '0' && first <= '9' || first == '$'
                || !LEGAL.matcher(name).matches() || !lower.equals(name);
    }
}
