package dev.retort.connect;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;

import javax.net.ssl.SSLException;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Says what a refused connection means. Source of the codes: PostgreSQL manual, appendix A. */
final class PostgresFaults {

    private PostgresFaults() {}

    static RetortException ofConnecting(DatabaseUrl url, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String server = "PostgreSQL at " + url.address();
        String login = url.user().isEmpty() ? "without a user name" : "as \"" + url.user() + "\"";
        return switch (state) {
            case "28P01" ->
                fault(url, e, "wrong-password", server + " refuses the password of " + login.replace("as ", "") + ".",
                        "Check user name and password.");
            case "28000" -> ofAuthorization(url, e, server, login);
            case "3D000" -> fault(url, e, "unknown-database",
                    "The server at " + url.address() + " has no database \"" + url.database() + "\".",
                    "Create it first: createdb -h " + url.hostOrDefault() + " -p " + url.portOrDefault() + " "
                            + url.database());
            case "42501" -> fault(url, e, "permission-denied",
                    server + " does not let \"" + url.user() + "\" into the database \"" + url.database() + "\".",
                    "The role needs the CONNECT privilege on it.");
            case "53300" ->
                fault(url, e, "too-many-connections", server + " has no connection left for " + login + ": " + reply(e),
                        "Close other sessions, or raise max_connections or the limit of the role or the database.");
            case "57P03" -> passing(url, e, "starting-up", server + " is not ready: " + reply(e),
                    "Try again in a moment; the setting wait does so by itself.");
            default -> ofCause(url, e, server, login);
        };
    }

    private static RetortException ofAuthorization(DatabaseUrl url, SQLException e, String server, String login) {
        String reply = reply(e).toLowerCase(Locale.ROOT);
        boolean withoutTls = reply.contains("no encryption") || reply.contains("ssl off");
        if (withoutTls) {
            return fault(url, e, "tls-required", server + " refuses " + login + " without TLS: " + reply(e),
                    "Set the SSL mode to require (?sslmode=require), or let the host in by pg_hba.conf.");
        }
        return fault(url, e, "not-authorized", server + " refuses " + login + ": " + reply(e),
                "Check the user name, and whether pg_hba.conf lets it in from this machine.");
    }

    private static RetortException ofCause(DatabaseUrl url, SQLException e, String server, String login) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException _ -> {
                    return passing(url, e, "unknown-host", "There is no host \"" + url.hostOrDefault() + "\".",
                            "Check the spelling, and whether this machine is on the network that knows it.");
                }
                case SocketTimeoutException _,NoRouteToHostException _ -> {
                    return passing(url, e, "unreachable", "No answer from " + url.address() + ".",
                            "Check host and port, and whether a firewall or a VPN stands in between.");
                }
                case ConnectException _ -> {
                    return passing(url, e, "unreachable", "Nothing listens at " + url.address() + ".",
                            "Check host and port, and whether the server runs.");
                }
                case SSLException ssl -> {
                    return fault(url, e, "tls-failed",
                            "No secure connection to " + url.address() + ": " + ssl.getMessage(),
                            "Check the SSL mode and the certificates (sslmode, sslrootcert).");
                }
                default -> {}
            }
        }
        return ofReply(url, e, server, login);
    }

    private static RetortException ofReply(DatabaseUrl url, SQLException e, String server, String login) {
        String reply = reply(e);
        if (reply.contains("does not support SSL")) {
            return fault(url, e, "tls-not-supported",
                    "The server at " + url.address() + " does not speak TLS, which the SSL mode asks for.",
                    "Set the SSL mode to prefer or disable, or switch TLS on at the server.");
        }
        if (reply.contains("password is an empty string") || reply.contains("no password was provided")) {
            return fault(url, e, "password-needed",
                    server + " asks for the password of " + login.replace("as ", "") + ", and none is known.",
                    "Set PGPASSWORD or RETORT_PASSWORD_<PROFILE>, or add a line to .pgpass.");
        }
        if (reply.contains("Could not find a server with specified targetServerType")) {
            return fault(url, e, "wrong-server-type",
                    "The server at " + url.address() + " is not of the kind that target_session_attrs asks for.",
                    "Connect to another server of the group, or leave target_session_attrs out.");
        }
        // The connection broke while it was being made: a server that stops or starts does that.
        boolean broken = "08006".equals(e.getSQLState()) || "57P01".equals(e.getSQLState());
        String message = "No connection to " + url.place() + " " + login + ": " + reply;
        String hint = "Check host, port and database, and that a PostgreSQL server is there.";
        return broken ? passing(url, e, "broken", message, hint) : fault(url, e, "other", message, hint);
    }

    static RetortException ofSettingUp(DatabaseUrl url, SessionSettings session, SQLException e) {
        String reply = reply(e);
        if (!session.role().isEmpty() && reply.contains("role")) {
            return new RetortException(ProblemCode.CONNECTION_FAILED,
                    "PostgreSQL at " + url.address() + " does not let \"" + url.user() + "\" take the role \""
                            + session.role() + "\": " + reply,
                    e)
                    .hint("Check the setting role, and GRANT the role to the user.").data("reason", "role")
                    .data("database", url.display());
        }
        return fault(url, e, "session-settings",
                "PostgreSQL at " + url.address() + " refuses the session's settings: " + reply,
                "Check role, search-path, lock-timeout and statement-timeout.");
    }

    /** The server's own words, on one line. */
    private static String reply(SQLException e) {
        return String.valueOf(e.getMessage()).strip().replaceFirst("^[A-Z]+: ", "").replaceAll("\\s*\\R\\s*", " ");
    }

    private static ConnectionFault fault(DatabaseUrl url, SQLException e, String reason, String message, String hint) {
        return new ConnectionFault(ProblemCode.CONNECTION_FAILED, url, reason, false, message, hint, e);
    }

    private static ConnectionFault passing(DatabaseUrl url, SQLException e, String reason, String message,
            String hint) {
        return new ConnectionFault(ProblemCode.CONNECTION_FAILED, url, reason, true, message, hint, e);
    }
}
