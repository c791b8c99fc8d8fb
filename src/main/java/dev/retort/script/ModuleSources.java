package dev.retort.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.value.Host.ModuleSource;

/**
 * The texts of a project's own Python modules, for revisions that import some. Nothing outside the project is read, not
 * through links either, and nothing that is larger than the evaluator takes.
 */
public final class ModuleSources implements Function<String, @Nullable ModuleSource> {

    /** {@code importlib.import_module} takes a revision's file name too, which is no name of Python's. */
    private static final Pattern NAME = Pattern
            .compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*(\\.[\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*)*");

    private final Path project;
    private final Path boundary;
    private final List<Path> roots;

    private ModuleSources(Path project, Path boundary, List<Path> roots) {
        this.project = project;
        this.boundary = boundary;
        this.roots = roots;
    }

    /**
     * The sources of a project.
     *
     * @param project its folder, real; shown names are relative to it
     * @param sysPath folders its settings put first
     * @param scripts the folder with {@code env.py}
     */
    public static ModuleSources of(Path project, List<Path> sysPath, Path scripts) {
        Set<Path> roots = new LinkedHashSet<>(sysPath);
        roots.add(project);
        roots.add(outermostPackage(scripts));
        roots.add(Objects.requireNonNullElse(scripts.getParent(), scripts));
        roots.add(project.resolve("src"));
        roots.add(outermostPackage(project));
        Path boundary = boundary(project);
        return new ModuleSources(project, boundary, List.copyOf(roots));
    }

    /** The folder that Python would have on its path for a package this folder is part of. */
    private static Path outermostPackage(Path folder) {
        Path found = folder;
        while (Files.exists(found.resolve("__init__.py")) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }

    /** The repository the project is part of; without one, the package it is inside of, or the project itself. */
    private static Path boundary(Path project) {
        for (Path folder = project; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        Path above = outermostPackage(project);
        return above.equals(project) ? project : above.resolve(above.relativize(project).getName(0));
    }

    @Override
    public @Nullable ModuleSource apply(String name) {
        if (!NAME.matcher(name).matches()) {
            return null;
        }
        try {
            String path = name.replace('.', '/');
            List<Path> bare = new ArrayList<>();
            for (Path root : roots) {
                Path folder = root.resolve(path);
                if (Files.isRegularFile(folder.resolve("__init__.py"))) {
                    return read(folder.resolve("__init__.py"), true);
                }
                Path file = root.resolve(path + ".py");
                if (Files.isRegularFile(file)) {
                    return read(file, false);
                }
                if (Files.isDirectory(folder) && folder.toRealPath().startsWith(boundary)) {
                    bare.add(folder);
                }
            }
            return bare.isEmpty()
                    ? null
                    : new ModuleSource("", ScriptFolderReader.shownName(project, bare.getFirst()), true);
        } catch (IOException | InvalidPathException | RetortException _) {
            // What cannot be read counts as not there: whoever uses it is told that it is unknown.
            return null;
        }
    }

    private @Nullable ModuleSource read(Path file, boolean isPackage) throws IOException {
        Path real = file.toRealPath();
        if (!real.startsWith(boundary) || Files.size(real) > EvaluationLimits.STANDARD.sourceBytes()) {
            return null;
        }
        String shown = ScriptFolderReader.shownName(project, real);
        String text = ScriptText.normalize(AlembicScriptReader.decode(Files.readAllBytes(real), shown));
        return new ModuleSource(text, shown, isPackage);
    }
}
