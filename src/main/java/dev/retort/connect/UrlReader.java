package dev.retort.connect;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;

/**
 * Reads database URLs. The grammar is that of {@code sqlalchemy.engine.url}; {@code java.net.URI} refuses host names
 * and passwords that it takes. No message repeats what it was given: any part of a mistyped URL may be the password.
 */
final class UrlReader {

    private static final Pattern SQLALCHEMY = Pattern.compile("(?<name>[\\w+]+)://" //
            + "(?:(?<user>[^:/]*)(?::(?<password>[^@]*))?@)?"
            + "(?:(?:\\[(?<ipv6>[^/?]+)]|(?<host>[^/:?]+))?(?::(?<port>[^/?]*))?)?" //
            + "(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?", Pattern.DOTALL);

    private static final Pattern JDBC_SHORT = Pattern.compile(
            "(?<name>\\w+):(?!//)/?(?<database>[^?]*)(?:\\?(?<query>.*))?",
            Pattern.DOTALL);

    private static final Pattern WINDOWS_PATH = Pattern.compile("[A-Za-z]:[\\\\/].*|\\\\\\\\.*", Pattern.DOTALL);

    private static final String HINT = "Write it as postgresql://user:password@host:5432/database or sqlite:///file.db; "
            + "a user name or password with one of : / ? # @ % in it has to be percent-encoded, @ as %40.";

    private final Path relativeTo;
    private final Consumer<String> notes;

    UrlReader(Path relativeTo, Consumer<String> notes) {
        this.relativeTo = relativeTo;
        this.notes = notes;
    }

    DatabaseUrl read(String text) {
        if (text.isEmpty()) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The database URL is empty.").hint(HINT);
        }
        if (text.regionMatches(true, 0, "jdbc:", 0, 5)) {
            return readJdbc(text.substring(5));
        }
        if (LibpqWords.looksLike(text)) {
            return new PostgresUrl(notes).of(LibpqWords.read(text));
        }
        Matcher matcher = SQLALCHEMY.matcher(text);
        if (!matcher.matches()) {
            throw unreadable("The database URL is not one that Retort can read.");
        }
        Map<String, String> query = query(matcher);
        return switch (dialect(matcher.group("name"))) {
            case POSTGRESQL -> readPostgres(matcher, query, text(matcher, "database"), false);
            case SQLITE -> readSqlite(matcher, query);
        };
    }

    private DatabaseUrl readJdbc(String rest) {
        if (rest.regionMatches(true, 0, "sqlite:", 0, 7)) {
            String file = rest.substring(7);
            int question = file.indexOf('?');
            return sqlite(question < 0 ? file : file.substring(0, question),
                    question < 0 ? Map.of() : PercentCoding.parseQuery(file.substring(question + 1)));
        }
        Matcher matcher = SQLALCHEMY.matcher(rest);
        if (matcher.matches() && dialect(matcher.group("name")) == DialectName.POSTGRESQL) {
            return readPostgres(matcher, query(matcher), decodeForm(text(matcher, "database")), true);
        }
        Matcher local = JDBC_SHORT.matcher(rest);
        if (local.matches() && dialect(local.group("name")) == DialectName.POSTGRESQL) {
            Map<String, String> words = new LinkedHashMap<>();
            words.put("dbname", decodeForm(text(local, "database")));
            words.putAll(query(local));
            return new PostgresUrl(notes).ofJdbc(words);
        }
        throw unreadable("The jdbc: URL is not one that Retort can read.");
    }

    private DatabaseUrl readPostgres(Matcher matcher, Map<String, String> query, String database, boolean jdbc) {
        String ipv6 = matcher.group("ipv6");
        String host = ipv6 == null ? text(matcher, "host") : ipv6;
        String port = text(matcher, "port");
        // Both come from an @ or a / that should have been encoded, and would show part of the password as a host.
        if (host.contains("@")) {
            throw unreadable("The database URL has more than one @ before the host.");
        }
        if (matcher.group("user") == null && database.matches("[^?]*:[^@]*@.*")) {
            throw unreadable("The user name in the database URL has a / in it.");
        }
        Map<String, String> words = new LinkedHashMap<>();
        // Of several hosts each has a port of its own, which the grammar takes apart at the first colon.
        boolean several = ipv6 == null && (host + port).contains(",");
        words.put("host", several && !port.isEmpty() ? host + ":" + port : host);
        words.put("port", several ? "" : port);
        words.put("dbname", database);
        words.put("user", PercentCoding.decode(text(matcher, "user")));
        String password = matcher.group("password");
        if (password != null) {
            words.put("password", PercentCoding.decode(password));
        }
        words.values().removeIf(String::isEmpty);
        words.putAll(query);
        return jdbc ? new PostgresUrl(notes).ofJdbc(words) : new PostgresUrl(notes).of(words);
    }

    private DatabaseUrl readSqlite(Matcher matcher, Map<String, String> query) {
        if (matcher.group("user") != null || matcher.group("host") != null || matcher.group("ipv6") != null
                || matcher.group("port") != null) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The SQLite URL names a server before its file.")
                    .hint("A relative file takes three slashes, sqlite:///file.db; an absolute one four, sqlite:////folder/file.db.");
        }
        return sqlite(text(matcher, "database"), query);
    }

    private DatabaseUrl sqlite(String named, Map<String, String> query) {
        String file = named;
        if (file.startsWith("file:")) {
            int question = file.indexOf('?');
            file = PercentCoding.decode((question < 0 ? file : file.substring(0, question)).substring(5));
            if (file.startsWith("//")) {
                file = file.replaceFirst("^//[^/]*", "");
            }
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (Map.Entry<String, String> key : query.entrySet()) {
            if (key.getKey().equals("mode")) {
                options.put("mode", key.getValue());
            } else if (!key.getKey().equals("uri")) {
                notes.accept("The key \"" + key.getKey() + "\" of the SQLite URL is not used.");
            }
        }
        boolean memory = file.isEmpty() || file.equals(DatabaseUrl.MEMORY) || "memory".equals(options.get("mode"));
        if (!"ro".equals(options.get("mode"))) {
            options.remove("mode");
        }
        return new DatabaseUrl(DialectName.SQLITE, "", 0, memory ? DatabaseUrl.MEMORY : absolute(file), "", null,
                options);
    }

    private String absolute(String file) {
        if (WINDOWS_PATH.matcher(file).matches()) {
            return file;
        }
        try {
            return relativeTo.toAbsolutePath().resolve(file).normalize().toString();
        } catch (InvalidPathException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "The SQLite URL names no possible file: " + e.getReason(),
                    e);
        }
    }

    private static DialectName dialect(String name) {
        int plus = name.indexOf('+');
        String dialect = plus < 0 ? name : name.substring(0, plus);
        return switch (dialect) {
            case "postgresql", "postgres" -> DialectName.POSTGRESQL;
            case "sqlite" -> DialectName.SQLITE;
            default -> throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "The database URL is for \"" + dialect + "\", which Retort does not know.")
                    .hint("Retort works with PostgreSQL (postgresql://…) and SQLite (sqlite:///…).")
                    .data("dialect", dialect);
        };
    }

    private static Map<String, String> query(Matcher matcher) {
        String query = matcher.group("query");
        return query == null ? Map.of() : PercentCoding.parseQuery(query);
    }

    /** What the JDBC driver does with a database name: as in a form, where {@code +} is a space. */
    private static String decodeForm(String text) {
        return PercentCoding.decode(text.replace('+', ' '));
    }

    private static String text(Matcher matcher, String group) {
        @Nullable
        String found = matcher.group(group);
        return found == null ? "" : found;
    }

    private static RetortException unreadable(String message) {
        return new RetortException(ProblemCode.INVALID_SETTINGS, message).hint(HINT);
    }
}
