package dev.retort.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Finds the settings file of a project, from any folder inside it. */
final class ProjectFinder {

    /** What a Retort project is known by. */
    static final String SETTINGS = "retort.toml";

    private static final Pattern TOOL_ALEMBIC = Pattern.compile("(?m)^\\s*\\[tool\\.alembic[].]");

    private ProjectFinder() {}

    /**
     * The real path of the settings file: the nearest {@code retort.toml}, going up.
     *
     * @throws RetortException {@code invalid-settings} where there is none, or an Alembic project lies nearer
     */
    static Path find(Path place) {
        Path start = real(place);
        if (!Files.isDirectory(start)) {
            if (start.toString().endsWith(".ini") || isPyproject(start)) {
                throw alembic(start);
            }
            return start;
        }
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path settings = folder.resolve(SETTINGS);
            if (Files.isRegularFile(settings)) {
                return settings;
            }
            refuseAlembic(folder);
        }
        throw new RetortException(ProblemCode.INVALID_SETTINGS,
                "There is no " + SETTINGS + " in " + start + " or a folder above it.")
                .hint("retort init makes one; --project names another folder.");
    }

    /** @throws RetortException {@code invalid-settings} where the folder holds an Alembic project's settings */
    static void refuseAlembic(Path folder) {
        alembicFile(folder).ifPresent(file -> {
            throw alembic(file);
        });
    }

    /** The file that makes a folder an Alembic project. */
    static Optional<Path> alembicFile(Path folder) {
        Path ini = folder.resolve("alembic.ini");
        if (Files.isRegularFile(ini)) {
            return Optional.of(ini);
        }
        Path pyproject = folder.resolve("pyproject.toml");
        return isPyproject(pyproject) ? Optional.of(pyproject) : Optional.empty();
    }

    private static boolean isPyproject(Path file) {
        try {
            return file.endsWith("pyproject.toml") && Files.isRegularFile(file)
                    && TOOL_ALEMBIC.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            return false;
        }
    }

    private static RetortException alembic(Path file) {
        return new RetortException(ProblemCode.INVALID_SETTINGS, file + " is the settings file of an Alembic project.")
                .hint("Alembic projects are not opened by this version; retort init in another folder starts a Retort project.");
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
