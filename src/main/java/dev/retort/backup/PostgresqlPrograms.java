package dev.retort.backup;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.problem.RetortException;

/**
 * {@code pg_dump} and {@code pg_restore} of one installation.
 *
 * @param folder they are in
 * @param major their major version
 * @param version in full, such as {@code pg_dump 15.18}
 */
record PostgresqlPrograms(Path folder, int major, String version) {

    /** Names the one folder to look in, before all others. */
    static final String FOLDER_VARIABLE = "RETORT_PG_BIN";

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)\\S*)");
    private static final int PATIENCE_SECONDS = 10;

    /** Where installers put them: Debian, Red Hat, from source, Homebrew, Postgres.app, EnterpriseDB's for Windows. */
    private static final List<String> USUAL_PLACES = List.of("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin",
            "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql@*/bin", "/opt/homebrew/opt/libpq/bin",
            "/usr/local/opt/postgresql@*/bin", "/usr/local/opt/libpq/bin",
            "/Applications/Postgres.app/Contents/Versions/*/bin", "C:/Program Files/PostgreSQL/*/bin");

    Path dump() {
        return program(folder, "pg_dump");
    }

    Path restore() {
        return program(folder, "pg_restore");
    }

    /** Whether both are there. */
    boolean exist() {
        return Files.isExecutable(dump()) && Files.isExecutable(restore());
    }

    /**
     * The installation that fits a server best: of its own major version, else the oldest that is newer.
     *
     * @throws RetortException {@code backup-failed} where there is none
     */
    static PostgresqlPrograms find(Map<String, String> environment, int serverMajor) {
        return find(environment, USUAL_PLACES, serverMajor);
    }

    static PostgresqlPrograms find(Map<String, String> environment, List<String> usualPlaces, int serverMajor) {
        List<PostgresqlPrograms> found = new ArrayList<>();
        for (Path folder : folders(environment, usualPlaces)) {
            if (new PostgresqlPrograms(folder, 0, "").exist()) {
                ask(folder, environment).ifPresent(found::add);
            }
            if (!found.isEmpty() && found.getLast().major == serverMajor) {
                return found.getLast();
            }
        }
        return found.stream().filter(programs -> programs.major >= serverMajor)
                .min(Comparator.comparingInt(PostgresqlPrograms::major))
                .orElseThrow(() -> none(found, serverMajor));
    }

    private static RetortException none(List<PostgresqlPrograms> found, int serverMajor) {
        String hint = "Install the client programs of PostgreSQL " + serverMajor
                + " or newer, such as Debian's postgresql-client, or name their folder in " + FOLDER_VARIABLE + ".";
        Optional<PostgresqlPrograms> newest = found.stream().max(Comparator.comparingInt(PostgresqlPrograms::major));
        return newest
                .map(old -> Backups.failed("The pg_dump found, " + old.dump() + ", is of version " + old.major
                        + " and cannot dump a server of version " + serverMajor + "."))
                .orElseGet(() -> Backups
                        .failed("There is no pg_dump on this machine, which a backup of PostgreSQL needs."))
                .hint(hint).data("server_major", serverMajor);
    }

    private static Set<Path> folders(Map<String, String> environment, List<String> usualPlaces) {
        String own = environment.getOrDefault(FOLDER_VARIABLE, "");
        if (!own.isEmpty()) {
            return Set.of(Path.of(own));
        }
        Set<Path> folders = new LinkedHashSet<>();
        for (String entry : environment.getOrDefault("PATH", environment.getOrDefault("Path", ""))
                .split(Pattern.quote(File.pathSeparator))) {
            if (!entry.isBlank() && Path.of(entry).isAbsolute()) {
                folders.add(real(Path.of(entry)));
            }
        }
        usualPlaces.forEach(place -> matching(place).forEach(folder -> folders.add(real(folder))));
        return folders;
    }

    /** On many systems {@code /bin} is {@code /usr/bin}. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException _) {
            return folder;
        }
    }

    /** The folders a pattern with at most one {@code *}, inside one name, stands for. */
    private static List<Path> matching(String place) {
        int star = place.indexOf('*');
        if (star < 0) {
            return List.of(Path.of(place));
        }
        int begin = place.lastIndexOf('/', star);
        int end = place.indexOf('/', star);
        Path parent = Path.of(place.substring(0, begin));
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(parent, place.substring(begin + 1, end))) {
                versions.forEach(version -> folders.add(version.resolve(place.substring(end + 1))));
            } catch (IOException _) {
                return List.of();
            }
        }
        return folders;
    }

    private static Optional<PostgresqlPrograms> ask(Path folder, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(program(folder, "pg_dump").toString(), "--version")
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readNBytes(200), StandardCharsets.UTF_8).strip();
            Matcher version = VERSION.matcher(answer);
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && version.find()) {
                return Optional.of(new PostgresqlPrograms(folder, Integer.parseInt(version.group(2)),
                        "pg_dump " + version.group(1)));
            }
            process.destroyForcibly();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static Path program(Path folder, String name) {
        boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return folder.resolve(windows ? name + ".exe" : name);
    }
}
