package dev.retort.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Who is at work, and on which machine; the server, the log and the lock show it to others.
 *
 * @param user login name
 * @param host the machine's name, without its domain
 */
public record Client(String user, String host) {

    /** PostgreSQL cuts an application name off after this many bytes. */
    private static final int LONGEST_NAME = 63;
    private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /** This process's user and machine. */
    public static Client ofThisProcess(Map<String, String> environment) {
        String host = environment.getOrDefault("COMPUTERNAME", environment.getOrDefault("HOSTNAME", ""));
        return new Client(System.getProperty("user.name", "unknown"),
                (host.isEmpty() ? hostOfSystem() : host).replaceFirst("\\..*", ""));
    }

    /** The network is asked only where the system does not tell its name: the answer can take seconds. */
    private static String hostOfSystem() {
        try {
            return Files.readString(LINUX_HOST_NAME).strip();
        } catch (IOException e) {
            return hostOfNetwork();
        }
    }

    private static String hostOfNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    /** {@code user@host}. */
    public String text() {
        return user + "@" + host;
    }

    /**
     * The name other sessions see in {@code pg_stat_activity}: {@code retort user@host since=2026-11-21T10:15:00Z}, in
     * ASCII, as the server would make it, and at most 63 bytes; of a long {@code user@host} the end is left out.
     */
    public String applicationName(Instant since) {
        String end = " since=" + since.truncatedTo(ChronoUnit.SECONDS);
        String who = new String(text().getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
                .replaceAll("[^!-~]", "?");
        String beginning = "retort " + who;
        int room = LONGEST_NAME - end.length();
        return (beginning.length() > room ? beginning.substring(0, room) : beginning) + end;
    }
}
