package dev.retort.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.FileFault;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

/**
 * The saved connections, in {@code profiles.toml}, a table {@code [profiles.NAME]} each. Read anew at every call, so
 * that several Retorts and an editor may share the file; written so that a reader sees the old file or the new one.
 * Comments and keys of other versions stay. It never holds a password.
 */
public final class Profiles {

    private static final String TABLE = "profiles";
    private static final String ENVIRONMENT = "environment";
    private static final String URL = "url";
    private static final String PASSWORD = "password-store";
    private static final String LOCK_TIMEOUT = "lock-timeout";
    private static final String STATEMENT_TIMEOUT = "statement-timeout";
    private static final String BACKUP = "backup";

    private final Path file;

    /** @param file where they are kept; it and its folder need not exist */
    public Profiles(Path file) {
        this.file = file;
    }

    /** Those of a user: {@code profiles.toml} in the folder for configuration. */
    public static Profiles of(UserFolders folders) {
        return new Profiles(folders.config().resolve("profiles.toml"));
    }

    /**
     * All of them, in the file's order.
     *
     * @throws RetortException {@code invalid-settings}, with the line, for a file that cannot be understood
     */
    public List<Profile> list() {
        return Files.exists(file) ? read(text()) : List.of();
    }

    /** The profile of that exact name. */
    public Optional<Profile> find(String name) {
        return list().stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /**
     * The profile of that name.
     *
     * @throws RetortException {@code invalid-settings}, naming those there are
     */
    public Profile get(String name) {
        List<Profile> all = list();
        return all.stream().filter(profile -> profile.name().equals(name)).findFirst().orElseThrow(() -> {
            List<String> names = all.stream().map(Profile::name).toList();
            String hint = SpellingSuggestion.closest(name, names).map(guess -> "Did you mean \"" + guess + "\"?")
                    .orElse(names.isEmpty()
                            ? "There are none yet in " + file + "."
                            : "There are: " + String.join(", ", names) + ".");
            return new RetortException(ProblemCode.INVALID_SETTINGS, "There is no profile \"" + name + "\".").hint(hint)
                    .data(TABLE, names);
        });
    }

    /**
     * Saves a profile under its name, without its password.
     *
     * @param oldName the profile it replaces, which may have the same name; null for a new one
     * @throws RetortException {@code invalid-settings} where another profile has the name already, or the name is blank
     */
    public void save(Profile profile, @Nullable String oldName) {
        String name = profile.name();
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "A profile needs a name on one line.");
        }
        String text = Files.exists(file) ? text() : "";
        List<String> names = read(text).stream().map(Profile::name).toList();
        if (!name.equals(oldName) && names.contains(name)) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "There is a profile \"" + name + "\" already.")
                    .hint("Choose another name.");
        }
        ProfilesText lines = new ProfilesText(text, file);
        if (oldName != null && names.contains(oldName)) {
            lines.rename(oldName, name);
        }
        lines.put(name, values(profile));
        write(lines.text());
    }

    /** Removes a profile; nothing happens where there is none of that name. */
    public void remove(String name) {
        if (find(name).isPresent()) {
            ProfilesText lines = new ProfilesText(text(), file);
            lines.remove(name);
            write(lines.text());
        }
    }

    /**
     * The profile that knows this database, so that a URL typed by hand is guarded as the profile would be: the one of
     * the most careful environment among those that reach the same server, port and database.
     */
    public Optional<Profile> guarding(DatabaseUrl url) {
        return list().stream().filter(profile -> SameDatabase.reachedBy(profile.url(), url))
                .reduce((a, b) -> b.environment().compareTo(a.environment()) > 0 ? b : a);
    }

    private List<Profile> read(String text) {
        List<Profile> profiles = new ArrayList<>();
        Optional<SettingsTable> table = SettingsFile.parse(text, file.toString()).table(TABLE);
        if (table.isPresent()) {
            for (String name : table.get().keys()) {
                profiles.add(read(name, table.get().table(name).orElseThrow()));
            }
        }
        return profiles;
    }

    private Profile read(String name, SettingsTable table) {
        String text = table.string(URL)
                .orElseThrow(() -> table.wrong(URL, "The profile \"" + name + "\" has no url."));
        Path folder = file.toAbsolutePath().getParent();
        DatabaseUrl url;
        try {
            url = DatabaseUrl.parse(text, folder == null ? Path.of("") : folder);
        } catch (RetortException e) {
            SourcePosition place = table.position(URL);
            throw e.at(place);
        }
        if (url.password() != null) {
            throw table.wrong(URL, "The profile \"" + name + "\" has a password in its url.")
                    .hint("Take it out; set " + Passwords.variableOf(name) + " or add a line to .pgpass instead.");
        }
        return new Profile(name,
                Environment.valueOf(upper(table.choice(ENVIRONMENT, words(Environment.values())), "DEVELOPMENT")),
                url, PasswordStore.valueOf(upper(table.choice(PASSWORD, words(PasswordStore.values())), "ASK")),
                table.duration(LOCK_TIMEOUT).orElse(SessionSettings.DEFAULT.lockTimeout()),
                table.duration(STATEMENT_TIMEOUT).orElse(Duration.ZERO),
                BackupPolicy.valueOf(upper(table.choice(BACKUP, words(BackupPolicy.values())), "ASK")));
    }

    private static Map<String, String> values(Profile profile) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(ENVIRONMENT, profile.environment().text());
        values.put(URL, profile.url().text());
        values.put(PASSWORD, word(profile.passwordStore()));
        values.put(LOCK_TIMEOUT, TimeLimits.format(profile.lockTimeout()));
        values.put(STATEMENT_TIMEOUT, TimeLimits.format(profile.statementTimeout()));
        values.put(BACKUP, word(profile.backup()));
        return values;
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Profiles::word).toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(Optional<String> word, String otherwise) {
        return word.map(text -> text.toUpperCase(Locale.ROOT)).orElse(otherwise);
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "The file " + file + " cannot be read: " + FileFault.reason(e), e)
                    .hint("It is a text file in UTF-8; check its rights.");
        }
    }

    /** Through a file beside it, so that a crash leaves the old one; a link is followed, not replaced. */
    private void write(String text) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path folder = target.getParent();
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, "profiles", ".tmp");
            try {
                Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY,
                    "The file " + file + " cannot be written: " + FileFault.reason(e), e)
                    .hint("Check the rights of its folder.");
        }
    }
}
