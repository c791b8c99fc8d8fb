package dev.retort.workbench.connections;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.BackupPolicy;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Profile;
import dev.retort.connect.Secret;
import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;
import dev.retort.workbench.text.Messages;

/**
 * One profile as a person edits it: its fields, what is wrong with them, and how far they are from what is saved. The
 * URL and the fields it is made of follow each other.
 */
final class ProfileForm {

    /** PostgreSQL's own, from the least to the most careful. */
    static final List<String> SSL_MODES = List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private static final String DEFAULT_SSL = "prefer";
    private static final Profile BLANK = new Profile("", Environment.DEVELOPMENT,
            new DatabaseUrl(DialectName.POSTGRESQL, "localhost", 0, "", "", null, Map.of()), PasswordStore.ASK,
            Duration.ofSeconds(5), Duration.ZERO, BackupPolicy.ASK);

    final StringProperty name = new SimpleStringProperty(this, "name", "");
    final ObjectProperty<DialectName> kind = new SimpleObjectProperty<>(this, "kind", DialectName.POSTGRESQL);
    final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(this, "environment",
            Environment.DEVELOPMENT);
    final StringProperty url = new SimpleStringProperty(this, "url", "");
    final StringProperty host = new SimpleStringProperty(this, "host", "");
    final StringProperty port = new SimpleStringProperty(this, "port", "");
    final StringProperty database = new SimpleStringProperty(this, "database", "");
    final StringProperty user = new SimpleStringProperty(this, "user", "");
    final StringProperty password = new SimpleStringProperty(this, "password", "");
    final ObjectProperty<PasswordStore> passwordStore = new SimpleObjectProperty<>(this, "passwordStore",
            PasswordStore.ASK);
    final ObjectProperty<String> ssl = new SimpleObjectProperty<>(this, "ssl", DEFAULT_SSL);
    final StringProperty file = new SimpleStringProperty(this, "file", "");
    final StringProperty lockTimeout = new SimpleStringProperty(this, "lockTimeout", "");
    final StringProperty statementTimeout = new SimpleStringProperty(this, "statementTimeout", "");
    final ObjectProperty<BackupPolicy> backup = new SimpleObjectProperty<>(this, "backup", BackupPolicy.ASK);

    private final Path relativeTo;
    private final Predicate<String> nameTaken;
    private final ReadOnlyObjectWrapper<@Nullable Profile> saved = new ReadOnlyObjectWrapper<>(this, "saved");
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
    private final ObservableMap<Field, String> problems = FXCollections.observableMap(new EnumMap<>(Field.class));
    private final Map<Field, Object> baseline = new EnumMap<>(Field.class);
    private Map<String, String> furtherOptions = Map.of();
    private boolean following;

    private ProfileForm(Path relativeTo, BiPredicate<ProfileForm, String> nameTaken) {
        this.relativeTo = relativeTo;
        this.nameTaken = wanted -> nameTaken.test(this, wanted);
        url.subscribe(text -> follow(() -> readUrl(text)));
        for (ObservableValue<?> part : List.of(kind, host, port, database, user, ssl, file)) {
            part.subscribe(_ -> follow(this::writeUrl));
        }
        for (ObservableValue<?> part : List.of(name, environment, password, passwordStore, lockTimeout,
                statementTimeout, backup)) {
            part.subscribe(this::review);
        }
    }

    /**
     * The form of a saved profile.
     *
     * @param relativeTo where a relative path of an SQLite file starts
     * @param nameTaken whether a form other than this one has that name
     */
    static ProfileForm of(Profile profile, Path relativeTo, BiPredicate<ProfileForm, String> nameTaken) {
        ProfileForm form = new ProfileForm(relativeTo, nameTaken);
        form.show(profile);
        form.markSaved(profile);
        return form;
    }

    /** The form of a profile that is not saved yet; {@code like} fills it, null leaves it blank. */
    static ProfileForm draft(@Nullable Profile like, String name, Path relativeTo,
            BiPredicate<ProfileForm, String> nameTaken) {
        ProfileForm form = new ProfileForm(relativeTo, nameTaken);
        form.show(like == null ? BLANK : like);
        form.name.set(name);
        form.review();
        return form;
    }

    /** What is saved; null for a draft. */
    ReadOnlyObjectProperty<@Nullable Profile> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    boolean isDraft() {
        return saved.get() == null;
    }

    /** How many fields differ from what is saved. */
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    boolean isDirty() {
        return isDraft() || changes.get() > 0;
    }

    /** What is wrong with a field, in words; a field that is fine is not in it. */
    ObservableMap<Field, String> problems() {
        return problems;
    }

    /** Takes the fields back to what is saved; a draft stays as it is. */
    void revert() {
        Profile profile = saved.get();
        if (profile != null) {
            show(profile);
            password.set((String) Objects.requireNonNull(baseline.get(Field.PASSWORD)));
            review();
        }
    }

    /** The fields are now what is saved. */
    void markSaved(Profile profile) {
        saved.set(profile);
        baseline.clear();
        baseline.putAll(values());
        review();
    }

    /** Writes the URL anew from the fields, once a person is done typing it: shorter forms and passwords go. */
    void tidyUrl() {
        if (!problems.containsKey(Field.URL)) {
            follow(this::writeUrl);
        }
    }

    /**
     * The profile the fields say, without a password.
     *
     * @throws IllegalStateException while there are problems
     */
    Profile toProfile() {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the form has problems: " + problems.keySet());
        }
        return new Profile(name.get().strip(), environment.get(), databaseUrl(), passwordStore.get(),
                Limits.parse(lockTimeout.get()).orElseThrow(), Limits.parse(statementTimeout.get()).orElseThrow(),
                backup.get());
    }

    /** What was typed as the password, to be kept for the session; null for nothing. */
    @Nullable
    Secret typedPassword() {
        boolean asked = kind.get() == DialectName.POSTGRESQL && passwordStore.get() == PasswordStore.ASK;
        return asked && !password.get().isEmpty() ? new Secret(password.get()) : null;
    }

    private void show(Profile profile) {
        name.set(profile.name());
        environment.set(profile.environment());
        follow(() -> {
            spread(profile.url());
            writeUrl();
        });
        passwordStore.set(profile.passwordStore());
        lockTimeout.set(Limits.format(profile.lockTimeout()));
        statementTimeout.set(Limits.format(profile.statementTimeout()));
        backup.set(profile.backup());
    }

    /** Lets one side follow the other without being followed back. */
    private void follow(Runnable change) {
        if (!following) {
            following = true;
            try {
                change.run();
            } finally {
                following = false;
            }
            review();
        }
    }

    private void readUrl(String text) {
        problems.remove(Field.URL);
        if (text.isBlank()) {
            return;
        }
        try {
            spread(DatabaseUrl.parse(text, relativeTo));
        } catch (RetortException unreadable) {
            problems.put(Field.URL, unreadable.message());
        }
    }

    private void spread(DatabaseUrl parts) {
        kind.set(parts.dialect());
        Map<String, String> options = new TreeMap<>(parts.options());
        if (parts.dialect() == DialectName.SQLITE) {
            file.set(parts.database());
        } else {
            host.set(parts.host());
            port.set(parts.port() == 0 ? "" : Integer.toString(parts.port()));
            database.set(parts.database());
            user.set(parts.user());
            ssl.set(Objects.requireNonNullElse(options.remove("sslmode"), DEFAULT_SSL));
        }
        furtherOptions = Map.copyOf(options);
        Secret secret = parts.password();
        if (secret != null) {
            password.set(secret.value());
            passwordStore.set(PasswordStore.ASK);
        }
    }

    private void writeUrl() {
        problems.remove(Field.URL);
        boolean writable = kind.get() == DialectName.SQLITE ? isFileNamed() : portNumber() >= 0;
        url.set(writable ? databaseUrl().text() : "");
    }

    private boolean isFileNamed() {
        try {
            return !relativeTo.resolve(file.get().strip()).equals(relativeTo);
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private DatabaseUrl databaseUrl() {
        if (kind.get() == DialectName.SQLITE) {
            return file.get().strip().equals(DatabaseUrl.MEMORY)
                    ? new DatabaseUrl(DialectName.SQLITE, "", 0, DatabaseUrl.MEMORY, "", null, furtherOptions)
                    : new DatabaseUrl(DialectName.SQLITE, "", 0,
                            relativeTo.resolve(file.get().strip()).normalize().toString(), "", null, furtherOptions);
        }
        Map<String, String> options = new TreeMap<>(furtherOptions);
        if (!ssl.get().equals(DEFAULT_SSL)) {
            options.put("sslmode", ssl.get());
        }
        return new DatabaseUrl(DialectName.POSTGRESQL, host.get().strip(), portNumber(), database.get().strip(),
                user.get().strip(), null, options);
    }

    /** 0 where none is given, -1 where it is no port. */
    private int portNumber() {
        String typed = port.get().strip();
        if (typed.isEmpty()) {
            return 0;
        }
        if (!typed.matches("[0-9]{1,5}")) {
            return -1;
        }
        int number = Integer.parseInt(typed);
        return number >= 1 && number <= 65_535 ? number : -1;
    }

    private void review() {
        if (following) {
            return;
        }
        boolean server = kind.get() == DialectName.POSTGRESQL;
        require(Field.NAME, !name.get().isBlank(), "connections.problem.name");
        if (nameTaken.test(name.get().strip())) {
            problems.put(Field.NAME, Messages.text("connections.problem.name-taken", name.get().strip()));
        }
        require(Field.PORT, !server || portNumber() >= 0, "connections.problem.port");
        require(Field.DATABASE, !server || !database.get().isBlank(), "connections.problem.database");
        require(Field.FILE, server || isFileNamed(), "connections.problem.file");
        require(Field.LOCK_TIMEOUT, Limits.parse(lockTimeout.get()).isPresent(), "connections.problem.limit");
        require(Field.STATEMENT_TIMEOUT, Limits.parse(statementTimeout.get()).isPresent(),
                "connections.problem.limit");
        Map<Field, Object> now = values();
        changes.set((int) now.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(baseline.get(entry.getKey()))).count());
    }

    private void require(Field field, boolean fine, String messageKey) {
        if (fine) {
            problems.remove(field);
        } else {
            problems.put(field, Messages.text(messageKey));
        }
    }

    /** What the fields hold that count for this kind of database. */
    private Map<Field, Object> values() {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        values.put(Field.NAME, name.get());
        values.put(Field.KIND, kind.get());
        values.put(Field.ENVIRONMENT, environment.get());
        values.put(Field.URL, furtherOptions);
        values.put(Field.PASSWORD, password.get());
        values.put(Field.LOCK_TIMEOUT, lockTimeout.get());
        values.put(Field.STATEMENT_TIMEOUT, statementTimeout.get());
        values.put(Field.BACKUP, backup.get());
        if (kind.get() == DialectName.SQLITE) {
            values.put(Field.FILE, file.get());
        } else {
            values.put(Field.HOST, host.get());
            values.put(Field.PORT, port.get());
            values.put(Field.DATABASE, database.get());
            values.put(Field.USER, user.get());
            values.put(Field.PASSWORD_STORE, passwordStore.get());
            values.put(Field.SSL, ssl.get());
        }
        return values;
    }
}
