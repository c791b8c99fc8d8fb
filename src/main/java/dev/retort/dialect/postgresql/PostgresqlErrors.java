package dev.retort.dialect.postgresql;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import dev.retort.dialect.ErrorReader;
import dev.retort.dialect.ServerError;
import dev.retort.dialect.ServerError.Kind;

/** Reads PostgreSQL's errors by SQLSTATE (the manual's appendix A). */
final class PostgresqlErrors implements ErrorReader {

    private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04");
    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("55P03",
                    "Another session holds a lock on it. Try again when it is done, or allow a longer wait with"
                            + " lock-timeout."),
            Map.entry("40P01", "It and another session waited for each other. Try again."),
            Map.entry("25001",
                    "Put this statement in a section of its own that begins with `-- +upgrade no-transaction`."),
            Map.entry("55P04",
                    "A new enum value can be used after a commit: put what uses it in a later revision, or ADD VALUE in"
                            + " a `no-transaction` section before it."),
            Map.entry("42501",
                    "Connect as the owner or another role with this right, or set `role` under [database]."),
            Map.entry("3F000", "The search path names no schema that exists: set `search-path` under [database]."),
            Map.entry("53100", "The disk of the server is full: make room there, then run it again."),
            Map.entry("53200",
                    "The statements of one transaction took too many locks or too much memory: split the revision, or"
                            + " raise max_locks_per_transaction."),
            Map.entry("53300", "The server has no free connection: close some, or raise max_connections."),
            Map.entry("25006",
                    "The server or the session is read-only, as a standby is: connect to the primary server."));
    private static final Pattern CONCURRENT_INDEX = Pattern.compile("(?is)\\s*create\\s+(?:unique\\s+)?index\\s+"
            + "concurrently\\s+(?:if\\s+not\\s+exists\\s+)?(\"(?:[^\"]|\"\")+\"|[\\w$]+)\\s+on\\b.*");

    @Override
    public ServerError read(SQLException failure, String sql) {
        String code = failure.getSQLState() == null ? "" : failure.getSQLState();
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        return new ServerError(kind(code), code, message(failure, server), offset(server, sql),
                hint(code, server, sql));
    }

    private static Kind kind(String code) {
        if (code.startsWith("08") || LOST.contains(code)) {
            return Kind.CONNECTION_LOST;
        }
        return switch (code) {
            case "23505" -> Kind.DUPLICATE;
            case "42P07", "42710", "42701", "42P06", "42723" -> Kind.ALREADY_THERE;
            case "57014" -> Kind.INTERRUPTED;
            case "55P03" -> Kind.LOCK_TIMEOUT;
            case "25006" -> Kind.READ_ONLY;
            default -> Kind.OTHER;
        };
    }

    private static String message(SQLException failure, @Nullable ServerErrorMessage server) {
        if (server == null || server.getMessage() == null) {
            return String.valueOf(failure.getMessage());
        }
        StringBuilder message = new StringBuilder(server.getMessage());
        if (server.getDetail() != null) {
            message.append(" (").append(server.getDetail()).append(')');
        }
        if (server.getInternalQuery() != null && server.getWhere() != null) {
            message.append(", in ").append(server.getWhere().lines().findFirst().orElse(""));
        }
        return message.toString();
    }

    /** The server counts characters from 1; Java counts UTF-16 units from 0. */
    private static int offset(@Nullable ServerErrorMessage server, String sql) {
        if (server == null || server.getPosition() <= 0
                || server.getPosition() > sql.codePointCount(0, sql.length()) + 1) {
            return -1;
        }
        return sql.offsetByCodePoints(0, server.getPosition() - 1);
    }

    private static @Nullable String hint(String code, @Nullable ServerErrorMessage server, String sql) {
        Matcher index = CONCURRENT_INDEX.matcher(sql);
        if (index.matches() && !code.startsWith("42")) {
            return "It may have left an invalid index: `DROP INDEX CONCURRENTLY IF EXISTS " + index.group(1)
                    + "` before it runs again.";
        }
        String known = HINTS.get(code);
        if (known == null && server != null && server.getHint() != null) {
            return server.getHint();
        }
        return known;
    }
}
