package dev.retort.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Finds the settings files of a project, from any folder inside it. */
final class ProjectFinder {

    /** What a Retort project is known by. */
    static final String SETTINGS = "retort.toml";
    static final String ALEMBIC_INI = "alembic.ini";

    /** The folder that {@code flask db init} makes, with its settings inside. */
    private static final String FLASK_FOLDER = "migrations";
    private static final Pattern SAYS_WHERE = Pattern.compile("(?m)^script_location\\s*[=:]");
    private static final Pattern TOOL_ALEMBIC = Pattern.compile("(?m)^\\s*\\[tool\\.alembic[].]");

    private ProjectFinder() {}

    /**
     * The settings files of a project.
     *
     * @param retort its {@code retort.toml}; null where there is none
     * @param alembic its {@code alembic.ini}, or the {@code pyproject.toml} with Alembic's settings; null where there is
     *        none
     * @param named the one a person named or that was found first
     */
    record Found(@Nullable Path retort, @Nullable Path alembic, Path named) {

        /** Where the project's own files are: beside the settings, or above the folder that Flask-Migrate keeps them in. */
        Path folder() {
            Path beside = Objects.requireNonNull(named.getParent());
            Path above = beside.getParent();
            return above != null && isOfFlask(named) ? above : beside;
        }
    }

    /**
     * The settings files of the nearest project, going up; real paths.
     *
     * @param place a folder, or a settings file itself
     * @throws RetortException {@code invalid-settings} where there is none
     */
    static Found find(Path place) {
        Path start = real(place);
        if (!Files.isDirectory(start)) {
            Path folder = Objects.requireNonNull(start.getParent());
            if (start.toString().endsWith(".ini") || isPyproject(start)) {
                Path retort = folder.resolve(SETTINGS);
                Path ini = folder.resolve(ALEMBIC_INI);
                return new Found(Files.isRegularFile(retort) ? retort : null,
                        !start.toString().endsWith(".ini") && Files.isRegularFile(ini) ? ini : start, start);
            }
            return new Found(start, alembicFile(folder).orElse(null), start);
        }
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path settings = folder.resolve(SETTINGS);
            Path alembic = alembicFile(folder).orElse(null);
            if (Files.isRegularFile(settings)) {
                return new Found(settings, alembic, settings);
            }
            if (alembic != null) {
                return new Found(null, alembic, alembic);
            }
        }
        throw new RetortException(ProblemCode.INVALID_SETTINGS,
                "There is no " + SETTINGS + " or " + ALEMBIC_INI + " in " + start + " or a folder above it.")
                .hint("retort init makes one; --project names another folder.");
    }

    /** The file that makes a folder an Alembic project. */
    static Optional<Path> alembicFile(Path folder) {
        Path ini = folder.resolve(ALEMBIC_INI);
        if (Files.isRegularFile(ini)) {
            return Optional.of(ini);
        }
        Path pyproject = folder.resolve("pyproject.toml");
        if (isPyproject(pyproject)) {
            return Optional.of(pyproject);
        }
        Path ofFlask = folder.resolve(FLASK_FOLDER).resolve(ALEMBIC_INI);
        return isOfFlask(ofFlask) ? Optional.of(ofFlask) : Optional.empty();
    }

    /** Whether settings lie in the very folder they are of, beside {@code env.py}, and so need not name it. */
    private static boolean isOfFlask(Path ini) {
        try {
            return ini.endsWith(ALEMBIC_INI) && Files.isRegularFile(ini)
                    && Files.isRegularFile(ini.resolveSibling("env.py"))
                    && !SAYS_WHERE.matcher(Files.readString(ini)).find();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPyproject(Path file) {
        try {
            return file.endsWith("pyproject.toml") && Files.isRegularFile(file)
                    && TOOL_ALEMBIC.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            return false;
        }
    }

    private static Path real(Path place) {
        try {
            return place.toRealPath();
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "There is no " + place.toAbsolutePath() + ".", e)
                    .hint("Check the path of the project.");
        }
    }
}
