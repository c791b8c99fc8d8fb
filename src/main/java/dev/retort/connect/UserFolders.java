package dev.retort.connect;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where a program keeps what is a user's own, by each system's custom. None of the folders need exist.
 *
 * @param config {@code profiles.toml} and the workbench's settings
 * @param data backups and the copied sample
 * @param state logs of databases that have no place for one
 */
public record UserFolders(Path config, Path data, Path state) {

    /**
     * By the XDG Base Directory Specification, Windows' known folders or Apple's Application Support.
     *
     * @param environment the process's environment variables
     * @param osName the system property {@code os.name}
     * @param home the user's home folder
     */
    public static UserFolders of(Map<String, String> environment, String osName, Path home) {
        String system = osName.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            Path roaming = folder(environment, "APPDATA", home.resolve("AppData").resolve("Roaming")).resolve("Retort");
            Path local = folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"))
                    .resolve("Retort");
            return new UserFolders(roaming, local.resolve("data"), local.resolve("state"));
        }
        if (system.startsWith("mac")) {
            Path support = home.resolve("Library").resolve("Application Support").resolve("Retort");
            return new UserFolders(support, support.resolve("data"), support.resolve("state"));
        }
        return new UserFolders(folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("retort"),
                folder(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share")).resolve("retort"),
                folder(environment, "XDG_STATE_HOME", home.resolve(".local").resolve("state")).resolve("retort"));
    }

    /** The specification has relative paths in these variables ignored. */
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}
