package dev.retort.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * PostgreSQL's password file, one {@code host:port:database:user:password} a line. Matches and unescapes as libpq's
 * {@code passwordFromFile} does. Source: PostgreSQL manual, 34.16.
 */
final class PassFile {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private final Path file;

    PassFile(Path file) {
        this.file = file;
    }

    /** The password of the first line that fits; empty where none does or the file may not be used. */
    Optional<Secret> find(DatabaseUrl url, Consumer<String> notes) {
        String own = url.options().get("passfile");
        Path read = own == null ? file : Path.of(own);
        if (!Files.isRegularFile(read)) {
            return Optional.empty();
        }
        try {
            if (othersMayRead(read)) {
                notes.accept("The password file " + read
                        + " is not used, because others may read it; chmod 0600 mends that.");
                return Optional.empty();
            }
            return find(Files.readAllLines(read, StandardCharsets.ISO_8859_1), url);
        } catch (IOException e) {
            notes.accept("The password file " + read + " cannot be read.");
            return Optional.empty();
        }
    }

    private static Optional<Secret> find(List<String> lines, DatabaseUrl url) {
        String user = url.user().isEmpty() ? System.getProperty("user.name", "") : url.user();
        String host = url.host().startsWith("/") ? "localhost" : url.hostOrDefault();
        for (String bytes : lines) {
            // Read as bytes and taken as UTF-8 a line at a time, so that one bad line does not hide the others.
            String line = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            if (line.startsWith("#")) {
                continue;
            }
            int at = 0;
            for (String wanted : List.of(host, String.valueOf(url.portOrDefault()), url.database(), user)) {
                at = at < 0 ? at : afterMatch(line, at, wanted);
            }
            if (at >= 0) {
                return Optional.of(new Secret(unescape(line, at)));
            }
        }
        return Optional.empty();
    }

    /** Where the next field starts if this one is {@code *} or {@code wanted}; -1 if it is neither. */
    private static int afterMatch(String line, int start, String wanted) {
        if (line.startsWith("*:", start)) {
            return start + 2;
        }
        int matched = 0;
        for (int at = start; at < line.length(); at++) {
            if (line.charAt(at) == ':' && matched == wanted.length()) {
                return at + 1;
            }
            if (line.charAt(at) == '\\') {
                at++;
            }
            if (at >= line.length() || matched >= wanted.length() || line.charAt(at) != wanted.charAt(matched)) {
                return -1;
            }
            matched++;
        }
        return -1;
    }

    private static String unescape(String line, int start) {
        StringBuilder password = new StringBuilder();
        for (int at = start; at < line.length() && line.charAt(at) != ':'; at++) {
            if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                at++;
            }
            password.append(line.charAt(at));
        }
        return password.toString();
    }

    private static boolean othersMayRead(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    }
}
