package dev.retort.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.retort.connect.BackupPolicy;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Profile;
import dev.retort.connect.SessionSettings;
import dev.retort.problem.RetortException;
import dev.retort.project.DotEnv;

/** Finds the databases that a {@code .env} file names, as URLs or in the parts that PostgreSQL's image takes. */
final class ProfileImport {

    private ProfileImport() {}

    /** One profile for each; passwords are left out. Values that are no database's URL are passed over. */
    static List<Profile> read(Path file) {
        Map<String, String> values = DotEnv.read(file).values();
        Path folder = file.toAbsolutePath().normalize().getParent();
        String project = folder == null || folder.getFileName() == null ? "database" : folder.getFileName().toString();
        List<Profile> profiles = new ArrayList<>();
        values.forEach((name, value) -> url(value, folder == null ? file : folder)
                .ifPresent(url -> profiles.add(profile(project + suffix(name), url))));
        if (profiles.isEmpty() && values.containsKey("POSTGRES_DB")) {
            String address = "postgresql://" + values.getOrDefault("POSTGRES_HOST", "localhost") + ":"
                    + values.getOrDefault("POSTGRES_PORT", "5432") + "/" + values.get("POSTGRES_DB");
            url(address, file).ifPresent(url -> profiles.add(profile(project, new DatabaseUrl(url.dialect(), url.host(),
                    url.port(), url.database(), values.getOrDefault("POSTGRES_USER", ""), null, url.options()))));
        }
        return profiles;
    }

    private static Optional<DatabaseUrl> url(String text, Path folder) {
        if (!text.contains("://") && !text.startsWith("jdbc:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(DatabaseUrl.parse(text, folder).withPassword(null));
        } catch (RetortException _) {
            // A message broker's or a web service's address is no mistake in this file.
            return Optional.empty();
        }
    }

    /** {@code DATABASE_URL} is the project's own; {@code DATABASE_URL_DIRECT} becomes {@code -direct}. */
    private static String suffix(String variable) {
        String rest = variable.toLowerCase(Locale.ROOT).replaceAll("database_?url|db_?url|_?url$|_?dsn$", "")
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return rest.isEmpty() ? "" : "-" + rest;
    }

    private static Profile profile(String name, DatabaseUrl url) {
        return new Profile(name, environment(name), url, PasswordStore.ASK, SessionSettings.DEFAULT.lockTimeout(),
                SessionSettings.DEFAULT.statementTimeout(), BackupPolicy.ASK);
    }

    private static Environment environment(String name) {
        return name.contains("prod")
                ? Environment.PRODUCTION
                : name.contains("stag") ? Environment.STAGING : Environment.DEVELOPMENT;
    }
}
