package dev.retort.project;

import java.io.File;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.retort.alembic.env.EnvUrl;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * How a project's own Alembic is called: as {@code retort.toml} says under {@code [alembic] command}, else as the
 * project's files suggest. Only found here, never run.
 *
 * @param words the program and its first arguments
 */
public record AlembicCommand(List<String> words) {

    private static final Pattern VARIABLE = Pattern.compile("[\"']([A-Z][A-Z0-9_]{2,})[\"']");

    public AlembicCommand {
        words = List.copyOf(words);
    }

    /** As a person would type it. */
    public String shown() {
        return String.join(" ", words);
    }

    /** The command of a project; empty where there is none to be found. */
    public static Optional<AlembicCommand> find(Project project, Map<String, String> environment) {
        AlembicProject alembic = project.alembic();
        if (alembic == null) {
            return Optional.empty();
        }
        if (!alembic.command().isEmpty()) {
            return Optional.of(new AlembicCommand(alembic.command()));
        }
        Path folder = project.folder();
        for (Path above = folder; above != null; above = above.getParent()) {
            if (Files.exists(above.resolve("uv.lock")) && onPath("uv", environment)) {
                return Optional.of(new AlembicCommand(List.of("uv", "run", "alembic")));
            }
            if (Files.exists(above.resolve("poetry.lock")) && onPath("poetry", environment)) {
                return Optional.of(new AlembicCommand(List.of("poetry", "run", "alembic")));
            }
            for (String inside : List.of(".venv/bin/alembic", "venv/bin/alembic", ".venv/Scripts/alembic.exe",
                    "venv/Scripts/alembic.exe")) {
                if (Files.isExecutable(above.resolve(inside))) {
                    return Optional.of(new AlembicCommand(List.of(above.resolve(inside).toString())));
                }
            }
            if (Files.exists(above.resolve(".git"))) {
                break;
            }
        }
        return onPath("alembic", environment) ? Optional.of(new AlembicCommand(List.of("alembic"))) : Optional.empty();
    }

    private static boolean onPath(String program, Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty() && (Files.isExecutable(Path.of(folder, program))
                    || Files.isExecutable(Path.of(folder, program + ".exe")))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The environment in which {@code env.py} connects to a database: the process's own, with the variable set that
     * {@code env.py} reads, where it would otherwise connect to another one.
     *
     * @throws RetortException {@code invalid-settings} where no variable leads it there
     */
    public static Map<String, String> environment(Project project, Database database, Map<String, String> environment) {
        AlembicProject alembic = project.alembic();
        if (alembic == null || leads(project, alembic, environment, database)) {
            return environment;
        }
        for (String name : variables(alembic, project)) {
            for (String driver : List.of("", "+psycopg", "+asyncpg")) {
                Map<String, String> changed = new HashMap<>(environment);
                changed.put(name, text(database.url(), driver));
                if (driver.equals(driverOf(alembic, project, environment))
                        && leads(project, alembic, changed, database)) {
                    return changed;
                }
            }
        }
        throw new RetortException(ProblemCode.INVALID_SETTINGS, "The project's own Alembic would not connect to "
                + database.name() + ": env.py does not take the URL from a variable that Retort could set.")
                .hint("Run this step with the project's own Alembic by hand, then go on with Retort.");
    }

    private static boolean leads(Project project, AlembicProject alembic, Map<String, String> environment,
            Database database) {
        EnvUrl env = new AlembicDatabase(project, alembic, environment).ofEnv();
        String url = env.url() != null
                ? env.url()
                : env.problem().isEmpty() && alembic.settings().url() != null ? alembic.settings().url().text() : null;
        if (url == null) {
            return false;
        }
        try {
            DatabaseUrl found = DatabaseUrl.parse(url, project.folder());
            DatabaseUrl wanted = database.url();
            return found.dialect() == wanted.dialect() && found.database().equals(wanted.database())
                    && found.hostOrDefault().equals(wanted.hostOrDefault())
                    && found.portOrDefault() == wanted.portOrDefault();
        } catch (RetortException _) {
            return false;
        }
    }

    /** The SQLAlchemy driver the project is written for, such as {@code +asyncpg}; empty where it names none. */
    private static String driverOf(AlembicProject alembic, Project project, Map<String, String> environment) {
        String url = new AlembicDatabase(project, alembic, environment).ofEnv().url();
        int plus = url == null ? -1 : url.indexOf('+');
        int scheme = url == null ? -1 : url.indexOf("://");
        return plus > 0 && plus < scheme && url != null ? url.substring(plus, scheme) : "";
    }

    /** Names that env.py or {@code .env} mentions, the usual ones first. */
    private static Set<String> variables(AlembicProject alembic, Project project) {
        Set<String> names = new LinkedHashSet<>(
                List.of("DATABASE_URL_DIRECT", "DATABASE_URL", "SQLALCHEMY_DATABASE_URI",
                        "DB_URL"));
        List<Path> files = new ArrayList<>(List.of(project.folder().resolve(".env")));
        files.forEach(file -> names.addAll(DotEnv.read(file).values().keySet()));
        try {
            VARIABLE.matcher(Files.readString(alembic.settings().envScript())).results()
                    .forEach(found -> names.add(found.group(1)));
        } catch (IOException _) {
            // Without it the usual names have to do.
            return names;
        }
        return names;
    }

    private static String text(DatabaseUrl url, String driver) {
        String text = url.text();
        int scheme = text.indexOf("://");
        String password = url.password() == null
                ? ""
                : ":" + URLEncoder.encode(
                        url.password().value(), StandardCharsets.UTF_8).replace("+", "%20");
        String rest = text.substring(scheme + 3);
        int at = rest.indexOf('@');
        return text.substring(0, scheme) + driver + "://"
                + (at < 0 ? rest : rest.substring(0, at) + password + rest.substring(at));
    }
}
