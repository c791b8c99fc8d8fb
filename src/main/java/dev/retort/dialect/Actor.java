package dev.retort.dialect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who is at work, and on which machine, as the server, the lock and the log name them.
 *
 * @param user login name
 * @param host the machine's name, without its domain
 */
public record Actor(String user, String host) {

    private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /** Whoever runs this process, on the machine that its environment or else the system names. */
    public static Actor ofThisProcess(Map<String, String> environment) {
        String host = environment.getOrDefault("COMPUTERNAME", environment.getOrDefault("HOSTNAME", ""));
        return new Actor(System.getProperty("user.name", "unknown"),
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
    @Override
    public String toString() {
        return user + "@" + host;
    }
}
