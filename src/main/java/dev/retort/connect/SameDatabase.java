package dev.retort.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import dev.retort.sql.DialectName;

/** Whether two URLs reach the same database, however they spell it. */
final class SameDatabase {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "0:0:0:0:0:0:0:1");

    private SameDatabase() {}

    /**
     * Same server, port and database, or the same file. Host names that differ are looked up, so that a bare address
     * does not slip past the guard of a name; who logs in makes no difference.
     */
    static boolean reachedBy(DatabaseUrl a, DatabaseUrl b) {
        if (a.dialect() != b.dialect()) {
            return false;
        }
        if (a.dialect() == DialectName.SQLITE) {
            return sameFile(a, b);
        }
        return a.portOrDefault() == b.portOrDefault() && a.database().equals(b.database())
                && sameHost(host(a), host(b));
    }

    private static boolean sameFile(DatabaseUrl a, DatabaseUrl b) {
        if (a.inMemory() || b.inMemory()) {
            return false;
        }
        Path one = Path.of(a.database());
        Path other = Path.of(b.database());
        try {
            return one.equals(other) || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
        } catch (IOException e) {
            return false;
        }
    }

    private static String host(DatabaseUrl url) {
        if (url.host().startsWith("/")) {
            return "localhost";
        }
        String host = url.hostOrDefault().toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static boolean sameHost(String a, String b) {
        if (a.equals(b) || (THIS_MACHINE.contains(a) && THIS_MACHINE.contains(b))) {
            return true;
        }
        Set<InetAddress> shared = new HashSet<>(addresses(a));
        shared.retainAll(addresses(b));
        return !shared.isEmpty();
    }

    private static Set<InetAddress> addresses(String host) {
        try {
            return new HashSet<>(Arrays.asList(InetAddress.getAllByName(host)));
        } catch (UnknownHostException e) {
            return Set.of();
        }
    }
}
