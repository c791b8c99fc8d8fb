package dev.retort.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.stream.Stream;

import dev.retort.problem.FileFault;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.script.AlembicTemplate;

/** Makes new Alembic projects, of the kind Alembic's template {@code generic} gives. */
public final class AlembicWriter {

    /**
     * Makes a folder an Alembic project: an {@code alembic.ini} in it, and beside that a folder with {@code env.py},
     * {@code script.py.mako}, a {@code README} and an empty {@code versions} folder.
     *
     * @param folder made where it does not exist; an {@code alembic.ini} that is there already stays as it is
     * @param scripts the folder with {@code env.py}, relative to it
     * @return the settings file
     * @throws RetortException {@code invalid-settings} where that folder exists and is not empty, or the folder is a
     *         project of SQL files; {@code read-only} where nothing can be written
     */
    public Path init(Path folder, String scripts) {
        Path made = folder.resolve(scripts).normalize();
        Path ini = folder.resolve(ProjectFinder.ALEMBIC_INI);
        try {
            if (Files.isDirectory(made)) {
                try (Stream<Path> files = Files.list(made)) {
                    if (files.findAny().isPresent()) {
                        throw wrong("Directory " + made + " already exists and is not empty.",
                                "Choose another folder.");
                    }
                }
            }
            if (Files.exists(folder.resolve(ProjectFinder.SETTINGS)) && !Files.exists(ini)) {
                throw wrong("There is a project of SQL files already: " + folder.resolve(ProjectFinder.SETTINGS) + ".",
                        "Choose another folder.");
            }
            Files.createDirectories(made.resolve("versions"));
            String name = folder.toAbsolutePath().normalize().relativize(made.toAbsolutePath().normalize()).toString()
                    .replace('\\', '/').replace("%", "%%");
            if (!Files.exists(ini)) {
                write(ini, text("alembic.ini").replace("{folder}", name));
            }
            write(made.resolve("env.py"), text("env.py"));
            write(made.resolve("README"), text("README"));
            write(made.resolve("script.py.mako"), AlembicTemplate.standard());
            return ini.toRealPath();
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY,
                    "The folder " + folder + " cannot be written: " + FileFault.reason(e), e)
                    .hint("Check its rights, or choose another folder.");
        }
    }

    private static RetortException wrong(String message, String hint) {
        return new RetortException(ProblemCode.INVALID_SETTINGS, message).hint(hint);
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = AlembicWriter.class.getResourceAsStream("alembic/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
