package dev.retort.project;

import java.io.IOException;
import java.nio.file.Files;
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

import dev.retort.alembic.env.EnvHints;
import dev.retort.alembic.env.EnvHintsReader;
import dev.retort.alembic.settings.AlembicSettings;
import dev.retort.alembic.settings.AlembicSettingsReader;
import dev.retort.connect.BackupPolicy;
import dev.retort.connect.SessionSettings;
import dev.retort.connect.SettingsFile;
import dev.retort.connect.SettingsTable;
import dev.retort.connect.SpellingSuggestion;
import dev.retort.problem.RetortException;

/**
 * Reads the settings of a project. {@code retort.toml} strictly: a key that means nothing, a value of the wrong type and settings that contradict
 * each other are {@code invalid-settings} with file and line. The database's URL is kept as it is written; it is
 * expanded when a database is chosen, so that a missing variable does not keep anyone from looking at the graph.
 */
public final class ProjectReader {

    private static final Set<String> FILE_NAME_TOKENS = Set.of("rev", "slug", "year", "month", "day", "hour", "minute",
            "second", "epoch");
    private static final Pattern TOKEN = Pattern.compile("\\{([^{}]*)}");

    private final Map<String, String> environment;
    private final Path workingFolder;

    /** @param environment the process's environment variables, for {@code ${NAME}} */
    public ProjectReader(Map<String, String> environment) {
        this(environment, Path.of(""));
    }

    /** @param workingFolder where relative paths in an {@code alembic.ini} may start */
    public ProjectReader(Map<String, String> environment, Path workingFolder) {
        this.environment = Map.copyOf(environment);
        this.workingFolder = workingFolder;
    }

    /**
     * Reads the project of a folder, or of the nearest folder above: its {@code retort.toml}, or the settings of Alembic,
     * or both.
     *
     * @param place a folder, or a settings file itself
     * @throws RetortException {@code invalid-settings}
     */
    public Project read(Path place) {
        return read(place, AlembicSettingsReader.DEFAULT_SECTION);
    }

    /** As {@link #read(Path)}, with the section of an {@code alembic.ini} that a person names. */
    public Project read(Path place, String section) {
        ProjectFinder.Found found = ProjectFinder.find(place);
        SettingsTable nothing = SettingsFile.parse("", ProjectFinder.SETTINGS);
        SettingsTable written = found.retort() == null
                ? nothing
                : SettingsFile.read(found.retort(), String.valueOf(found.retort().getFileName()));
        written.allowOnly(Set.of("versions", "format", "file-name", "database", "log", "target", "backup", "alembic"));
        Variables variables = new Variables(environment, found.folder());
        SettingsTable root = written.expanding(variables::expand);
        AlembicProject alembic = isAlembic(root, found) ? alembic(root, found, section) : null;
        return new Reading(root, found.folder(), nothing, alembic).project(found.named());
    }

    /** A {@code retort.toml} that names folders of its own is a project of SQL files, whatever stands beside it. */
    private static boolean isAlembic(SettingsTable root, ProjectFinder.Found found) {
        String format = root.choice("format", List.of("sql", "alembic")).orElse("");
        if (format.equals("alembic") && found.alembic() == null) {
            throw root.wrong("format", "format = \"alembic\" needs an alembic.ini beside this file.")
                    .hint("retort init --format alembic makes a project with one.");
        }
        if (found.alembic() == null || root.has("versions") && !format.equals("alembic")) {
            return false;
        }
        if (format.equals("sql")) {
            throw root.wrong("format", "Alembic would not load SQL files in its versions folder.")
                    .hint("Leave format out, or name other folders under versions.");
        }
        for (String key : List.of("versions", "file-name")) {
            if (root.has(key)) {
                throw root.wrong(key, key + " is for SQL files.").hint("In an Alembic project "
                        + (key.equals("versions") ? "version_locations" : "file_template") + " in "
                        + found.alembic().getFileName() + " says it.");
            }
        }
        return true;
    }

    private AlembicProject alembic(SettingsTable root, ProjectFinder.Found found, String section) {
        AlembicSettings settings = new AlembicSettingsReader(workingFolder.toAbsolutePath())
                .read(Objects.requireNonNull(found.alembic()), section);
        List<String> command = root.table("alembic").flatMap(table -> table.strings("command")).orElse(List.of());
        return new AlembicProject(settings, hints(settings.envScript()), command);
    }

    private static EnvHints hints(Path script) {
        try {
            return EnvHintsReader.read(Files.readString(script));
        } catch (IOException _) {
            // Not there, or not in UTF-8: nothing is known of it then.
            return EnvHints.UNREADABLE;
        }
    }

    /** One reading of one file. */
    private record Reading(SettingsTable root, Path folder, SettingsTable nothing, @Nullable AlembicProject alembic) {

        Project project(Path file) {
            SettingsTable database = table("database");
            database.allowOnly(Set.of("url", "migration-url", "role", "search-path", "version-table",
                    "version-table-schema", "transaction", "lock-timeout", "statement-timeout", "wait"));
            SettingsTable log = table("log");
            log.allowOnly(Set.of("schema"));
            table("alembic").allowOnly(Set.of("command"));
            table("alembic").strings("command");
            return new Project(folder, name(), file, versionFolders(), fileName(),
                    nonEmpty(database, "version-table", hint("version_table", "alembic_version")),
                    database.string("version-table-schema").orElse(hint("version_table_schema", "")),
                    transactions(database), session(database), logSchema(log), backupPolicy(), backupFolder(),
                    new DatabaseSource(url(database, "url"), url(database, "migration-url")), alembic,
                    TargetSettings.read(table("target"), folder, alembic != null));
        }

        private String hint(String option, String otherwise) {
            return alembic == null ? otherwise : alembic.hints().text(option).orElse(otherwise);
        }

        /** A schema of Retort's own is what autogenerate would drop again where it looks at all of them. */
        private String logSchema(SettingsTable log) {
            boolean hidden = alembic != null && alembic.hints().mayIncludeSchemas();
            return log.string("schema").orElse(hidden ? "" : "retort");
        }

        private String name() {
            Path last = folder.getFileName();
            return last == null ? folder.toString() : last.toString();
        }

        private SettingsTable table(String name) {
            return root.table(name).orElse(nothing);
        }

        private List<Path> versionFolders() {
            if (alembic != null) {
                return alembic.settings().versions().folders();
            }
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
                            .hint(SpellingSuggestion.closest(name, FILE_NAME_TOKENS)
                                    .map(guess -> "Did you mean {" + guess + "}?")
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

        /** Alembic runs all steps in one transaction unless its env.py says otherwise. */
        private TransactionScope transactions(SettingsTable database) {
            boolean all = alembic != null && !alembic.hints().isOn("transaction_per_migration");
            String word = database.choice("transaction", List.of("per-migration", "all"))
                    .orElse(all ? "all" : "per-migration");
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
