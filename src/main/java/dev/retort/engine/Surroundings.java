package dev.retort.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import dev.retort.connect.Secret;

/**
 * What the engine needs of the world around it, handed in so that tests can choose it.
 *
 * @param environment the process's environment variables
 * @param workingFolder relative paths on the command line start here
 * @param configFolder where {@code profiles.toml} is kept
 * @param dataFolder where backups and the sample go by default
 * @param stateFolder where logs that have no database to live in are kept
 * @param clock the time
 * @param user the operating system's name for whoever runs this
 * @param host this machine's name
 * @param passwords asks a person for a password
 */
public record Surroundings(Map<String, String> environment, Path workingFolder, Path configFolder, Path dataFolder,
        Path stateFolder, Clock clock, String user, String host, PasswordPrompt passwords) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Asks a person for the password of a database; empty where they would not say or nobody can be asked. */
    @FunctionalInterface
    public interface PasswordPrompt {

        Optional<Secret> ask(String database, String reason);
    }
}
