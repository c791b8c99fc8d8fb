package dev.retort.workbench.connections;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import dev.retort.sql.DialectName;
import dev.retort.workbench.text.Messages;

/**
 * One profile as a person edits it: its fields, what is wrong with them, and how far they are from what is saved.
 */
final class ProfileForm {

    private static final Profile BLANK = new Profile("", Environment.DEVELOPMENT,
            new DatabaseUrl(DialectName.POSTGRESQL, "localhost", 0, "", "", null, Map.of()), PasswordStore.ASK,
            Duration.ofSeconds(5), Duration.ZERO, BackupPolicy.ASK);

    final Address address;
    final StringProperty name = new SimpleStringProperty(this, "name", "");
    final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(this, "environment",
            Environment.DEVELOPMENT);
    final StringProperty password = new SimpleStringProperty(this, "password", "");
    final ObjectProperty<PasswordStore> passwordStore = new SimpleObjectProperty<>(this, "passwordStore",
            PasswordStore.ASK);
    final StringProperty lockTimeout = new SimpleStringProperty(this, "lockTimeout", "");
    final StringProperty statementTimeout = new SimpleStringProperty(this, "statementTimeout", "");
    final ObjectProperty<BackupPolicy> backup = new SimpleObjectProperty<>(this, "backup", BackupPolicy.ASK);

    private final Predicate<String> nameTaken;
    private final ReadOnlyObjectWrapper<@Nullable Profile> saved = new ReadOnlyObjectWrapper<>(this, "saved");
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
    private final ObservableMap<Field, String> problems = FXCollections.observableMap(new EnumMap<>(Field.class));
    private final Map<Field, Object> baseline = new EnumMap<>(Field.class);

    private ProfileForm(Path relativeTo, BiPredicate<ProfileForm, String> nameTaken) {
        this.nameTaken = wanted -> nameTaken.test(this, wanted);
        this.address = new Address(relativeTo, secret -> {
            password.set(secret.value());
            passwordStore.set(PasswordStore.ASK);
        }, this::review);
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

    /**
     * The profile the fields say, without a password.
     *
     * @throws IllegalStateException while there are problems
     */
    Profile toProfile() {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the form has problems: " + problems.keySet());
        }
        return new Profile(name.get().strip(), environment.get(), address.databaseUrl(), passwordStore.get(),
                TimeLimitText.parse(lockTimeout.get()).orElseThrow(),
                TimeLimitText.parse(statementTimeout.get()).orElseThrow(),
                backup.get());
    }

    /** What was typed as the password, to be kept for the session; null for nothing. */
    @Nullable
    Secret typedPassword() {
        boolean asked = address.isServer() && passwordStore.get() == PasswordStore.ASK;
        return asked && !password.get().isEmpty() ? new Secret(password.get()) : null;
    }

    private void show(Profile profile) {
        name.set(profile.name());
        environment.set(profile.environment());
        address.show(profile.url());
        passwordStore.set(profile.passwordStore());
        lockTimeout.set(TimeLimitText.format(profile.lockTimeout()));
        statementTimeout.set(TimeLimitText.format(profile.statementTimeout()));
        backup.set(profile.backup());
    }

    private void review() {
        if (address.isFollowing()) {
            return;
        }
        boolean server = address.isServer();
        require(Field.NAME, !name.get().isBlank(), "connections.problem.name");
        if (nameTaken.test(name.get().strip())) {
            problems.put(Field.NAME, Messages.text("connections.problem.name-taken", name.get().strip()));
        }
        if (address.urlProblem().isEmpty()) {
            problems.remove(Field.URL);
        } else {
            problems.put(Field.URL, address.urlProblem());
        }
        require(Field.PORT, !server || address.isPort(), "connections.problem.port");
        require(Field.DATABASE, !server || !address.database.get().isBlank(), "connections.problem.database");
        require(Field.FILE, server || address.isFileNamed(), "connections.problem.file");
        require(Field.LOCK_TIMEOUT, TimeLimitText.parse(lockTimeout.get()).isPresent(), "connections.problem.limit");
        require(Field.STATEMENT_TIMEOUT, TimeLimitText.parse(statementTimeout.get()).isPresent(),
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
        Map<Field, Object> values = address.values();
        values.put(Field.NAME, name.get());
        values.put(Field.ENVIRONMENT, environment.get());
        values.put(Field.PASSWORD, password.get());
        values.put(Field.LOCK_TIMEOUT, lockTimeout.get());
        values.put(Field.STATEMENT_TIMEOUT, statementTimeout.get());
        values.put(Field.BACKUP, backup.get());
        if (address.isServer()) {
            values.put(Field.PASSWORD_STORE, passwordStore.get());
        }
        return values;
    }
}
