package dev.retort.project;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.SettingsTable;

/**
 * The {@code [target]} table of a project's settings.
 *
 * @param source null where nothing says what the schema should be
 * @param scratch a database to try DDL in; null for a place beside the one that is compared
 */
public record TargetSettings(@Nullable TargetSource source, @Nullable UrlSetting scratch) {

    private static final List<String> SOURCES = List.of("sql", "entities", "models", "profile", "command");

    /**
     * Reads and checks it.
     *
     * @param alembic whether the project has an {@code env.py}, whose models are the target where nothing else is said
     */
    static TargetSettings read(SettingsTable target, Path folder, boolean alembic) {
        target.allowOnly(Set.of("sql", "entities", "models", "command", "profile", "scratch", "naming"));
        List<String> given = SOURCES.stream().filter(target::has).toList();
        if (given.size() > 1) {
            throw target.wrong(given.get(1), "target." + given.get(0) + " and target." + given.get(1)
                    + " both say what the schema should be.").hint("Keep one of them.");
        }
        TargetSource.Naming naming = target.choice("naming", List.of("spring", "jpa")).filter("jpa"::equals)
                .map(_ -> TargetSource.Naming.JPA).orElse(TargetSource.Naming.SPRING);
        UrlSetting scratch = target.string("scratch").filter(text -> !text.isBlank()).flatMap(_ -> target
                .written("scratch"))
                .map(text -> new UrlSetting(target.name("scratch"), text, target.position("scratch"))).orElse(null);
        return new TargetSettings(source(target, given, folder, naming, alembic), scratch);
    }

    private static @Nullable TargetSource source(SettingsTable target, List<String> given, Path folder,
            TargetSource.Naming naming, boolean alembic) {
        if (given.isEmpty()) {
            return alembic ? new TargetSource.Models("") : null;
        }
        String key = given.getFirst();
        if (key.equals("command")) {
            List<String> command = target.strings("command").orElse(List.of());
            if (command.isEmpty() || command.getFirst().isBlank()) {
                throw target.wrong("command", "target.command names no program.")
                        .hint("Write command = [\"python\", \"dump_ddl.py\"].");
            }
            return new TargetSource.Program(command);
        }
        String text = target.string(key).orElse("");
        if (text.isBlank()) {
            throw target.wrong(key, target.name(key) + " is empty.").hint("Leave it out, or say what it should be.");
        }
        return switch (key) {
            case "sql" -> new TargetSource.SqlFiles(placed(target, key, folder, text), text);
            case "entities" -> new TargetSource.Entities(placed(target, key, folder, text), text, naming);
            case "models" -> new TargetSource.Models(text);
            default -> new TargetSource.OtherDatabase(text);
        };
    }

    private static Path placed(SettingsTable target, String key, Path folder, String text) {
        try {
            return folder.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw target.wrong(key, target.name(key) + " is no possible path: " + e.getReason() + ".");
        }
    }
}
