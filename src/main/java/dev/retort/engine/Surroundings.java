package dev.retort.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

import dev.retort.connect.Database;
import dev.retort.connect.PasswordPrompt;
import dev.retort.connect.UserFolders;
import dev.retort.dialect.Actor;
import dev.retort.run.LogPlace;
import dev.retort.run.RunSettings;

/**
 * What the engine needs of the world around it, handed in so that tests can choose it.
 *
 * @param environment the process's environment variables
 * @param workingFolder relative paths on the command line start here
 * @param home the user's home folder
 * @param folders where profiles, backups and logs are kept
 * @param clock the time
 * @param actor who runs this, and where
 * @param passwords asks a person for a password
 * @param nanos counts nanoseconds, for how long a run takes
 */
public record Surroundings(Map<String, String> environment, Path workingFolder, Path home, UserFolders folders,
        Clock clock, Actor actor, PasswordPrompt passwords, LongSupplier nanos) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** With the system's own count of nanoseconds. */
    public Surroundings(Map<String, String> environment, Path workingFolder, Path home, UserFolders folders,
            Clock clock, Actor actor, PasswordPrompt passwords) {
        this(environment, workingFolder, home, folders, clock, actor, passwords, System::nanoTime);
    }

    /** Those of this process. */
    public static Surroundings ofThisProcess(PasswordPrompt passwords) {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("user.home", ""));
        return new Surroundings(environment, Path.of("").toAbsolutePath(), home,
                UserFolders.of(environment, System.getProperty("os.name", ""), home), Clock.systemUTC(),
                Actor.ofThisProcess(environment), passwords);
    }

    /** Where the migration log of a project is, or would be. */
    LogPlace logPlace(OpenProject project) {
        return new LogPlace(project.project().logSchema(), folders.state());
    }

    /**
     * How whatever writes to a project's database goes about it.
     *
     * @param lockWait how long to wait for a run of somebody else
     */
    RunSettings runSettings(OpenProject project, Database database, Duration lockWait, LogPlace log) {
        return new RunSettings(Databases.versionTable(project.project()), database.session().lockTimeout(),
                database.session().statementTimeout(), lockWait, log, actor, clock, nanos);
    }
}
