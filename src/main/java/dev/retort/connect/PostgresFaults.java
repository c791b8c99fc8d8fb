package dev.retort.connect;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;

import org.postgresql.util.GT;

import dev.retort.connect.wire.PostgresSockets;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * Says what a refused connection means. Goes by SQLSTATE (PostgreSQL manual, appendix A) and by the kind of exception
 * behind it; where the driver gives neither, by its message in the language it wrote it in.
 */
final class PostgresFaults {

    private final Database database;
    private final DatabaseUrl url;
    private final SQLException thrown;
    private final String server;
    private final String user;

    PostgresFaults(Database database, SQLException thrown) {
        this.database = database;
        this.url = database.url();
        this.thrown = thrown;
        this.server = "PostgreSQL at " + url.address();
        this.user = url.user().isEmpty() ? System.getProperty("user.name", "") : url.user();
    }

    /** Of a login that did not succeed. */
    RetortException ofConnecting() {
        return switch (String.valueOf(thrown.getSQLState())) {
            case "28P01" -> url.password() == null
                    ? passwordNeeded()
                    : fault("wrong-password", server + " refuses the password of \"" + user + "\".",
                            "Check user name and password.");
            case "28000" -> ofAuthorization();
            case "3D000" -> fault("unknown-database",
                    "The server at " + url.address() + " has no database \"" + url.database() + "\".",
                    "Create it first: createdb -h " + url.hostOrDefault() + " -p " + url.portOrDefault() + " -U " + user
                            + " " + url.database());
            case "42501" -> fault("permission-denied",
                    server + " does not let \"" + user + "\" into the database \"" + url.database() + "\".",
                    "The role needs the CONNECT privilege on it.");
            case "53300" -> fault("too-many-connections",
                    server + " has no connection left for \"" + user + "\": " + reply(),
                    "Close other sessions, or raise max_connections or the limit of the role or the database.");
            case "57P03" -> passing("starting-up", server + " is not ready: " + reply(),
                    "Try again in a moment; the setting wait does so by itself.");
            default -> ofCause();
        };
    }

    /** Of settings that the server refused after the login. */
    RetortException ofSettingUp() {
        SessionSettings session = database.session();
        if (!session.role().isEmpty() && reply().contains("role")) {
            return fault("role",
                    server + " does not let \"" + user + "\" take the role \"" + session.role() + "\": " + reply(),
                    "Check the setting role, and GRANT the role to the user.");
        }
        return fault("session-settings", server + " refuses the session's settings: " + reply(),
                "Check role, search-path, lock-timeout and statement-timeout.");
    }

    private RetortException ofAuthorization() {
        if (reply().contains("no encryption") || reply().contains("SSL off")) {
            return fault("tls-required", server + " refuses \"" + user + "\" without TLS: " + reply(),
                    "Set the SSL mode to require (?sslmode=require), or let the host in by pg_hba.conf.");
        }
        return fault("not-authorized", server + " refuses \"" + user + "\": " + reply(),
                "Check the user name, and whether pg_hba.conf lets it in from this machine.");
    }

    private RetortException ofCause() {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException _ -> {
                    return passing("unknown-host", "There is no host \"" + url.hostOrDefault() + "\".",
                            "Check the spelling, and whether this machine is on the network that knows it.");
                }
                case SocketTimeoutException _,NoRouteToHostException _ -> {
                    return silent();
                }
                case ConnectException _ -> {
                    return url.host().startsWith("/")
                            ? noSocket()
                            : passing("unreachable",
                                    "Nothing listens at " + url.address() + ".",
                                    "Check host and port, and whether the server runs.");
                }
                default -> {}
            }
        }
        return new PostgresTls(url).of(thrown).orElseGet(this::ofDriver);
    }

    private ConnectionFault ofDriver() {
        if (says("Connection attempt timed out.")) {
            return silent();
        }
        if (says("The server requested SCRAM-based authentication, but the password is an empty string.")) {
            return passwordNeeded();
        }
        String wanted = url.options().get("target_session_attrs");
        if (wanted != null
                && reply().startsWith(GT.tr("Could not find a server with specified targetServerType: {0}", ""))) {
            return fault("wrong-server-type", "The server at " + url.address() + " is not what target_session_attrs="
                    + wanted + " asks for.",
                    "Connect to another server of the group, or leave target_session_attrs out.");
        }
        String message = "No connection to " + url.place() + " as \"" + user + "\": " + reply();
        String hint = "Check host, port and database, and that a PostgreSQL server is there.";
        // Broken while it was being made: a server that stops or starts does that.
        boolean broken = "08006".equals(thrown.getSQLState()) || "57P01".equals(thrown.getSQLState());
        return broken ? passing("broken", message, hint) : fault("other", message, hint);
    }

    private ConnectionFault noSocket() {
        return passing("unreachable",
                "No server answers at the Unix socket "
                        + PostgresSockets.file(url.host(), url.portOrDefault()) + ".",
                "Check the folder and the port, whether the server runs, and whether you may open its socket.");
    }

    private ConnectionFault silent() {
        return passing("unreachable", "No answer from " + url.address() + ".",
                "Check host and port, and whether a firewall or a VPN stands in between.");
    }

    private ConnectionFault passwordNeeded() {
        return fault("password-needed", server + " asks for the password of \"" + user + "\", and none is known.",
                "Set " + passwordVariables() + ", or add a line to .pgpass." + (url.host().isEmpty()
                        ? " The server's Unix socket may want none: ?host=/var/run/postgresql."
                        : ""));
    }

    /** A profile has a variable of its own for its password. */
    private String passwordVariables() {
        Profile profile = database.profile();
        return profile == null ? "PGPASSWORD" : Passwords.variableOf(profile.name()) + " or PGPASSWORD";
    }

    private boolean says(String message) {
        return GT.tr(message).equals(thrown.getMessage());
    }

    /** The server's own words, on one line. */
    private String reply() {
        return String.valueOf(thrown.getMessage()).strip().replaceFirst("^[A-Z]+: ", "").replaceAll("\\s*\\R\\s*", " ");
    }

    private ConnectionFault fault(String reason, String message, String hint) {
        return new ConnectionFault(ProblemCode.CONNECTION_FAILED, url, reason, false, message, hint, thrown);
    }

    private ConnectionFault passing(String reason, String message, String hint) {
        return new ConnectionFault(ProblemCode.CONNECTION_FAILED, url, reason, true, message, hint, thrown);
    }
}
