package dev.retort.dialect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who works on a database, as the lock and the log name them.
 *
 * @param user the operating system's name
 * @param host where
 */
public record Actor(String user, String host) {

    private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /** Whoever runs this process. */
    public static Actor here() {
        return new Actor(System.getProperty("user.name", "unknown"), hostName());
    }

    // The system's file first: a name server that does not answer makes InetAddress wait for seconds.
    private static String hostName() {
        try {
            return Files.isReadable(LINUX_HOST_NAME)
                    ? Files.readString(LINUX_HOST_NAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        } catch (IOException e) {
            return "unknown";
        }
    }

    @Override
    public String toString() {
        return user + "@" + host;
    }
}
