package dev.retort.engine;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.connect.Passwords;
import dev.retort.connect.Profile;
import dev.retort.connect.Profiles;
import dev.retort.connect.Secret;

/** What a person can do with connections: keep them as profiles, and try them. */
public final class Connections {

    private final Profiles profiles;
    private final Passwords passwords;
    private final ConnectionTests tests;

    Connections(Profiles profiles, Passwords passwords, ConnectionTests tests) {
        this.profiles = profiles;
        this.passwords = passwords;
        this.tests = tests;
    }

    /** The saved connections, in the file's order. */
    public List<Profile> profiles() {
        return profiles.list();
    }

    /** Saves a profile under its name; {@code oldName} is the one it replaces, null for a new one. */
    public void save(Profile profile, @Nullable String oldName) {
        profiles.save(profile, oldName);
    }

    /** Forgets the profile of this name. */
    public void remove(String name) {
        profiles.remove(name);
    }

    /** Keeps a password for this session, for a profile or a URL's display name. */
    public void rememberPassword(String database, Secret password) {
        passwords.remember(database, password);
    }

    /** The databases that a {@code .env} file names, as profiles not yet saved; passwords left out. */
    public List<Profile> profilesIn(Path dotEnv) {
        return ProfileImport.read(dotEnv);
    }

    /** Tries a connection: server, round trip, rights, version table, pooler, {@code pg_dump}. Reads only. */
    public ConnectionReport test(@Nullable OpenProject project, Database database) {
        return tests.test(project, database);
    }
}
