package dev.retort.engine;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;
import dev.retort.project.Project;
import dev.retort.revision.RevisionGraph;
import dev.retort.script.ScriptFolder;

/** A project as it was read at one moment. A file that cannot be read does not keep the others from being shown. */
public final class OpenProject {

    private final Project project;
    private final ScriptFolder scripts;
    private final @Nullable RevisionGraph graph;
    private final List<RetortException> problems;

    OpenProject(Project project, ScriptFolder scripts, @Nullable RevisionGraph graph, List<RetortException> problems) {
        this.project = project;
        this.scripts = scripts;
        this.graph = graph;
        this.problems = List.copyOf(problems);
    }

    public Project project() {
        return project;
    }

    public Path folder() {
        return project.folder();
    }

    public ScriptFolder scripts() {
        return scripts;
    }

    /** What is wrong with the files, one for each; empty where all is well. */
    public List<RetortException> problems() {
        return problems;
    }

    /** Whether {@link #graph()} answers. */
    public boolean isReadable() {
        return problems.isEmpty() && graph != null;
    }

    /** @throws RetortException the first of {@link #problems()}, where there is one */
    public RevisionGraph graph() {
        if (!problems.isEmpty()) {
            throw problems.getFirst();
        }
        if (graph == null) {
            throw new IllegalStateException("a project without problems has a graph");
        }
        return graph;
    }
}
