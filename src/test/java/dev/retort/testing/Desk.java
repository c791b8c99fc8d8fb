package dev.retort.testing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import dev.retort.connect.PasswordPrompt;
import dev.retort.connect.UserFolders;
import dev.retort.dialect.Actor;
import dev.retort.engine.Surroundings;

/** The surroundings of a person who has nothing but one folder, and whom nothing is asked. */
public final class Desk {

    private Desk() {}

    /** Works in the folder, without any environment variable. */
    public static Surroundings in(Path folder) {
        return in(folder, folder, Map.of());
    }

    /** @param workingFolder relative paths start here; a person's own files are below {@code folder} all the same */
    public static Surroundings in(Path folder, Path workingFolder, Map<String, String> environment) {
        return new Surroundings(environment, workingFolder, folder, folders(folder), Clock.systemUTC(),
                new Actor("ada", "desk"), PasswordPrompt.NOBODY);
    }

    /** Where that person's settings, backups and logs are. */
    public static UserFolders folders(Path folder) {
        return new UserFolders(folder.resolve("config"), folder.resolve("data"), folder.resolve("state"));
    }
}
