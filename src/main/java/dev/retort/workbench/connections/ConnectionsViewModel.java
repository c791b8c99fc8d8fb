package dev.retort.workbench.connections;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Profile;
import dev.retort.connect.Secret;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Work;

/**
 * The saved profiles and the one being edited. Each profile has a form of its own, so that looking at another loses
 * nothing that was typed.
 */
final class ConnectionsViewModel {

    private final Engine engine;
    private final Work work;
    private final Session session;
    private final Notices notices;
    private final ConnectionTrial trial;
    private Subscription typing = Subscription.EMPTY;
    private final ObservableList<ProfileForm> forms = FXCollections.observableArrayList(
            form -> new javafx.beans.Observable[]{form.name, form.environment, form.address.url,
                    form.changesProperty()});
    private final ObjectProperty<@Nullable ProfileForm> selected = new SimpleObjectProperty<>(this, "selected");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");

    ConnectionsViewModel(Engine engine, Work work, Session session, Notices notices, Clock clock) {
        this.engine = engine;
        this.work = work;
        this.session = session;
        this.notices = notices;
        this.trial = new ConnectionTrial(engine, work, clock);
        selected.subscribe(form -> {
            trial.forget();
            typing.unsubscribe();
            typing = form == null ? Subscription.EMPTY : forgetOnTyping(form);
        });
    }

    /** What was found out about one address says nothing of another. */
    private Subscription forgetOnTyping(ProfileForm form) {
        return Subscription.combine(form.address.url.subscribe((_, _) -> trial.forget()),
                form.password.subscribe((_, now) -> {
                    if (!now.isEmpty()) {
                        trial.forget();
                    }
                }));
    }

    /** One form for each profile, in the order of the file, and one for each that is not saved yet. */
    ObservableList<ProfileForm> forms() {
        return forms;
    }

    /** The form that is shown; null where there is none. */
    ObjectProperty<@Nullable ProfileForm> selectedProperty() {
        return selected;
    }

    ReadOnlyObjectProperty<TestOutcome> outcomeProperty() {
        return trial.outcomeProperty();
    }

    /** Why the profiles could not be read or written; null where they could. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Reads the profiles again; forms with changes that are not saved stay as they are. */
    void reload() {
        work.start(
                Job.quiet(Messages.text("connections.reading"), _ -> engine.connections().profiles()).then(this::show)
                        .otherwise(failure::set));
    }

    private void show(List<Profile> profiles) {
        failure.set(null);
        ProfileForm before = selected.get();
        List<ProfileForm> unsaved = forms.stream().filter(ProfileForm::isDirty).toList();
        List<ProfileForm> now = profiles.stream().map(profile -> formOf(profile, unsaved))
                .collect(Collectors.toList());
        unsaved.stream().filter(form -> !now.contains(form)).forEach(now::add);
        if (!forms.equals(now)) {
            forms.setAll(now);
        }
        selected.set(forms.stream().filter(form -> before != null && isSame(form, before)).findFirst()
                .or(this::ofTheSession).or(() -> forms.stream().findFirst()).orElse(null));
    }

    private ProfileForm formOf(Profile profile, List<ProfileForm> unsaved) {
        for (List<ProfileForm> known : List.of(unsaved, forms)) {
            for (ProfileForm form : known) {
                Profile before = form.savedProperty().get();
                if (before != null && (unsaved.contains(form)
                        ? before.name().equals(profile.name())
                        : before.equals(profile))) {
                    return form;
                }
            }
        }
        return ProfileForm.of(profile, base(), this::isTaken);
    }

    private static boolean isSame(ProfileForm one, ProfileForm other) {
        Profile saved = one.savedProperty().get();
        Profile otherSaved = other.savedProperty().get();
        return one == other || saved != null && otherSaved != null && saved.name().equals(otherSaved.name());
    }

    private Optional<ProfileForm> ofTheSession() {
        return forms.stream().filter(this::isInUse).findFirst();
    }

    private boolean isTaken(ProfileForm form, String name) {
        return forms.stream().anyMatch(other -> other != form && other.name.get().strip().equals(name));
    }

    private Path base() {
        return session.project().map(OpenProject::folder)
                .orElseGet(() -> Path.of(System.getProperty("user.home", "")).toAbsolutePath());
    }

    /** Begins a new profile. */
    void add() {
        insert(ProfileForm.draft(null, freeName(Messages.text("connections.new-name")), base(), this::isTaken));
    }

    /** Begins a new profile that is like the selected one. */
    void duplicate() {
        ProfileForm form = selected.get();
        if (form != null && form.problems().isEmpty()) {
            Profile like = form.toProfile();
            insert(ProfileForm.draft(like, freeName(Messages.text("connections.copy-name", like.name())), base(),
                    this::isTaken));
        }
    }

    private void insert(ProfileForm form) {
        forms.add(form);
        selected.set(form);
    }

    private String freeName(String wanted) {
        String name = wanted;
        for (int i = 2; hasName(name); i++) {
            name = wanted + " " + i;
        }
        return name;
    }

    private boolean hasName(String name) {
        return forms.stream().anyMatch(form -> form.name.get().equals(name));
    }

    /** Removes the selected profile, from the file too where it is saved. */
    void remove() {
        ProfileForm form = selected.get();
        if (form == null) {
            return;
        }
        Profile saved = form.savedProperty().get();
        if (saved == null) {
            drop(form);
            return;
        }
        boolean inUse = isInUse(form);
        work.start(Job.of(Messages.text("connections.removing", saved.name()), _ -> {
            engine.connections().remove(saved.name());
            return saved.name();
        }).then(name -> {
            drop(form);
            if (inUse && session.migratingProperty().get() == null) {
                session.choose(DatabaseChoice.OF_THE_PROJECT);
            }
            notices.done(Messages.text("connections.removed", name));
        }).otherwise(notices::problem));
    }

    private void drop(ProfileForm form) {
        int index = forms.indexOf(form);
        forms.remove(form);
        selected.set(forms.isEmpty() ? null : forms.get(Math.clamp(index, 0, forms.size() - 1)));
    }

    void revert() {
        ProfileForm form = selected.get();
        if (form == null) {
            return;
        }
        if (form.isDraft()) {
            drop(form);
        } else {
            form.revert();
        }
        trial.forget();
    }

    /** Saves the selected profile; its password is kept for the session. Does nothing while the form has problems. */
    void save() {
        ProfileForm form = selected.get();
        if (form == null || !form.problems().isEmpty() || !form.isDirty()) {
            return;
        }
        Profile profile = form.toProfile();
        Profile before = form.savedProperty().get();
        Secret password = form.typedPassword();
        boolean inUse = isInUse(form);
        work.start(Job.of(Messages.text("connections.saving", profile.name()), _ -> {
            engine.connections().save(profile, before == null ? null : before.name());
            if (password != null) {
                engine.connections().rememberPassword(profile.name(), password);
            }
            return profile;
        }).then(saved -> {
            form.markSaved(saved);
            failure.set(null);
            notices.done(Messages.text("connections.saved", saved.name()));
            if (inUse && session.migratingProperty().get() == null) {
                session.choose(DatabaseChoice.profile(saved.name()));
            }
        }).otherwise(notices::problem));
    }

    /** Makes the selected profile the database of the open project. */
    void use() {
        ProfileForm form = selected.get();
        if (form != null && !form.isDirty() && session.project().isPresent()) {
            String name = Objects.requireNonNull(form.savedProperty().get()).name();
            session.choose(DatabaseChoice.profile(name));
            notices.done(Messages.text("connections.in-use", name));
        }
    }

    /** Whether the session works on the database of this form. */
    boolean isInUse(ProfileForm form) {
        Profile saved = form.savedProperty().get();
        return saved != null && session.database().map(Database::profile).filter(saved::equals).isPresent();
    }

    /** Tries to connect with what the form says now, saved or not. */
    void test() {
        ProfileForm form = selected.get();
        if (form == null || !form.problems().isEmpty()) {
            return;
        }
        trial.start(form.toProfile(), form.typedPassword(), session.project().orElse(null));
    }

    /** Stops waiting for a test. */
    void cancelTest() {
        trial.cancel();
    }

    /** Begins a profile for each database that a {@code .env} file names. */
    void importFrom(Path dotEnv) {
        work.start(Job.of(Messages.text("connections.importing", dotEnv.getFileName().toString()),
                _ -> engine.connections().profilesIn(dotEnv)).then(found -> {
                    for (Profile profile : found) {
                        insert(ProfileForm.draft(profile, freeName(profile.name()), base(), this::isTaken));
                    }
                    notices.note(found.isEmpty()
                            ? Messages.text("connections.imported.none", dotEnv.toString())
                            : Messages.text("connections.imported", found.size()));
                }).otherwise(notices::problem));
    }

    /** The profiles that are not saved as they stand, in words; empty where all are. */
    String unsaved() {
        return forms.stream().filter(ProfileForm::isDirty).map(form -> form.name.get())
                .collect(Collectors.joining(", "));
    }

    static boolean isPasswordAsked(ProfileForm form) {
        return form.passwordStore.get() == PasswordStore.ASK;
    }
}
