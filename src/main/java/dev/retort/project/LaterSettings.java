package dev.retort.project;

import java.util.List;
import java.util.Set;

import dev.retort.connect.SettingsTable;

/** Checks the tables that say what a schema should be and how to run Alembic, so that a mistake in them shows early. */
final class LaterSettings {

    private static final List<String> TARGETS = List.of("sql", "entities", "models", "profile", "command");

    private LaterSettings() {}

    static void check(SettingsTable target, SettingsTable alembic) {
        target.allowOnly(Set.of("sql", "entities", "models", "command", "profile", "scratch", "naming"));
        List.of("sql", "entities", "models", "profile", "scratch").forEach(target::string);
        target.strings("command");
        target.choice("naming", List.of("spring", "jpa"));
        List<String> given = TARGETS.stream().filter(target::has).toList();
        if (given.size() > 1) {
            throw target.wrong(given.get(1), "target." + given.get(0) + " and target." + given.get(1)
                    + " both say what the schema should be.").hint("Keep one of them.");
        }
        alembic.allowOnly(Set.of("command"));
        alembic.strings("command");
    }
}
