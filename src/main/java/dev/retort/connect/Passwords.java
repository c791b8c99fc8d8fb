package dev.retort.connect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.retort.sql.DialectName;

/**
 * Where passwords come from: the URL; what a person said in this session; {@code RETORT_PASSWORD_<PROFILE>};
 * {@code PGPASSWORD}; the file {@code PGPASSFILE} names, or {@code ~/.pgpass}; and at last asking. What was asked for
 * is kept in memory once it let a connection in, and nowhere else.
 */
public final class Passwords {

    private final Map<String, String> environment;
    private final @Nullable PassFile passFile;
    private final PasswordPrompt prompt;
    private final Map<String, Secret> session = new ConcurrentHashMap<>();

    /**
     * @param environment the process's environment variables
     * @param home the user's home folder
     */
    public Passwords(Map<String, String> environment, Path home, PasswordPrompt prompt) {
        this(environment, new PassFile(defaultPassFile(environment, home)), prompt);
    }

    private Passwords(Map<String, String> environment, @Nullable PassFile passFile, PasswordPrompt prompt) {
        this.environment = Map.copyOf(environment);
        this.passFile = passFile;
        this.prompt = prompt;
    }

    /** None but those in URLs. */
    public static Passwords onlyInUrls() {
        return new Passwords(Map.of(), (PassFile) null, PasswordPrompt.NOBODY);
    }

    /**
     * The database with the password that is known for it, without asking; the same where its URL has one or none is
     * known. A password file that is left aside because others may read it is a note.
     */
    public Database known(Database database) {
        DatabaseUrl url = database.url();
        if (url.dialect() != DialectName.POSTGRESQL || url.password() != null) {
            return database;
        }
        List<String> notes = new ArrayList<>(database.notes());
        Optional<Secret> found = inMemory(database.name()).or(() -> ofProfile(database.profile()))
                .or(() -> variable("PGPASSWORD")).or(() -> inFile(url, notes));
        if (found.isEmpty() && notes.size() == database.notes().size()) {
            return database;
        }
        return new Database(database.name(), url.withPassword(found.orElse(null)), database.session(),
                database.profile(),
                notes.stream().distinct().toList());
    }

    /** Keeps a password until this process ends, under {@link Database#name()}. */
    public void remember(String database, Secret password) {
        session.put(database, password);
    }

    /** Forgets what was kept, as when it turned out to be wrong. */
    public void forget(String database) {
        session.remove(database);
    }

    /** The variable a profile's password may stand in: its name in capitals, with {@code _} for all but letters and digits. */
    public static String variableOf(String profile) {
        return "RETORT_PASSWORD_" + profile.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** One question at a time; the answer to a question asked meanwhile for the same database is taken instead. */
    synchronized Optional<Secret> ask(Database database, String reason) {
        Optional<Secret> meanwhile = inMemory(database.name());
        return meanwhile.isPresent() ? meanwhile : prompt.ask(database.name(), reason);
    }

    /** Whether a person may be asked after the server refused {@code refused}: not where a setting is what is wrong. */
    boolean mayAsk(Database database, @Nullable Secret refused) {
        Profile profile = database.profile();
        if (profile != null && profile.passwordStore() == PasswordStore.ENVIRONMENT) {
            return false;
        }
        return refused == null || inMemory(database.name()).filter(refused::equals).isPresent();
    }

    private Optional<Secret> inMemory(String database) {
        return Optional.ofNullable(session.get(database));
    }

    private Optional<Secret> ofProfile(@Nullable Profile profile) {
        return profile == null ? Optional.empty() : variable(variableOf(profile.name()));
    }

    private Optional<Secret> inFile(DatabaseUrl url, List<String> notes) {
        return passFile == null ? Optional.empty() : passFile.find(url, notes::add);
    }

    private Optional<Secret> variable(String name) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? Optional.empty() : Optional.of(new Secret(value));
    }

    private static Path defaultPassFile(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("PGPASSFILE", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        String appData = environment.getOrDefault("APPDATA", "");
        return appData.isEmpty() ? home.resolve(".pgpass") : Path.of(appData, "postgresql", "pgpass.conf");
    }
}
