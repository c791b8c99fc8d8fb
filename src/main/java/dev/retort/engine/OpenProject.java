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
    private final @Nullable PartialGraph graph;
    private final List<RetortException> problems;

    /** @param graph of what could be read; null where that is no graph */
    OpenProject(Project project, ScriptFolder scripts, @Nullable PartialGraph graph, List<RetortException> problems) {
        this.project = project;
        this.scripts = scripts;
        this.graph = graph;
        this.problems = List.copyOf(problems);
    }

    /** Its settings. */
    public Project project() {
        return project;
    }

    /** The folder its settings lie in, absolute. */
    public Path folder() {
        return project.folder();
    }

    /** Its revision files as they were when it was opened, those that cannot be read among the problems. */
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

    /**
     * The whole graph, which everything that changes a database needs.
     *
     * @throws RetortException the first of {@link #problems()}, where there is one
     */
    public RevisionGraph graph() {
        if (!problems.isEmpty()) {
            throw problems.getFirst();
        }
        return shownGraph();
    }

    /** Whether {@link #shownGraph()} answers: also where some files cannot be read and the others are a graph. */
    public boolean isShown() {
        return graph != null;
    }

    /**
     * The graph of what could be read, to be looked at: the whole one where there is no problem. Where there is one, a
     * revision that follows an unreadable one is a base of it.
     *
     * @throws RetortException the first of {@link #problems()}, where the rest is no graph either
     */
    public RevisionGraph shownGraph() {
        if (graph == null) {
            throw problems.getFirst();
        }
        return graph.graph();
    }

    /** What a revision of {@link #shownGraph()} revises or depends on that no readable file has; mostly nothing. */
    public List<String> cutOff(String revision) {
        return graph == null ? List.of() : graph.cutOff().getOrDefault(revision, List.of());
    }
}
