package dev.retort.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.env.EnvUrl;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Environment;
import dev.retort.connect.LibpqDefaults;
import dev.retort.connect.Passwords;
import dev.retort.connect.Profile;
import dev.retort.connect.Profiles;
import dev.retort.connect.SessionSettings;
import dev.retort.connect.UrlTemplate;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * Which database is meant: the one a person names; else the project's {@code migration-url}, then its {@code url}; else
 * what an Alembic project's {@code env.py} or {@code alembic.ini} names; else,
 * where its files name none, {@code DATABASE_URL_DIRECT} or {@code DATABASE_URL} of the environment, then of
 * {@code .env}. Opens no connection.
 */
public final class DatabaseChooser {

    private static final List<String> VARIABLES = List.of("DATABASE_URL_DIRECT", "DATABASE_URL");

    private final Profiles profiles;
    private final Passwords passwords;
    private final Map<String, String> environment;
    private final Path workingFolder;

    /**
     * @param environment the process's environment variables
     * @param workingFolder where relative paths of the command line and of environment variables start
     */
    public DatabaseChooser(Profiles profiles, Passwords passwords, Map<String, String> environment,
            Path workingFolder) {
        this.profiles = profiles;
        this.passwords = passwords;
        this.environment = Map.copyOf(environment);
        this.workingFolder = workingFolder;
    }

    /**
     * The database to work on, with its password where one is known, and with the profile that guards it.
     *
     * @param project null where there is none
     * @param url as a person gave it; null for none
     * @param profile a profile's name as a person gave it; null for none
     * @throws RetortException {@code invalid-settings} where none is named, both are, or what is named cannot be read
     */
    public Database choose(@Nullable Project project, @Nullable String url, @Nullable String profile) {
        if (url != null && profile != null) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "Both --url and --profile name a database.").hint("Give one of them.");
        }
        SessionSettings session = project == null ? SessionSettings.DEFAULT : project.session();
        if (profile != null) {
            Profile chosen = profiles.get(profile);
            return passwords.known(
                    new Database(chosen.name(), LibpqDefaults.complete(chosen.url(), environment), session.with(chosen),
                            chosen, notes(chosen.url())));
        }
        List<String> notes = new ArrayList<>();
        DatabaseUrl found = LibpqDefaults.complete(
                url != null ? parse(url, workingFolder, notes, "--url") : ofProject(project, notes), environment);
        notes.addAll(notes(found));
        Optional<Profile> known = profiles.guarding(found);
        known.filter(guard -> guard.environment() == Environment.PRODUCTION).ifPresent(
                guard -> notes.add("This is the production database of the profile \"" + guard.name() + "\"."));
        return passwords.known(new Database(known.map(Profile::name).orElse(found.display()), found, session,
                known.orElse(null), notes));
    }

    /** The address that a setting of a project names, such as that of a scratch database. */
    public DatabaseUrl url(Project project, UrlSetting setting) {
        return ofSetting(setting, new Variables(environment, project.folder()), project.folder(), new ArrayList<>());
    }

    private DatabaseUrl ofProject(@Nullable Project project, List<String> notes) {
        DatabaseSource source = project == null ? DatabaseSource.NONE : project.database();
        Path folder = project == null ? workingFolder : project.folder();
        Variables variables = new Variables(environment, folder);
        UrlSetting migration = source.migrationUrl();
        UrlSetting setting = migration != null && isSet(migration, variables) ? migration : source.url();
        if (setting != null) {
            return ofSetting(setting, variables, folder, notes);
        }
        AlembicDatabase alembic = project == null || project.alembic() == null
                ? null
                : new AlembicDatabase(project, project.alembic(), environment);
        Optional<AlembicDatabase.Named> named = alembic == null ? Optional.empty() : alembic.find();
        if (named.isPresent()) {
            return parse(named.get().url(), folder, notes, named.get().source());
        }
        return ofVariables(variables, folder, notes).orElseThrow(() -> nothingNamed(alembic));
    }

    private static RetortException nothingNamed(@Nullable AlembicDatabase alembic) {
        EnvUrl env = alembic == null ? EnvUrl.NONE : alembic.ofEnv();
        if (alembic != null && !env.problem().isEmpty()) {
            return alembic.unread(env);
        }
        return new RetortException(ProblemCode.INVALID_SETTINGS, "No database is named.")
                .hint("Set "
                        + (alembic == null ? "url under [database] in retort.toml" : "sqlalchemy.url in alembic.ini")
                        + ", set DATABASE_URL, or give --url or --profile.")
                .data("missing", "url");
    }

    /** Where there is no pooler the variable of the direct address is just not set, and the url serves. */
    private static boolean isSet(UrlSetting setting, Variables variables) {
        return new UrlTemplate(setting.text()).soleVariable()
                .map(name -> variables.inEnvironment(name).or(() -> variables.inDotEnv(name)).isPresent()).orElse(true);
    }

    private static DatabaseUrl ofSetting(UrlSetting setting, Variables variables, Path folder, List<String> notes) {
        try {
            UrlTemplate template = new UrlTemplate(setting.text());
            boolean whole = template.soleVariable().isPresent();
            String text = template.expand(name -> whole ? variables.getFilled(name) : variables.get(name));
            return parse(text, folder, notes, setting.name());
        } catch (RetortException e) {
            throw e.at(setting.position()).data("setting", setting.name());
        }
    }

    private Optional<DatabaseUrl> ofVariables(Variables variables, Path folder, List<String> notes) {
        for (String name : VARIABLES) {
            Optional<String> value = variables.inEnvironment(name);
            if (value.isPresent()) {
                return Optional.of(parse(value.get(), workingFolder, notes, name));
            }
        }
        for (String name : VARIABLES) {
            Optional<String> value = variables.inDotEnv(name);
            if (value.isPresent()) {
                return Optional.of(parse(value.get(), folder, notes, name + " in " + variables.dotEnvFile()));
            }
        }
        return Optional.empty();
    }

    private static DatabaseUrl parse(String text, Path relativeTo, List<String> notes, String source) {
        try {
            return DatabaseUrl.parse(text, relativeTo, notes::add);
        } catch (RetortException e) {
            throw e.data("source", source);
        }
    }

    private static List<String> notes(DatabaseUrl url) {
        return Database.of(url).poolerSign().map(sign -> List.of("This looks like a connection pooler (" + sign
                + "). In transaction mode it loses the lock that keeps two migrations apart; name the server itself as "
                + "migration-url or DATABASE_URL_DIRECT.")).orElse(List.of());
    }
}
