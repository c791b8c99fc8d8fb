package dev.retort.project;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.BackupPolicy;
import dev.retort.connect.SessionSettings;
import dev.retort.connect.SettingsFile;
import dev.retort.connect.SettingsTable;
import dev.retort.connect.Spelling;
import dev.retort.problem.RetortException;

/**
 * Reads {@code retort.toml}. Strict: a key that means nothing, a value of the wrong type and settings that contradict
 * each other are {@code invalid-settings} with file and line. The database's URL is kept as it is written; it is
 * expanded when a database is chosen, so that a missing variable does not keep anyone from looking at the graph.
 */
public final class ProjectReader {

    private static final Set<String> FILE_NAME_TOKENS = Set.of("rev", "slug", "year", "month", "day", "hour", "minute",
            "second", "epoch");
    private static final Pattern TOKEN = Pattern.compile("\\{([^{}]*)}");

    private final Map<String, String> environment;

    /** @param environment the process's environment variables, for {@code ${NAME}} */
    public ProjectReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads the project of a folder: its {@code retort.toml}, or that of the nearest folder above.
     *
     * @param place a folder, or the settings file itself
     * @throws RetortException {@code invalid-settings}
     */
    public Project read(Path place) {
        Path file = ProjectFinder.find(place);
        Path folder = Objects.requireNonNull(file.getParent());
        String shownAs = String.valueOf(file.getFileName());
        SettingsTable root = SettingsFile.read(file, shownAs);
        root.allowOnly(Set.of("versions", "format", "file-name", "database", "log", "target", "backup", "alembic"));
        if (!root.has("versions")) {
            ProjectFinder.refuseAlembic(folder);
        }
        Variables variables = new Variables(environment, folder);
        return new Reading(root.expanding(variables::expand), folder, SettingsFile.parse("", shownAs)).project(file);
    }

    /** One reading of one file. */
    private record Reading(SettingsTable root, Path folder, SettingsTable nothing) {

        Project project(Path file) {
            SettingsTable database = table("database");
            database.allowOnly(Set.of("url", "migration-url", "role", "search-path", "version-table",
                    "version-table-schema", "transaction", "lock-timeout", "statement-timeout", "wait"));
            SettingsTable log = table("log");
            log.allowOnly(Set.of("schema"));
            checkFormat();
            LaterSettings.check(table("target"), table("alembic"));
            return new Project(folder, name(), file, versionFolders(), fileName(),
                    nonEmpty(database, "version-table", "alembic_version"),
                    database.string("version-table-schema").orElse(""),
                    transactions(database), session(database), log.string("schema").orElse("retort"), backupPolicy(),
                    backupFolder(), new DatabaseSource(url(database, "url"), url(database, "migration-url")));
        }

        private String name() {
            Path last = folder.getFileName();
            return last == null ? folder.toString() : last.toString();
        }

        private SettingsTable table(String name) {
            return root.table(name).orElse(nothing);
        }

        private void checkFormat() {
            if (root.choice("format", List.of("sql", "alembic")).orElse("sql").equals("alembic")) {
                throw root.wrong("format", "format = \"alembic\" is not written by this version.")
                        .hint("Leave format out, or set it to \"sql\".");
            }
        }

        private List<Path> versionFolders() {
            List<String> named = root.strings("versions").orElse(List.of("versions"));
            if (named.isEmpty()) {
                throw root.wrong("versions", "versions names no folder.").hint("Write versions = [\"versions\"].");
            }
            List<Path> folders = new ArrayList<>();
            for (String text : named) {
                Path found = placed(root, "versions", text);
                for (int i = 0; i < folders.size(); i++) {
                    // A folder is read with everything below it, so each file would be read twice.
                    if (found.startsWith(folders.get(i)) || folders.get(i).startsWith(found)) {
                        throw root.wrong("versions", "versions names \"" + named.get(i) + "\" and \"" + text
                                + "\", and one holds the other.")
                                .hint("Folders are read with those below them; name one.");
                    }
                }
                folders.add(found);
            }
            return folders;
        }

        private String fileName() {
            String pattern = root.string("file-name").orElse("{rev}_{slug}");
            Matcher token = TOKEN.matcher(pattern);
            boolean unique = false;
            while (token.find()) {
                String name = token.group(1);
                unique |= name.equals("rev");
                if (!FILE_NAME_TOKENS.contains(name)) {
                    throw root.wrong("file-name", "file-name has {" + name + "}, which stands for nothing.")
                            .hint(Spelling.closest(name, FILE_NAME_TOKENS).map(guess -> "Did you mean {" + guess + "}?")
                                    .orElse("There are: {"
                                            + String.join("} {", FILE_NAME_TOKENS.stream().sorted().toList()) + "}."));
                }
            }
            if (!unique) {
                throw root.wrong("file-name", "file-name has no {rev}, so two files could want the same name.")
                        .hint("Write file-name = \"{rev}_{slug}\".");
            }
            return pattern;
        }

        private static TransactionScope transactions(SettingsTable database) {
            String word = database.choice("transaction", List.of("per-migration", "all")).orElse("per-migration");
            return word.equals("all") ? TransactionScope.ALL : TransactionScope.PER_MIGRATION;
        }

        private static SessionSettings session(SettingsTable database) {
            return new SessionSettings(database.string("role").orElse(""), database.string("search-path").orElse(""),
                    database.duration("lock-timeout").orElse(Project.DEFAULT_LOCK_TIMEOUT),
                    database.duration("statement-timeout").orElse(Duration.ZERO),
                    database.duration("wait").orElse(Duration.ZERO));
        }

        private BackupPolicy backupPolicy() {
            SettingsTable backup = table("backup");
            backup.allowOnly(Set.of("policy", "command", "directory"));
            boolean command = backup.strings("command").filter(words -> !words.isEmpty()).isPresent();
            String policy = backup.choice("policy", List.of("ask", "full", "tables", "none", "external")).orElse("ask");
            if (command && backup.has("policy") && !policy.equals("external")) {
                throw backup
                        .wrong("command",
                                "backup.command and backup.policy = \"" + policy + "\" contradict each other.")
                        .hint("A command is for policy = \"external\"; leave one of them out.");
            }
            return switch (policy) {
                case "ask" -> BackupPolicy.ASK;
                case "full" -> BackupPolicy.FULL;
                case "none" -> BackupPolicy.NONE;
                // To go on without the backup a person counts on would be worse than to stop.
                default -> throw backup.wrong("policy", "backup.policy = \"" + policy + "\" is not in this version.")
                        .hint("Use ask, full or none.");
            };
        }

        private String backupFolder() {
            SettingsTable backup = table("backup");
            String directory = backup.string("directory").orElse("");
            return directory.isEmpty() ? "" : placed(backup, "directory", directory).toString();
        }

        private static @Nullable UrlSetting url(SettingsTable database, String key) {
            return database.written(key).filter(text -> !text.isBlank())
                    .map(text -> new UrlSetting(database.name(key), text, database.position(key))).orElse(null);
        }

        private Path placed(SettingsTable table, String key, String text) {
            try {
                return folder.resolve(text).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw table.wrong(key, table.name(key) + " is no possible path: " + e.getReason() + ".");
            }
        }

        private static String nonEmpty(SettingsTable table, String key, String otherwise) {
            String text = table.string(key).orElse(otherwise);
            if (text.isBlank()) {
                throw table.wrong(key, table.name(key) + " is empty.").hint("Leave it out for " + otherwise + ".");
            }
            return text;
        }
    }
}
