package dev.retort.project;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

import dev.retort.problem.FileFault;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Makes new projects. */
public final class ProjectWriter {

    private static final String TEXT = """
            # A Retort project. Keys left out have their defaults.
            versions = ["versions"]

            [database]
            # Without a url here, DATABASE_URL of the environment or of a .env file beside this one is used.
            # url = "sqlite:///shop.db"
            # url = "postgresql://user@localhost:5432/shop"
            # url = "postgresql://${DB_USER}:${DB_PASSWORD}@db.example.com/shop"
            # lock-timeout = "5s"

            [backup]
            policy = "ask"                  # ask | full | none
            """;

    /**
     * Makes a folder a project: {@code retort.toml} and an empty {@code versions} folder.
     *
     * @param folder made where it does not exist; other files in it stay as they are
     * @return the settings file
     * @throws RetortException {@code invalid-settings} where the folder is a project already, Retort's or Alembic's, or
     *         has files in {@code versions}; {@code read-only} where nothing can be written. Nothing is made then.
     */
    public Path init(Path folder) {
        Path settings = folder.resolve(ProjectFinder.SETTINGS);
        Path versions = folder.resolve("versions");
        try {
            refuseExisting(folder, settings, versions);
            Path first = firstMissing(versions);
            try {
                Files.createDirectories(versions);
                Files.writeString(settings, TEXT, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (IOException e) {
                remove(e, first, settings, versions);
                throw e;
            }
            return settings.toRealPath();
        } catch (FileAlreadyExistsException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, e.getFile() + " is in the way.", e)
                    .hint("Choose another folder.");
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY,
                    "The folder " + folder + " cannot be written: " + FileFault.reason(e), e)
                    .hint("Check its rights, or choose another folder.");
        }
    }

    /** The topmost folder that making {@code folder} makes; {@code folder} itself where all are there. */
    private static Path firstMissing(Path folder) {
        Path first = folder.toAbsolutePath();
        for (Path above = first.getParent(); above != null && Files.notExists(above); above = above.getParent()) {
            first = above;
        }
        return first;
    }

    /** Takes back what was made. A folder with other files in it stays. */
    private static void remove(IOException reason, Path first, Path settings, Path versions) {
        try {
            if (!(reason instanceof FileAlreadyExistsException)) {
                Files.deleteIfExists(settings);
            }
            for (Path made = versions.toAbsolutePath(); made != null && made.startsWith(first); made = made
                    .getParent()) {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static void refuseExisting(Path folder, Path settings, Path versions) throws IOException {
        if (Files.exists(settings)) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "There is a project already: " + settings + ".")
                    .hint("Open it, or choose another folder.");
        }
        ProjectFinder.alembicFile(folder).ifPresent(file -> {
            throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "There is an Alembic project already: " + file + ".")
                    .hint("Open it as it is, or choose another folder.");
        });
        if (Files.isDirectory(versions)) {
            try (Stream<Path> files = Files.list(versions)) {
                if (files.findAny().isPresent()) {
                    throw new RetortException(ProblemCode.INVALID_SETTINGS, "The folder " + versions + " is not empty.")
                            .hint("Choose another folder, or move its files away first.");
                }
            }
        }
    }
}
