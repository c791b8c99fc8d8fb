package dev.retort.engine;

import java.nio.file.Path;
import java.util.List;

import dev.retort.problem.RetortException;
import dev.retort.project.Project;
import dev.retort.script.ScriptFolder;

/** A project as it was read at one moment. A file that cannot be read does not keep the others from being shown. */
public final class OpenProject {

    private final Project project;
    private final ScriptFolder scripts;
    private final List<RetortException> problems;

    OpenProject(Project project, ScriptFolder scripts, List<RetortException> problems) {
        this.project = project;
        this.scripts = scripts;
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

    /** Whether every file could be read and the graph is sound. */
    public boolean isReadable() {
        return problems.isEmpty();
    }
}
